import { Button, ConfigProvider } from 'antd'
import { useState } from 'react'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { problemOf } from '../../../kit/problem.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { StaffForm } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import type { PolicyEditor } from '../../StaffScreens.tsx'
import { at } from '../../../kit/form/at.ts'
import { useCatalogue } from '../../queries.ts'
import { useEditItem } from '../queries.ts'
import { words } from '../words.ts'
import { catalogueFaultWords } from '../words/faults.ts'
import { itemWords } from '../words/item.ts'
import { Basics } from './Basics.tsx'
import { CloseItem } from './CloseItem.tsx'
import { Conditions, Dates, Legal, Limits, PriceFields } from './parts.tsx'
import { Listed } from './Listed.tsx'
import { QuestionsEditor } from './QuestionsEditor.tsx'
import { Responsibles } from './Responsibles.tsx'
import { codeFaults, itemFaults, itemOf, itemPaths, type ItemValues } from './values.ts'

export interface ItemFormProps {
  start: ItemValues
  /** The version on the screen; 0 for a new one. */
  base: number
  /** Under which name what was changed and not saved stays on this device. */
  draft: string
  readOnly: boolean
  PolicyEditor: PolicyEditor
}

export function ItemForm({ start, base, draft, readOnly, PolicyEditor: Editor }: ItemFormProps) {
  const t = useWords(words)
  const own = useWords(itemWords)
  const say = useDone()
  const navigate = useNavigate()
  const edit = useEditItem()
  const catalogue = useCatalogue()
  const [closing, setClosing] = useState(false)
  const [id, setId] = useState(mint)
  const form = useForm<ItemValues>({
    start,
    words: catalogueFaultWords,
    check: (v) => [...(base === 0 ? codeFaults(v.code.trim(), catalogue.data?.items ?? []) : []), ...itemFaults(v)],
    ...(!readOnly && { draft: `item:${draft}` }),
  })
  const send = async (v: ItemValues) => {
    try {
      const { version } = await at(itemPaths, () =>
        edit.mutateAsync({ params: { code: v.code.trim() }, body: { id, base, item: itemOf(v) } }),
      )
      say(t('savedVersion', { n: version }))
      if (base === 0) navigate(`/catalogue/items/${v.code.trim()}`, { replace: true })
    } catch (error) {
      // Another body under the same id would be refused; what was refused was not done.
      if (problemOf(error)) setId(mint())
      throw error
    }
  }
  return (
    <ConfigProvider componentDisabled={readOnly}>
      <StaffForm
        form={form}
        onSend={send}
        okText={own('saveAs', { n: base + 1 })}
        footless={readOnly}
        beside={base > 0 && <Button onClick={() => setClosing(true)}>{own('stop')}…</Button>}
      >
        {form.fromDraft && (
          <p className="note" role="status">
            {own('unsaved')}{' '}
            <Button type="link" size="small" onClick={form.reset}>
              {own('dropUnsaved')}
            </Button>
          </p>
        )}
        <Basics form={form} isNew={base === 0} />
        <Limits form={form} />
        <Conditions form={form} />
        <Responsibles form={form} readOnly={readOnly} />
        <Listed form={form} readOnly={readOnly} />
        <QuestionsEditor form={form} readOnly={readOnly} />
        <PriceFields form={form} />
        <Legal form={form} />
        <fieldset className="part">
          <legend>{own('policy')}</legend>
          <Editor value={form.values.policy} onChange={(policy) => form.set({ policy })} readOnly={readOnly} />
        </fieldset>
        <Dates form={form} />
      </StaffForm>
      {closing && <CloseItem code={start.code} onClose={() => setClosing(false)} />}
    </ConfigProvider>
  )
}
