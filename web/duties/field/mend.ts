/** What can be done about a refused visit: nothing is lost, and who was met all the same is recorded. */
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { seenOf } from '../../../domain/duties/visits-rules.ts'
import { call } from '../../kit/client.ts'
import { laidBeside, type Mender, type Refused } from '../../kit/outbox/mend.ts'
import { personsIn } from './held.ts'
import { wishFields } from './wish-said.ts'
import { words } from './words.ts'

const personOf = ({ thread }: Pick<Refused, 'thread'>) => personsIn(thread)[0]
const isVisit = ({ path }: Pick<Refused, 'path'>) => path === visitsApi.visit.path
const moved = ({ because }: Refused) => because.faults?.some((f) => f.code === 'person-moved') ?? false

export const visitsMender: Mender = {
  mine: (letter) => personOf(letter) !== undefined,
  advice: (letter) => (moved(letter) ? words.movedAdvice : undefined),
  both: async (letter, body) => {
    const person = personOf(letter)
    if (!person || !letter.path.endsWith('/wish')) return undefined
    const day = await call(visitsApi.day, { query: { days: 8 } }, { gate: false, repeats: 0 })
    const now = day.people.find((p) => p.id === person)?.wish
    if (!now) return undefined
    const base = seenOf(now)
    return laidBeside(wishFields(), body, { ...base }, (b, op) => ({ ...b, id: op, base }))
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
