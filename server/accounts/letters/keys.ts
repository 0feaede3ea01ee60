/** The county's pair for letters: made when first asked for, and anew after the data key was changed. */
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { open, seal, type Spot } from '../../kernel/vault.ts'
import { newPair } from './crypto.ts'
import { insertKey, letterKey, keyUnder, type LetterKeyRow } from './store.ts'

const spot = (ctx: Pick<Ctx, 'county'>, row: string): Spot => ({
  county: ctx.county.code,
  table: 'letter_keys',
  column: 'secret',
  row,
})

type At = Pick<Ctx, 'house' | 'county' | 'now'>

/** What a phone closes letters to, and what must be written so that it holds. */
export async function presentKey(ctx: At, tx: Tx) {
  const there = await tx.one<LetterKeyRow>(keyUnder(ctx.house.keys.current))
  if (there) return { key: { id: there.id, point: there.point }, writes: [] }
  const { point, secret } = newPair()
  const id = ctx.house.newId()
  const sealed = seal(ctx.house.keys, secret, spot(ctx, id))
  const made = insertKey({ id, point, secret: sealed, made_under: ctx.house.keys.current, at: ctx.now })
  return { key: { id, point }, writes: [made] }
}

/** @returns undefined for a pair this county never had */
export async function pairOf(ctx: At, tx: Tx, id: string): Promise<{ point: string; secret: string } | undefined> {
  const row = await tx.one<LetterKeyRow>(letterKey(id))
  return row && { point: row.point, secret: open(ctx.house.keys, row.secret, spot(ctx, id)) }
}
