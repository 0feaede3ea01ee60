/** Another person of the same name: whoever enters somebody in spite of a hint may write a word why, and the next one reads it [B5]. */
import type { Received } from '../../domain/kernel/api.ts'
import { fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { open, seal } from '../kernel/vault.ts'
import type { At } from './sealed.ts'
import { apartOf, insertApart } from './store/apart-store.ts'
import { peopleByIds } from './store/person-store.ts'

type Apart = Received<(typeof peopleApi)['add']>['body']['apart']

const spot = (at: At, row: string) => ({ county: at.county.code, table: 'person_apart', column: 'note', row })

/** @throws a fault where somebody is named whom the asker does not see */
export async function mustSee(ctx: Ctx, tx: Tx, apart: Apart): Promise<void> {
  if (!apart) return
  const others = [...new Set(apart.others)]
  const seen = await peopleByIds(tx, dayOf(ctx.now), others)
  if (seen.length < others.length) throw fault('apart.others', 'person-unknown')
}

export function apartWrites(ctx: Ctx, person: { id: string; place: string }, apart: Apart): Statement[] {
  if (!apart) return []
  const rows = [...new Set(apart.others)].map((other) => {
    const id = ctx.house.newId()
    return { id, person: person.id, other, place: person.place, note: seal(ctx.house.keys, apart.note, spot(ctx, id)) }
  })
  return [insertApart(rows, ctx.session?.account ?? null, ctx.now)]
}

/** What was written about each of them the last time. */
export async function notesOf(at: At, tx: Tx, ids: readonly string[]): Promise<(id: string) => string | null> {
  const rows = ids.length > 0 ? await apartOf(tx, ids) : []
  const notes = new Map(rows.map((r) => [r.about, open(at.house.keys, r.note, spot(at, r.id))]))
  return (id) => notes.get(id) ?? null
}
