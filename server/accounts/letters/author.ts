/** Who wrote a letter, as a session that nobody holds: with what is granted to them now, and lent where somebody accepts it. */
import { permissionsOf, type Role } from '../../../domain/accounts/roles.ts'
import type { Ctx, Grant, Session } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { boxFault } from '../box.ts'
import { coverOf } from '../cover.ts'
import { successionCount } from '../session-store.ts'
import { accountById, type AccountRow } from '../store.ts'
import { grantsAround, lastGrants } from './store.ts'

type At = Pick<Ctx, 'house' | 'county' | 'now'>
interface Given {
  role: Role
  place: string
  unit: string | null
}

/**
 * @param days on which their grants count: today; with another day, what they had then as well
 * @param lent grants of whoever accepts the letter
 * @returns undefined where the account is closed and nobody lends anything
 */
export async function authorOf(
  ctx: At,
  tx: Tx,
  account: string,
  letter: string,
  { days = [dayOf(ctx.now)], lent = [] }: { days?: string[]; lent?: Grant[] } = {},
): Promise<Session | undefined> {
  const [row, given, counted] = await Promise.all([
    tx.one<AccountRow>(accountById(account)),
    tx.rows<Given & { contractor: boolean }>(grantsAround(account, days)),
    tx.one<{ n: number }>(successionCount()),
  ])
  if (!row) return undefined
  const closed = row.disabled_at !== null || boxFault({ contract: row.contract, desk: null }, ctx.now, undefined)
  if (closed && lent.length === 0) return undefined
  const cover = await coverOf(ctx.house, ctx.county, counted?.n ?? 0, dayOf(ctx.now))
  const own = given.map((g): Grant => ({
    role: g.role,
    permissions: permissionsOf(g.role, row.contractor),
    ...(g.unit ? { unit: g.unit, ranges: [] } : { ranges: cover(g.place) }),
  }))
  return {
    id: letter,
    account,
    kind: 'staff',
    name: row.shown,
    factors: 1,
    device: letter,
    grants: [...own, ...lent],
    contractor: row.contractor,
    ...(row.contract && { contract: row.contract }),
    ...(row.person && { person: row.person }),
  }
}

/** The same for what a program does in somebody's name: with what is granted to them today. @param id of the key it holds */
export const sessionFor = (ctx: Ctx, account: string, id: string): Promise<Session | undefined> =>
  ctx.read((tx) => authorOf(ctx, tx, account, id), { ranges: [], units: [], account })

/** Where its author works or last worked: whose desk it comes to. */
export async function whereOf(
  ctx: At,
  tx: Tx,
  account: string,
): Promise<{ place: string | null; unit: string | null }> {
  const now = await tx.rows<Given>(grantsAround(account, [dayOf(ctx.now)]))
  const all = now.length > 0 ? now : await tx.rows<Given>(lastGrants(account))
  const places = all.filter((g) => !g.unit).sort((a, b) => b.place.length - a.place.length)
  // Of a unit's worker the place says where the unit's matters lie, the unit who answers for them.
  return { place: (places[0] ?? all[0])?.place ?? null, unit: places[0] ? null : (all[0]?.unit ?? null) }
}
