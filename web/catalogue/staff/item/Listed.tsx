import { Button, Select } from 'antd'
import type { ListKind, ListRef } from '../../../../domain/catalogue/schema.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFault } from '../../../kit/staff/Fields.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { listKindWords } from '../../words.ts'
import { useLists } from '../queries.ts'
import { words } from '../words.ts'
import { itemWords } from '../words/item.ts'
import type { ItemValues } from './values.ts'

/** The lines of the lists that speak of this kind of matter. */
export function Listed({ form, readOnly }: { form: FormState<ItemValues>; readOnly: boolean }) {
  const t = useWords(itemWords)
  const all = useWords(words)
  const fault = useFault(form, 'listed')
  const { listed } = form.values
  const put = (i: number, ref: ListRef) => form.set({ listed: listed.map((r, k) => (k === i ? ref : r)) })
  return (
    <fieldset className="part">
      <legend>{t('listed')}</legend>
      <p className="hint">{t('listedHint')}</p>
      {listed.map((ref, i) => (
        <div key={nth(i)} className="line-row">
          <One ref_={ref} onChange={(next) => put(i, next)} />
          {!readOnly && (
            <Button
              type="text"
              aria-label={`${all('remove')} ${i + 1}`}
              icon={<Icon name="close" />}
              onClick={() => form.set({ listed: listed.filter((_, k) => k !== i) })}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <p>
          <Button
            icon={<Icon name="plus" />}
            onClick={() => form.set({ listed: [...listed, { list: 'grid-duties', no: '1' }] })}
          >
            {all('addLine')}
          </Button>
        </p>
      )}
      {fault && (
        <p className="wrong" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

/** Rows have no name of their own: the first stays the first. */
const nth = (i: number) => `row-${i}`

function One({ ref_: ref, onChange }: { ref_: ListRef; onChange: (ref: ListRef) => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const { data } = useLists(ref.list)
  return (
    <div className="side">
      <Select
        aria-label={t('list')}
        value={ref.list}
        onChange={(list: ListKind) => onChange({ list, no: '1' })}
        options={Object.entries(listKindWords).map(([value, word]) => ({
          value: value as ListKind,
          label: wordIn(word, lang),
        }))}
      />
      <Select
        aria-label={t('no')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={ref.no}
        onChange={(no: string) => onChange({ ...ref, no })}
        options={(data?.items ?? []).map((l) => ({ value: l.no, label: `${l.no} ${l.text}` }))}
      />
    </div>
  )
}
