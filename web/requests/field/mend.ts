/** What can be done about a refused act on a matter: look how it stands now, and do what may be done there. */
import type { Mender, Refused } from '../../kit/outbox/mend.ts'
import { words } from './words.ts'

const matterOf = ({ thread }: Pick<Refused, 'thread'>) => /^request:(.+)$/.exec(thread)?.[1]

export const requestsMender: Mender = {
  mine: ({ thread }) => /^(request|report):/.test(thread),
  // It went to another grid, or somebody else has done it: nothing is lost, and the matter says who has it now.
  advice: ({ because }) =>
    because.code === 'out-of-turn'
      ? words.mendTurn
      : because.code === 'not-found' || because.code === 'not-permitted'
        ? words.mendMoved
        : undefined,
  ways: (letter) => {
    const matter = matterOf(letter)
    return matter && !letter.file ? [{ word: words.lookAtIt, to: `/requests/${matter}` }] : []
  },
}
