import { lazy, Suspense, useEffect, useMemo } from 'react'
import { Entry } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { questionFaults, type Questions } from '../../kit/form/questions.ts'
import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import { useItem, useItems } from '../queries.ts'
import type { ReportDraft } from './draft.ts'
import { guessesOf, type Guessable as Named } from '../../../domain/catalogue/guess.ts'
import type { ItemBrief } from '../../../domain/catalogue/schema.ts'
import { words } from './words.ts'

// Few items ask anything: only who answers one fetches the fields.
const Asked = lazy(async () => ({ default: (await import('./Asked.tsx')).Asked }))

type Guessable = Named & Pick<ItemBrief, 'emergency' | 'instead'>

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
  // What has a page of its own is no choice here; a draft of another day may still hold it.
  const chosen = guesses.filter((g) => !g.instead)
  const harm = guesses.some((g) => g.instead === 'harm')
  if (guesses.length === 0 && !item) return null
  const press = (code: string) => form.set({ item: item === code ? undefined : code, answers: {} })
  return (
    <>
      {harm && <Entry to="/harm" icon="shield" title={t('harm')} hint={t('harmHint')} />}
      {(chosen.length > 0 || item) && (
        <fieldset className="field">
          <legend>{t('guess')}</legend>
          <div className="tags">
            {chosen.map(({ code, name }) => (
              <label key={code} className="tag">
                <input type="checkbox" checked={item === code} onChange={() => press(code)} />
                <Icon name="ok" />
                <span>{(lang === 'en' && name.en) || name.zh}</span>
              </label>
            ))}
          </div>
          {item && <More form={form} code={item} />}
        </fieldset>
      )}
    </>
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
    <Suspense>
      <Asked form={form} schema={schema} />
    </Suspense>
  ) : null
}
