import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useFault } from '../../../kit/staff/Fields.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { words } from '../words.ts'
import { itemWords } from '../words/item.ts'
import { moved, newChoice, newQuestion, type AnswerKind, type ChoiceRow, type QuestionRow } from './questions.ts'
import type { ItemValues } from './values.ts'

const kinds: [
  AnswerKind,
  'kindText' | 'kindLong' | 'kindChoice' | 'kindYes' | 'kindWhole' | 'kindNumber' | 'kindDate',
][] = [
  ['text', 'kindText'],
  ['long', 'kindLong'],
  ['choice', 'kindChoice'],
  ['yes-no', 'kindYes'],
  ['whole', 'kindWhole'],
  ['number', 'kindNumber'],
  ['date', 'kindDate'],
]

/** The extra questions, built by hand. */
export function QuestionsEditor({ form, readOnly }: { form: FormState<ItemValues>; readOnly: boolean }) {
  const t = useWords(itemWords)
  const all = useWords(words)
  const rows = form.values.questions
  const put = (next: QuestionRow[]) => form.set({ questions: next })
  return (
    <fieldset className="part">
      <legend>{t('questions')}</legend>
      {rows.length === 0 && <p className="none">{t('questionsNone')}</p>}
      {rows.map((row, i) => (
        <section key={row.name} className="question" aria-label={t('questionN', { n: i + 1 })}>
          <header>
            <b>{t('questionN', { n: i + 1 })}</b>
            {!readOnly && (
              <>
                <Button
                  type="text"
                  size="small"
                  aria-label={`${all('up')} ${i + 1}`}
                  disabled={i === 0}
                  icon={<Icon name="up" />}
                  onClick={() => put(moved(rows, i, -1))}
                />
                <Button
                  type="text"
                  size="small"
                  aria-label={`${all('down')} ${i + 1}`}
                  disabled={i === rows.length - 1}
                  icon={<Icon name="down" />}
                  onClick={() => put(moved(rows, i, 1))}
                />
                <Button
                  type="text"
                  size="small"
                  aria-label={`${all('remove')} ${t('questionN', { n: i + 1 })}`}
                  icon={<Icon name="close" />}
                  onClick={() => put(rows.filter((r) => r !== row))}
                />
              </>
            )}
          </header>
          <Question
            form={form}
            row={row}
            at={i}
            onChange={(next) => put(rows.map((r) => (r === row ? { ...r, ...next } : r)))}
          />
        </section>
      ))}
      {!readOnly && (
        <p>
          <Button icon={<Icon name="plus" />} onClick={() => put([...rows, newQuestion(rows)])}>
            {t('addQuestion')}
          </Button>
        </p>
      )}
    </fieldset>
  )
}

interface QuestionProps {
  form: FormState<ItemValues>
  row: QuestionRow
  at: number
  onChange: (change: Partial<QuestionRow>) => void
}

function Question({ form, row, at, onChange }: QuestionProps) {
  const t = useWords(itemWords)
  const missing = useFault(form, `questions.${at}.zh`)
  const id = `q-${row.name}`
  return (
    <>
      <div className="side">
        <div className="field">
          <label htmlFor={`${id}-zh`}>{t('questionZh')}</label>
          <Input
            id={`${id}-zh`}
            maxLength={200}
            status={missing ? 'error' : ''}
            value={row.zh}
            onChange={(e) => onChange({ zh: e.target.value })}
          />
          {missing && (
            <p className="wrong" role="alert">
              {missing}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor={`${id}-en`}>{t('questionEn')}</label>
          <Input id={`${id}-en`} maxLength={200} value={row.en} onChange={(e) => onChange({ en: e.target.value })} />
        </div>
      </div>
      <div className="side">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('kind')}</label>
          <Select
            id={`${id}-kind`}
            value={row.kind}
            onChange={(kind: AnswerKind) => onChange({ kind })}
            options={kinds.map(([value, word]) => ({ value, label: t(word) }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-hint`}>{t('hintZh')}</label>
          <Input
            id={`${id}-hint`}
            maxLength={300}
            value={row.hint}
            onChange={(e) => onChange({ hint: e.target.value })}
          />
        </div>
        {(row.kind === 'whole' || row.kind === 'number') && (
          <>
            <Bound id={`${id}-least`} label={t('least')} value={row.least} onChange={(least) => onChange({ least })} />
            <Bound id={`${id}-most`} label={t('most')} value={row.most} onChange={(most) => onChange({ most })} />
          </>
        )}
      </div>
      {row.kind === 'choice' && (
        <Choices form={form} at={at} choices={row.choices} onChange={(choices) => onChange({ choices })} />
      )}
      <Checkbox checked={row.required} onChange={(e) => onChange({ required: e.target.checked })}>
        {t('required')}
      </Checkbox>
    </>
  )
}

const Bound = ({
  id,
  label,
  value,
  onChange,
}: {
  id: string
  label: string
  value: number | null
  onChange: (value: number | null) => void
}) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <InputNumber id={id} value={value} onChange={onChange} />
  </div>
)

interface ChoicesProps {
  form: FormState<ItemValues>
  at: number
  choices: ChoiceRow[]
  onChange: (choices: ChoiceRow[]) => void
}

function Choices({ form, at, choices, onChange }: ChoicesProps) {
  const t = useWords(itemWords)
  const all = useWords(words)
  const fault = useFault(form, `questions.${at}.choices`)
  const put = (value: string, change: Partial<ChoiceRow>) =>
    onChange(choices.map((c) => (c.value === value ? { ...c, ...change } : c)))
  return (
    <div className="lines" role="group" aria-label={t('choices')}>
      {choices.map((c, i) => (
        <div key={c.value} className="line-row">
          <div className="side">
            <Input
              aria-label={t('choiceN', { n: i + 1 })}
              placeholder={t('choiceN', { n: i + 1 })}
              maxLength={200}
              value={c.zh}
              onChange={(e) => put(c.value, { zh: e.target.value })}
            />
            <Input
              aria-label={t('choiceEnN', { n: i + 1 })}
              placeholder={t('questionEn')}
              maxLength={200}
              value={c.en}
              onChange={(e) => put(c.value, { en: e.target.value })}
            />
          </div>
          <Button
            type="text"
            aria-label={`${all('remove')} ${t('choiceN', { n: i + 1 })}`}
            icon={<Icon name="close" />}
            onClick={() => onChange(choices.filter((x) => x.value !== c.value))}
          />
        </div>
      ))}
      {fault && (
        <p className="wrong" role="alert">
          {fault}
        </p>
      )}
      <p>
        <Button size="small" icon={<Icon name="plus" />} onClick={() => onChange([...choices, newChoice(choices)])}>
          {t('addChoice')}
        </Button>
      </p>
    </div>
  )
}
