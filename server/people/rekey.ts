/** Keys made anew: where the rule by which they are made changes, a migration lists everybody as due. */
import type { Job, Work } from '../kernel/context.ts'
import { keyRows, openName } from './sealed.ts'
import { deriveKeys, dropNameKeys, takeDue } from './store/key-store.ts'
import { insertKeys } from './store/person-store.ts'

const chunk = 2_000

/** One chunk in one transaction. @returns how many persons */
const oneChunk = (work: Work) =>
  work.act(
    (tx) => takeDue(tx, chunk),
    (rows) => {
      const ids = rows.map((r) => r.id)
      const keys = rows.flatMap((r) => keyRows(work, { id: r.id, name: openName(work, r) }))
      return {
        writes: ids.length > 0 ? [dropNameKeys(ids), insertKeys(keys), ...deriveKeys(ids)] : [],
        audit: [],
        events: [],
        answer: ids.length,
      }
    },
  )

/** Every few minutes, because until then those who are due are not found; nearly always there are none. */
export const rekey: Job = {
  name: 'people.keys',
  every: '*/5 * * * *',
  run: async (work) => {
    while ((await oneChunk(work)) > 0);
  },
}
