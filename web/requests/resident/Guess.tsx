import { useEffect, useMemo } from 'react'
import { Icon } from '../../kit/ui/Icon.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { questionFaults, type Questions } from '../../kit/form/questions.ts'
import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import { useItem, useItems } from '../queries.ts'
import type { ReportDraft } from './draft.ts'
import { guessesOf, type Guessable } from './guess.ts'
import { words } from './words.ts'

const none: Guessable[] = []

/** Service items the words may mean; nothing without a catalogue. */
export function useGuesses(text: string): Guessable[] {
  const items = useItems().data?.items
  return useMemo(
    () =>
      items
        ? guessesOf(
            items.filter((i) => i.forResidents),
            text,
          )
        : none,
    [items, text],
  )
}

export interface GuessProps {
  form: FormState<ReportDraft>
  guesses: readonly Guessable[]
}

/** To agree with, or not: the dispatcher sorts it anyway. */
export function Guess({ form, guesses }: GuessProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const { item } = form.values
  if (guesses.length === 0 && !item) return null
  const press = (code: string) => form.set({ item: item === code ? undefined : code, answers: {} })
  return (
    <fieldset className="field">
      <legend>{t('guess')}</legend>
      <div className="tags">
        {guesses.map(({ code, name }) => (
          <label key={code} className="tag">
            <input type="checkbox" checked={item === code} onChange={() => press(code)} />
            <Icon name="ok" />
            <span>{(lang === 'en' && name.en) || name.zh}</span>
          </label>
        ))}
      </div>
      {item && <More form={form} code={item} />}
    </fieldset>
  )
}

// The questions on the screen, for the check before the next page.
let asked: { item: string; schema: Questions } | undefined

export const answerFaults = ({ item, answers }: ReportDraft) =>
  item && asked?.item === item ? questionFaults(asked.schema, answers ?? {}, 'answers') : []

/** What the item asks beside the words, if anything. */
function More({ form, code }: { form: FormState<ReportDraft>; code: string }) {
  const schema = useItem(code).data?.form as Questions | undefined
  useEffect(() => {
    asked = schema && { item: code, schema }
  }, [code, schema])
  return schema && Object.keys(schema.properties).length > 0 ? (
    <SchemaForm form={form} name="answers" schema={schema} />
  ) : null
}
