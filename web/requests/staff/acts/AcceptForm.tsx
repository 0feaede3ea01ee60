import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Framed, Pick, Radios, TextBox } from '../../../kit/staff/Fields.tsx'
import { StaffForm } from '../../../kit/staff/FormDialog.tsx'
import { staffWords } from '../../../kit/staff/words.ts'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { ItemSelect } from '../../../catalogue/ItemSelect.tsx'
import { useServiceItem } from '../../../catalogue/queries.ts'
import { useCares } from '../../../people/queries.ts'
import { actWords, intentWords, lineWords, urgencyWords } from '../../words.ts'
import { usePerform, type Acted, type RequestView } from '../queries.ts'
import { actFaultWords, actFieldWords } from '../words/acts.ts'
import { Changed } from './Changed.tsx'
import { faultsAt, useDid, useIds } from './useSend.ts'

export interface NextActProps {
  view: RequestView
  onDone: (acted: Acted) => void
  onCancel?: () => void
  filled?: boolean
  formId?: string
}

interface Accept {
  item: string | null
  line: string | null
  intent: string | null
  urgency: string | null
  priority: string[] | null
  said: string
}

const fields = ['item', 'line', 'intent', 'urgency'] as const

/** What a proposal written into the stream said, the latest first. */
const proposed = (view: RequestView, key: string) =>
  view.timeline.find((e) => e.kind === 'propose' && typeof e.facts[key] === 'string')?.facts[key] as string | undefined

/** 受理: what kind of matter it is; line, intent and urgency follow from it and can be put right. */
export function AcceptForm({ view, onDone, onCancel, filled = false, formId }: NextActProps) {
  const t = useWords(actFieldWords)
  const act = useWords(actWords)
  const kit = useWords(staffWords)
  const lang = useLanguage()
  const cares = useCares()
  const perform = usePerform()
  const did = useDid()
  const ids = useIds()
  const [begun] = useState(view.seq)
  const start: Accept = {
    item: view.item?.id ?? proposed(view, 'item') ?? null,
    line: view.line ?? null,
    intent: view.intent ?? null,
    urgency: view.item ? view.urgency : null,
    priority: null,
    said: '',
  }
  const form = useForm<Accept>({
    start,
    words: actFaultWords,
    check: (v) => fields.filter((f) => !v[f]).map((path) => ({ path, code: 'required' })),
  })
  useItemDefaults(form)
  const send = async (v: Accept) => {
    const id = ids.again()()
    const body = {
      id,
      item: v.item,
      line: v.line,
      intent: v.intent,
      urgency: v.urgency,
      priority: v.priority ?? [],
      ...(v.said.trim() && { said: v.said.trim() }),
    }
    const acted = await faultsAt(Object.keys(v), perform(view.id, 'accept', body))
    did(view, 'accept', acted)
    onDone(acted)
  }
  const of = (words: Words) => Object.entries(words).map(([value, word]) => ({ value, label: wordIn(word, lang) }))
  return (
    <StaffForm
      form={form}
      onSend={send}
      filled={filled}
      okText={act('accept')}
      {...(formId && { id: formId, footless: true })}
      beside={onCancel && <Button onClick={onCancel}>{kit('cancel')}</Button>}
    >
      <Framed form={form} name="item" label={t('item')}>
        {({ id, status }) => (
          <ItemSelect
            id={id}
            status={status}
            value={form.values.item}
            onChange={(item, brief) =>
              form.set({ item, ...(brief && { line: brief.line, urgency: brief.urgency, intent: brief.intent }) })
            }
          />
        )}
      </Framed>
      <div className="side">
        <Pick form={form} name="line" label={t('line')} options={of(lineWords)} />
        <Pick form={form} name="intent" label={t('intent')} options={of(intentWords)} />
      </div>
      <Radios form={form} name="urgency" label={t('urgency')} options={of(urgencyWords)} />
      <Pick form={form} name="priority" label={t('priority')} many optional options={cares.open} />
      <TextBox form={form} name="said" label={t('saidToResident')} optional rows={2} maxLength={500} />
      {form.error !== undefined && <Changed view={view} since={begun} error={form.error} />}
    </StaffForm>
  )
}

/** The item's own line, intent and urgency, where nothing was chosen. */
function useItemDefaults(form: { values: Accept; set: (change: Partial<Accept>) => void }): void {
  const { data } = useServiceItem(form.values.item ?? undefined)
  const latest = useRef(form)
  latest.current = form
  useEffect(() => {
    const { values, set } = latest.current
    if (data?.code !== values.item || !data) return
    const change = {
      ...(!values.line && { line: data.line }),
      ...(!values.intent && { intent: data.intent }),
      ...(!values.urgency && { urgency: data.urgency }),
    }
    if (Object.keys(change).length > 0) set(change)
  }, [data, form.values.item])
}
