/** Conditions in words, and the codes a condition may name. */
import type { Condition, Simple } from '../../../../domain/indicators/schema.ts'
import type { CodeField } from '../../../../domain/indicators/vocabulary.ts'
import { causes, excuses, states, tiers } from '../../../../domain/duties/said.ts'
import { modes, origins, outcomes } from '../../../../domain/records/said.ts'
import { earlyEndings } from '../../../../domain/requests/vocabulary.ts'
import { useUnitChoices } from '../../../organisations/queries.ts'
import { usePlans } from '../../queries.ts'
import { useCatalogue } from '../../../catalogue/queries.ts'
import { useLanguage, type Lang } from '../../../kit/language.ts'
import type { Choice } from '../../../kit/staff/Fields.tsx'
import { useCares } from '../../../people/queries.ts'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import {
  channelWords,
  evaluationWords,
  intentWords,
  lineWords,
  statusWords,
  urgencyWords,
} from '../../../requests/words.ts'
import { defineIndicatorWords } from '../../words/define.ts'
import { fieldWords, opWords } from '../../words/fields.ts'
import { askedOf, simplesOf } from './shape.ts'

const choicesIn = (words: Words, lang: Lang): Choice[] =>
  Object.entries(words).map(([value, word]) => ({ value, label: wordIn(word, lang) }))

const endings = Object.fromEntries(earlyEndings.map((e) => [e, statusWords[e]]))

/** What a fact that is a code may be. */
export function useCodeChoices(): (field: CodeField) => Choice[] {
  const lang = useLanguage()
  const { data } = useCatalogue()
  const cares = useCares()
  const plans = usePlans()
  const units = useUnitChoices()
  const named = (all: readonly { code: string; name: { zh: string; en?: string | undefined } }[] = []) =>
    all.map((x) => ({ value: x.code, label: (lang === 'en' && x.name.en) || x.name.zh }))
  const lists: Record<CodeField, () => Choice[]> = {
    item: () => named(data?.items),
    category: () => named(data?.categories),
    line: () => choicesIn(lineWords, lang),
    channel: () => choicesIn(channelWords, lang),
    urgency: () => choicesIn(urgencyWords, lang),
    intent: () => choicesIn(intentWords, lang),
    ending: () => choicesIn(endings, lang),
    evaluation: () => choicesIn(evaluationWords, lang),
    plan: () => [...new Map(named(plans.data?.items).map((p) => [p.value, p])).values()],
    care: () => cares.open,
    tier: () => choicesIn(tiers, lang),
    state: () => choicesIn(states, lang),
    cause: () => choicesIn(causes, lang),
    excuse: () => choicesIn(excuses, lang),
    way: () => choicesIn(modes, lang),
    origin: () => choicesIn(origins, lang),
    mode: () => choicesIn(modes, lang),
    outcome: () => choicesIn(outcomes, lang),
    programme: () => [],
    provider: () => units,
  }
  return (field) => lists[field]()
}

/** 服务事项是其中之一：路灯不亮、路面坏了 */
export function useSaid(): (condition: Condition) => string {
  const t = useWords(defineIndicatorWords)
  const field = useWords(fieldWords)
  const op = useWords(opWords)
  const choices = useCodeChoices()
  const one = (c: Simple): string => {
    const asked = askedOf(c, 0)
    const codes = () => {
      const known = new Map(choices(c.field as CodeField).map((x) => [x.value, x.label]))
      return asked.codes.map((code) => known.get(code) ?? code).join(t('comma'))
    }
    const what = asked.n ?? (asked.codes.length > 0 ? codes() : '')
    const said = `${op(asked.op!)}${what === '' ? '' : ` ${what}`}`
    return `${field(c.field)}${t('colon')}${said}`
  }
  return (condition) =>
    simplesOf(condition)
      .map(one)
      .join(` ${t('or')} `)
}
