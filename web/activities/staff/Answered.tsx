import type { Answers } from '../../../domain/activities/schema.ts'
import type { FormSchema } from '../../../domain/catalogue/form.ts'
import { titleIn } from '../../kit/form/questions.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { useLanguage, type Lang } from '../../kit/language.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** Answers beside their questions; nothing where nothing was asked. */
export function Answered({ schema, answers, title }: { schema: FormSchema; answers: Answers; title?: string }) {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const lang = useLanguage()
  const rows = Object.entries(schema.properties).flatMap(([name, q]): [string, string][] => {
    const value = answers[name]
    if (value === undefined) return []
    if (typeof value === 'boolean') return [[titleIn(q, lang), value ? kit('yes') : kit('no')]]
    return [[titleIn(q, lang), saidOf(q, value, lang)]]
  })
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{title ?? t('questions')}</h2>
      <Facts wide rows={rows} />
    </section>
  )
}

function saidOf(q: FormSchema['properties'][string], value: string | number, lang: Lang): string {
  const choice = 'oneOf' in q ? q.oneOf.find((c) => c.const === value) : undefined
  return choice ? titleIn(choice, lang) : String(value)
}
