/** Posts: what was granted goes to the heir, unless it stands apart; that takes two people. */
import { roleRow } from '../../../domain/accounts/roles.ts'
import { grantFault } from '../../../domain/accounts/rules.ts'
import { bodyHash } from '../../kernel/hash.ts'
import type { InHand, Lot, Passed, Passing } from '../../kernel/in-hand.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { endGrant, insertGrant, othersWith } from '../store.ts'
import { grantsOfAll, lockAccounts, type Account, type Held } from './store.ts'

export const grantsInHand: InHand = {
  kind: 'accounts.grant',
  held: async (tx, account, { day }) =>
    (await tx.rows<Held>(grantsOfAll([account], day))).map((g) => ({ id: g.id, place: g.place, unit: g.unit })),
  pass: async (tx, lots, passing) => {
    const people = [...new Set(lots.flatMap((l) => [l.from, l.to]))]
    const [accounts, held] = await Promise.all([
      tx.rows<Account>(lockAccounts(people)),
      tx.rows<Held>(grantsOfAll(people, passing.day)),
    ])
    const out: Required<Pick<Passed, 'writes' | 'became' | 'faults' | 'notes'>> = {
      writes: [],
      became: [],
      faults: [],
      notes: [],
    }
    for (const lot of lots) await passOne(tx, lot, passing, { accounts, held }, out)
    return out
  },
}

async function passOne(
  tx: Tx,
  { thing, from, to, keep }: Lot,
  { day, now, by, house }: Passing,
  known: { accounts: Account[]; held: Held[] },
  out: Required<Pick<Passed, 'writes' | 'became' | 'faults' | 'notes'>>,
): Promise<void> {
  const grant = known.held.find((g) => g.id === thing.id)!
  const mine = known.held.filter((g) => g.account === to)
  if (!keep) out.writes.push(endGrant(grant.id, now, by))
  if (roleRow(grant.role).apart) {
    const others = await tx.one<{ n: number }>(othersWith(grant.role, from, day))
    if (others?.n === 0) out.faults.push({ thing: grant.id, code: 'last-of-role' })
    else out.notes.push({ thing: grant.id, code: 'role-ends' })
    return
  }
  const same = mine.find(
    (g) =>
      g.role === grant.role &&
      g.place === grant.place &&
      g.unit === grant.unit &&
      g.from_day <= day &&
      (g.until_day === null || (grant.until_day !== null && g.until_day >= grant.until_day)),
  )
  if (same) {
    out.became.push({ was: grant.id, is: same.id, keep: true })
    return
  }
  const next = {
    id: house.newId(),
    role: grant.role,
    place: grant.place,
    unit: grant.unit,
    from: grant.from_day > day ? grant.from_day : day,
    until: grant.until_day,
  }
  const contract = known.accounts.find((a) => a.id === to)?.contract ?? null
  const wrong = grantFault(next, { contract, held: mine.map((g) => g.role) })
  if (wrong) out.faults.push({ thing: grant.id, code: wrong })
  out.became.push({ was: grant.id, is: next.id })
  out.writes.push(insertGrant({ ...next, account: to, hash: bodyHash(next), at: now, by }))
}
