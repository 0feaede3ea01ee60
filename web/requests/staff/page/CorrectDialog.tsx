import { useState } from 'react'
import type { StaffAct } from '../../../../domain/requests/acts.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { momentField } from '../../../kit/staff/moment.ts'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import { ActFields } from '../acts/ActFields.tsx'
import { bodyOf, missing, shownFields, startOf } from '../acts/body.ts'
import { actFields, type ActField, type Values } from '../acts/table.ts'
import { faultsAt, useDid, useIds } from '../acts/useSend.ts'
import { usePerform, type Entry, type RequestView } from '../queries.ts'
import { words } from '../words.ts'
import { actFaultWords } from '../words/acts.ts'
import { acceptFields } from './accept-fields.ts'

export interface CorrectDialogProps {
  entry: Entry
  kind: StaffAct
  view: RequestView
  onClose: () => void
}

/** The form of the act again, filled with what was written; the whole body is sent, the first version stays in sight. */
export function CorrectDialog({ entry, kind, view, onClose }: CorrectDialogProps) {
  const t = useWords(words)
  const act = useWords(actWords)
  const perform = usePerform()
  const did = useDid()
  const ids = useIds()
  const fields = kind === 'accept' ? acceptFields : actFields[kind]
  const [start] = useState<Values>(() => ({
    ...startOf(kind),
    ...Object.fromEntries(fields.map((f) => [f.name, writtenIn(entry, f)])),
  }))
  const form = useForm<Values>({
    start,
    words: actFaultWords,
    check: (v) => (kind === 'accept' ? [] : missing(kind, v)),
  })
  const send = async (values: Values) => {
    const whole = {
      ...entry.facts,
      ...(entry.order && { order: entry.order }),
      ...bodyOf(kind, values, fields),
      id: entry.id,
    }
    const acted = await faultsAt(
      fields.map((f) => f.name),
      perform(view.id, 'correct', { id: ids.again()(), of: entry.id, fixed: whole }),
    )
    did(view, 'correct', acted)
  }
  return (
    <FormDialog
      title={t('correctTitle', { act: act(kind) })}
      note={t('correctNote')}
      form={form}
      okText={t('correct')}
      onSend={send}
      onClose={onClose}
    >
      <ActFields
        form={form}
        fields={kind === 'accept' ? acceptFields : shownFields(kind, form.values)}
        view={view}
        order={entry.order}
        onUnits={() => undefined}
        kind={kind}
      />
    </FormDialog>
  )
}

/** The value of a field as the act has it. */
function writtenIn(entry: Entry, field: ActField): unknown {
  if (field.as === 'files') return entry.files
  const fact = field.name
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], entry.facts)
  const value = entry.words[field.name] ?? fact
  if (value === undefined) return field.as === 'box' || field.as === 'text' ? '' : null
  if (field.as === 'moment') return momentField(value as string)
  if (typeof value === 'boolean' && field.as === 'radio') return value ? 'yes' : 'no'
  return value
}
