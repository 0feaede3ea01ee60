/** What can be done about a refused visit: nothing is lost, and who was met all the same is recorded. */
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { modes } from '../../../domain/records/said.ts'
import type { Mode } from '../../../domain/records/schema.ts'
import { call } from '../../kit/client.ts'
import { language } from '../../kit/language.ts'
import { laidBeside, type Beside, type Mender, type Refused } from '../../kit/outbox/mend.ts'
import { wordIn, type Word } from '../../kit/words.ts'
import { rhythmWords } from '../rhythm-words.ts'
import { personsIn } from './held.ts'
import { words } from './words.ts'

const personOf = ({ thread }: Pick<Refused, 'thread'>) => personsIn(thread)[0]
const isVisit = ({ path }: Pick<Refused, 'path'>) => path === visitsApi.visit.path
const moved = ({ because }: Refused) => because.faults?.some((f) => f.code === 'person-moved') ?? false

const rhythmIn = (rhythm: string) => {
  const [, n] = /^days-(\d+)$/.exec(rhythm) ?? []
  return wordIn(rhythmWords[n ? 'days' : (rhythm as 'month')], language.get(), { n: n ?? '' })
}

/** A wish in words, for whoever must choose between two. */
const wishFields = (): Record<string, Beside> => {
  const say = (word: Word) => wordIn(word, language.get())
  return {
    ways: {
      label: words.way,
      said: (v) => (v as Mode[]).map((m) => say(modes[m])).join('、') || say(words.asPlanned),
    },
    rhythm: { label: words.often, said: (v) => (v ? rhythmIn(v as string) : say(words.asPlanned)) },
    doorbells: {
      label: words.bells,
      said: (v) => (v === null ? say(words.asPlanned) : wordIn(words.bellsN, language.get(), { n: Number(v) })),
    },
  }
}

export const visitsMender: Mender = {
  mine: (letter) => personOf(letter) !== undefined,
  advice: (letter) => (moved(letter) ? words.movedAdvice : undefined),
  both: async (letter, body) => {
    const person = personOf(letter)
    if (!person || !letter.path.endsWith('/wish')) return undefined
    const day = await call(visitsApi.day, { query: { days: 8 } }, { gate: false, repeats: 0 })
    const now = day.people.find((p) => p.id === person)?.wish
    if (!now) return undefined
    const { ways, rhythm, doorbells } = now
    const base = { ways, rhythm, doorbells }
    return laidBeside(wishFields(), body, base, (b, op) => ({ ...b, id: op, base }))
  },
  ways: (letter) => {
    const person = personOf(letter)
    if (!person || letter.file) return []
    return [
      ...(moved(letter) && isVisit(letter)
        ? [
            {
              word: words.movedYes,
              change: (body: Record<string, unknown>, op: string) => ({ body: { ...body, id: op, elsewhere: true } }),
            },
          ]
        : []),
      { word: words.lookAgain, to: `/visits/${person}` },
    ]
  },
}
