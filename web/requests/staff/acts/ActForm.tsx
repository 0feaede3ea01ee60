import { Button } from 'antd'
import { useState } from 'react'
import type { StaffAct } from '../../../../domain/requests/acts.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { StaffForm } from '../../../kit/staff/FormDialog.tsx'
import { staffWords } from '../../../kit/staff/words.ts'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import { usePerform, type Acted, type RequestView } from '../queries.ts'
import { actFaultWords } from '../words/acts.ts'
import { ActFields } from './ActFields.tsx'
import { bodyOf, missing, shownFields, startOf, unasked } from './body.ts'
import { Changed } from './Changed.tsx'
import { newOrder, wholeUnit, type Chosen } from './orders.ts'
import { actFields, type Values } from './table.ts'
import { useDid, useIds, faultsAt } from './useSend.ts'

export interface ActFormProps {
  view: RequestView
  kind: StaffAct
  order?: string | undefined
  /** What it begins with, beside the table's own. */
  start?: Values
  onDone: (acted: Acted) => void
  onCancel?: () => void
  /** The one filled button of the screen. */
  filled?: boolean
  /** With it the button stands elsewhere and sends this form by its id. */
  formId?: string
}

/** Any act whose form is made from the table. */
export function ActForm({ view, kind, order, start, onDone, onCancel, filled = false, formId }: ActFormProps) {
  const act = useWords(actWords)
  const kit = useWords(staffWords)
  const perform = usePerform()
  const did = useDid()
  const ids = useIds()
  const [begun] = useState(view.seq)
  const [known, setKnown] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const form = useForm<Values>({
    start: { ...startOf(kind), ...start },
    words: actFaultWords,
    check: (v) => missing(kind, v),
  })
  const send = async (values: Values) => {
    const mint = ids.again()
    const id = mint()
    const body = await withUnits(kind, bodyOf(kind, values), known, mint)
    const names = actFields[kind].map((f) => f.name)
    const acted = await faultsAt(
      names,
      perform(view.id, kind, { ...body, ...unasked(kind, { view, order, mint }), id }),
    )
    did(view, kind, acted)
    onDone(acted)
  }
  const keep = (chosen: Chosen[]) => setKnown((old) => new Map([...old, ...chosen.map((c) => [c.code, c] as const)]))
  return (
    <StaffForm
      form={form}
      onSend={send}
      filled={filled}
      {...(formId && { id: formId, footless: true })}
      okText={act(kind)}
      beside={onCancel && <Button onClick={onCancel}>{kit('cancel')}</Button>}
    >
      <ActFields
        form={form}
        fields={shownFields(kind, form.values)}
        view={view}
        order={order}
        onUnits={keep}
        kind={kind}
      />
      {form.error !== undefined && <Changed view={view} since={begun} error={form.error} />}
    </StaffForm>
  )
}

/** Units are chosen by code; an order names more of them. */
async function withUnits(
  kind: StaffAct,
  body: Values,
  known: ReadonlyMap<string, Chosen>,
  mint: () => string,
): Promise<Values> {
  const chosen = (code: string): Chosen => known.get(code) ?? { code, name: code }
  const out = { ...body }
  for (const field of actFields[kind]) {
    const value = body[field.name]
    if (value === undefined) continue
    if (field.as === 'order') out[field.name] = await newOrder(chosen(value as string), 'lead', field.name, mint)
    if (field.as === 'orders') {
      const role = kind === 'co-handle' ? 'helper' : 'lead'
      out[field.name] = await Promise.all(
        (value as string[]).map((code) => newOrder(chosen(code), role, field.name, mint)),
      )
    }
  }
  if (kind === 'hand-down') out['party'] = (await wholeUnit(chosen(body['unit'] as string), 'unit')).party
  return out
}
