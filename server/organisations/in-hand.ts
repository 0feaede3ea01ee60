/** Posts in bodies and squads, places in the groups of grids, and absences somebody covers. */
import type { Absence, GroupMember, Member } from '../../domain/organisations/schema.ts'
import { keepVersions, type Version } from '../kernel/db/history.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { bodyHash } from '../kernel/hash.ts'
import type { InHand, Lot, Passed, Passing } from '../kernel/in-hand.ts'
import {
  absencesFrom,
  endGroupMember,
  insertGroupMember,
  lockCoversOf,
  lockGroupsOf,
  passCover,
} from './group-store.ts'
import { endMember, insertMembers, lockMembersOf } from './store.ts'

interface Term {
  id: string
  account: string | null
  from: string
  to: string | null
}

/** A dated post: ends with one, begins with the other; whoever has the same already keeps it alone. */
async function passTerms<T extends Term & { version: number }>(
  tx: Tx,
  lots: readonly Lot[],
  { day, by, now, house }: Passing,
  how: {
    kind: string
    of: (tx: Tx, account: string, day: string) => Promise<T[]>
    same: (a: T, b: T) => boolean
    end: (id: string, day: string) => Statement
    begin: (next: T) => Statement
  },
): Promise<Passed> {
  const people = [...new Set(lots.flatMap((l) => [l.from, l.to]))]
  const rows = (await Promise.all(people.map((account) => how.of(tx, account, day)))).flat()
  const writes: Statement[] = []
  const versions: Version[] = []
  const became: NonNullable<Passed['became']> = []
  const note = (subject: string, version: number, before: unknown, after: unknown) =>
    versions.push({ id: house.newId(), kind: how.kind, subject, version, before, after, hash: bodyHash(after) })
  for (const { thing, to, keep } of lots) {
    const was = rows.find((r) => r.id === thing.id)!
    const from = was.from > day ? was.from : day
    if (!keep) {
      writes.push(how.end(was.id, from))
      note(was.id, was.version + 1, was, { ...was, to: from })
    }
    const own = rows.find((r) => r.account === to && how.same(r, was))
    const next = { ...was, id: house.newId(), account: to, person: null, from, version: 1 }
    became.push(own ? { was: was.id, is: own.id, keep: true } : { was: was.id, is: next.id })
    if (own) continue
    writes.push(how.begin(next))
    note(next.id, 1, null, next)
  }
  return { writes: [...writes, keepVersions(versions, { account: by, now })], became }
}

export const membersInHand: InHand = {
  kind: 'organisations.member',
  held: async (tx, account, { day }) =>
    (await lockMembersOf(tx, account, day)).map((m) => ({ id: m.id, place: m.place, unit: m.code })),
  pass: (tx, lots, passing) =>
    passTerms<Member & { version: number }>(tx, lots, passing, {
      kind: 'organisation-member',
      of: lockMembersOf,
      same: (a, b) => a.organisation === b.organisation && (a.inCharge || !b.inCharge),
      end: endMember,
      begin: ({ id, organisation, account, person, post, inCharge, from, to }) =>
        insertMembers([{ id, organisation, account, person, post, inCharge, from, to }]),
    }),
}

export const groupsInHand: InHand = {
  kind: 'organisations.group',
  held: async (tx, account, { day }) =>
    (await lockGroupsOf(tx, account, day)).map((m) => ({ id: m.id, place: m.place, unit: m.organisation })),
  pass: (tx, lots, passing) =>
    passTerms<GroupMember & { version: number }>(tx, lots, passing, {
      kind: 'grid-group-member',
      of: lockGroupsOf,
      same: (a, b) => a.place === b.place && a.kind === b.kind && a.building === b.building,
      end: endGroupMember,
      begin: ({ version: _, ...member }) => insertGroupMember(member),
    }),
}

/** Nobody covers for themselves, and nobody while they are away. */
const coverFault = (a: Absence, heir: string, others: readonly Absence[]) => {
  if (a.account === heir) return 'own-cover'
  return others.some((b) => b.account === heir && b.from <= a.to && a.from <= b.to) ? 'cover-away' : undefined
}

export const coversInHand: InHand = {
  kind: 'organisations.cover',
  held: async (tx, account, { day }) =>
    (await lockCoversOf(tx, account, day)).map((a) => ({ id: a.id, place: null, unit: null })),
  pass: async (tx, lots, { day, by, now, house }) => {
    const rows = (await Promise.all([...new Set(lots.map((l) => l.from))].map((a) => lockCoversOf(tx, a, day)))).flat()
    const others = await absencesFrom(tx, [...new Set(lots.map((l) => l.to))], day)
    const moves = lots.map((lot) => ({ lot, ...rows.find((r) => r.id === lot.thing.id)! }))
    return {
      writes: [
        ...moves.map(({ lot }) => passCover(lot.thing.id, lot.to)),
        keepVersions(
          moves.map(({ lot, version, ...absence }) => ({
            id: house.newId(),
            kind: 'absence',
            subject: absence.id,
            version: version + 1,
            before: absence,
            after: { ...absence, cover: lot.to },
            hash: bodyHash({ absence, to: lot.to }),
          })),
          { account: by, now },
        ),
      ],
      events: moves.map((m) => ({
        name: 'organisations.cover-changed',
        version: 1,
        subject: m.id,
        seq: m.version + 1,
        payload: { account: m.account, cover: m.lot.to },
        topics: ['organisations'],
      })),
      faults: moves.flatMap((m) => {
        const code = coverFault(m, m.lot.to, others)
        return code ? [{ thing: m.id, code }] : []
      }),
    }
  },
}
