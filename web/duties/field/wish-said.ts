/** A wish in words: on the card, and for whoever must choose between two. */
import type { Wish } from '../../../domain/duties/schema.ts'
import { modes } from '../../../domain/records/said.ts'
import type { Mode } from '../../../domain/records/schema.ts'
import { language } from '../../kit/language.ts'
import type { Beside } from '../../kit/outbox/mend.ts'
import { wordIn, type Word } from '../../kit/words.ts'
import { rhythmWords } from '../rhythm-words.ts'
import { whomWords } from '../call-words.ts'
import { visitorWords, words } from './words.ts'

const say = (word: Word, holes?: Record<string, string | number>) => wordIn(word, language.get(), holes)

const rhythmIn = (rhythm: string) => {
  const [, n] = /^days-(\d+)$/.exec(rhythm) ?? []
  return say(rhythmWords[n ? 'days' : (rhythm as 'month')], { n: n ?? '' })
}

export const wishFields = (): Record<string, Beside> => ({
  visitor: {
    label: words.byWhom,
    said: (v) => say(v ? visitorWords[v as 'same'] : words.asPlanned),
  },
  ways: {
    label: words.way,
    said: (v) => (v as Mode[]).map((m) => say(modes[m])).join('、') || say(words.asPlanned),
  },
  rhythm: { label: words.often, said: (v) => (v ? rhythmIn(v as string) : say(words.asPlanned)) },
  doorbells: {
    label: words.bells,
    said: (v) => (v === null ? say(words.asPlanned) : say(words.bellsN, { n: Number(v) })),
  },
  calls: {
    label: words.callFirst,
    said: (v) => (v as Wish['calls']).map((c) => say(whomWords[c])).join('、'),
  },
})

const usual = ['person', 'neighbour', 'emergency'].join()

/** What they said otherwise than the plan, piece by piece; nothing where they said nothing. */
export function wishSaid(wish: Wish): string[] {
  const fields = wishFields()
  return [
    ...(['visitor', 'rhythm', 'doorbells'] as const).filter((f) => wish[f] != null),
    ...(wish.ways.length > 0 ? (['ways'] as const) : []),
    ...(wish.calls.length > 0 && wish.calls.join() !== usual ? (['calls'] as const) : []),
  ].map((f) => say(words.wishPart, { what: say(fields[f]!.label), said: fields[f]!.said(wish[f]) }))
}
