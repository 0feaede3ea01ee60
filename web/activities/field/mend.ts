/** What can be done about a refused mark: nothing is lost, and who was there is noted all the same. */
import type { Mender, Refused } from '../../kit/outbox/mend.ts'
import { words } from './words.ts'

const ours = /^\/activities\/[^/]+\/(entries\/[^/]+\/(arrive|not-here)|heads)$/
const timed = ({ because }: Refused) => because.faults?.some((f) => f.path === 'at') ?? false

export const doorMender: Mender = {
  mine: ({ path }) => ours.test(path),
  advice: (letter) => (timed(letter) ? words.badClock : letter.because.code === 'out-of-turn' ? words.over : undefined),
  ways: (letter) =>
    timed(letter) ? [{ word: words.asNow, change: ({ at: _, ...body }, op) => ({ body: { ...body, id: op } }) }] : [],
}
