import { Button, InputNumber, Select } from 'antd'
import type { About, CodeField } from '../../../../domain/indicators/vocabulary.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useFault } from '../../../kit/staff/Fields.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { defineIndicatorWords } from '../../words/define.ts'
import { fieldWords, opWords } from '../../words/fields.ts'
import { useCodeChoices } from './said.ts'
import { fieldsOf, newAsked, nextKey, opsOf, withField, type Asked, type Row, type Side, type Values } from './shape.ts'

/** The conditions of one side, each built by choosing; several joined by 或者 make one of which one must hold. */
export function Conditions({ form, side }: { form: FormState<Values>; side: Side }) {
  const t = useWords(defineIndicatorWords)
  const rows = form.values[side]
  const put = (next: Row[]) => form.set({ [side]: next })
  const add = () => {
    const key = nextKey(form.values)
    put([...rows, { key, any: [newAsked(key + 1)] }])
  }
  return (
    <fieldset className="part conditions">
      <legend>{t(side)}</legend>
      <p className="hint">{t(`${side}Hint`)}</p>
      {rows.map((row, i) => (
        <One
          key={row.key}
          form={form}
          path={`${side}.${i}`}
          row={row}
          n={i + 1}
          onChange={(next) => put(rows.flatMap((r) => (r === row ? (next ? [next] : []) : [r])))}
        />
      ))}
      <p>
        <Button icon={<Icon name="plus" />} disabled={rows.length >= 12} onClick={add}>
          {t('addCondition')}
        </Button>
      </p>
    </fieldset>
  )
}

interface OneProps {
  form: FormState<Values>
  path: string
  row: Row
  n: number
  /** Without a row it is gone. */
  onChange: (row: Row | undefined) => void
}

function One({ form, path, row, n, onChange }: OneProps) {
  const t = useWords(defineIndicatorWords)
  const fault = useFault(form, path)
  const name = t('condition', { n })
  const set = (asked: Asked) => onChange({ ...row, any: row.any.map((a) => (a.key === asked.key ? asked : a)) })
  const drop = (asked: Asked) => {
    const any = row.any.filter((a) => a !== asked)
    onChange(any.length > 0 ? { ...row, any } : undefined)
  }
  return (
    <div className="condition" role="group" aria-label={name}>
      {row.any.map((asked, i) => (
        <div key={asked.key} className="asked">
          {i > 0 && <span className="small">{t('or')}</span>}
          <AskedFields
            about={form.values.about}
            asked={asked}
            name={row.any.length > 1 ? `${name} ${i + 1}` : name}
            onChange={set}
          />
          <Button
            type="text"
            aria-label={`${t('remove')} ${name} ${i + 1}`}
            icon={<Icon name="close" />}
            onClick={() => drop(asked)}
          />
        </div>
      ))}
      {fault && (
        <p className="wrong" role="alert">
          {fault}
        </p>
      )}
      <Button
        type="link"
        size="small"
        disabled={row.any.length >= 6}
        aria-label={`${name} ${t('addOr')}`}
        onClick={() => onChange({ ...row, any: [...row.any, newAsked(nextKey(form.values))] })}
      >
        {t('addOr')}
      </Button>
    </div>
  )
}

interface AskedProps {
  about: About
  asked: Asked
  name: string
  onChange: (a: Asked) => void
}

function AskedFields({ about, asked, name, onChange }: AskedProps) {
  const t = useWords(defineIndicatorWords)
  const field = useWords(fieldWords)
  const op = useWords(opWords)
  const choices = useCodeChoices()
  const groups = [
    ['flag', 'flags'],
    ['number', 'numbers'],
    ['code', 'lists'],
  ] as const
  return (
    <>
      <Select
        className="what"
        aria-label={`${name} ${t('field')}`}
        placeholder={t('field')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={asked.field}
        onChange={(next) => next && onChange(withField(asked, next))}
        options={groups.map(([kind, word]) => ({
          label: t(word),
          title: t(word),
          options: fieldsOf(about, kind).map((f) => ({ value: f, label: field(f) })),
        }))}
      />
      {asked.field && (
        <Select
          className="how"
          aria-label={`${name} ${t('op')}`}
          popupMatchSelectWidth={false}
          value={asked.op}
          onChange={(next) => onChange({ ...asked, op: next })}
          options={opsOf(asked.field).map((o) => ({ value: o, label: op(o) }))}
        />
      )}
      {(asked.op === 'atLeast' || asked.op === 'atMost') && (
        <InputNumber
          aria-label={`${name} ${t('number')}`}
          value={asked.n}
          onChange={(n) => onChange({ ...asked, n })}
        />
      )}
      {(asked.op === 'in' || asked.op === 'notIn') && (
        <Select
          className="which"
          // Programmes are codes that no list holds: they are typed.
          mode={asked.field === 'programme' ? 'tags' : 'multiple'}
          maxCount={30}
          aria-label={`${name} ${t('codes')}`}
          placeholder={t('codes')}
          showSearch={{ optionFilterProp: 'label' }}
          value={asked.codes}
          onChange={(codes) => onChange({ ...asked, codes })}
          options={choices(asked.field as CodeField)}
        />
      )}
    </>
  )
}
