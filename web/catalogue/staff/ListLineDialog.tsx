import { useState } from 'react'
import type { ListKind } from '../../../domain/catalogue/schema.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { dayText } from '../../kit/shanghai.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { Framed, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { UnitField } from '../../organisations/UnitField.tsx'
import { useUnitNames } from '../../organisations/queries.ts'
import { at } from '../../kit/form/at.ts'
import { useEditList, type ListLine } from './queries.ts'
import { words } from './words.ts'
import { catalogueFaultWords } from './words/faults.ts'

/** The next version of one line; taken off, it ends on that day and stays in history. */
export function ListLineDialog({
  list,
  line,
  onClose,
}: {
  list: ListKind
  line: ListLine | undefined
  onClose: () => void
}) {
  const t = useWords(words)
  const say = useDone()
  const edit = useEditList()
  const nameOf = useUnitNames()
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm({
    start: {
      no: line?.no ?? '',
      heading: line?.heading ?? '',
      text: line?.text ?? '',
      lead: line?.lead ?? null,
      helpers: line?.helpers ?? [],
      source: line?.source ?? '',
      from: today,
      closed: false,
    },
    words: catalogueFaultWords,
    check: (v) =>
      (['no', 'text', 'source', 'from'] as const).flatMap((path) =>
        v[path].trim() ? [] : [{ path, code: 'required' }],
      ),
  })
  const send = (v: typeof form.values) => {
    const { closed, ...rest } = v
    return at({ 'item.helpers.': 'helpers.', 'item.': '' }, () =>
      edit.mutateAsync({ body: { id, base: line?.version ?? 0, item: { ...rest, list, to: null }, closed } }),
    )
  }
  const known = [...(line?.lead ? [line.lead] : []), ...(line?.helpers ?? [])].map((code) => ({
    code,
    name: nameOf(code),
  }))
  return (
    <FormDialog
      title={line ? t('editLine', { no: line.no }) : t('addLine')}
      form={form}
      okText={t('save')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <div className="side">
        {!line && <TextInput form={form} name="no" label={t('no')} maxLength={6} first />}
        <TextInput form={form} name="heading" label={t('heading')} optional maxLength={40} />
        <TextInput form={form} name="from" label={t('from')} type="date" />
      </div>
      <TextBox form={form} name="text" label={t('text')} rows={2} maxLength={300} first={line !== undefined} />
      <UnitField form={form} name="lead" label={t('lead')} optional known={known} />
      <Framed form={form} name="helpers" label={t('helpers')} optional>
        {({ id: field, status }) => (
          <UnitSelect
            id={field}
            status={status}
            many
            optional
            known={known}
            value={form.values.helpers}
            onChange={(helpers) => form.set({ helpers })}
          />
        )}
      </Framed>
      <TextInput form={form} name="source" label={t('source')} maxLength={120} />
      {line && <Tick form={form} name="closed" label={t('closeLine')} />}
    </FormDialog>
  )
}
