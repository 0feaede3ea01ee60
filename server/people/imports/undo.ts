/** An import taken back as a whole: who was brought goes, what was filled is emptied, what was ended holds again. */
import type { Person, PersonCategory } from '../../../domain/people/schema.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'
import { keepVersions, type Version } from '../../kernel/db/history.ts'
import type { Statement, Tx } from '../../kernel/db/tx.ts'
import { openPerson, sealPerson, sealVersion } from '../sealed.ts'
import {
  awayCategories,
  awayClaimsOf,
  awayHouseholds,
  awayMembers,
  broughtAfter,
  builtOnPersons,
  deedsAfter,
  dropDeeds,
  dropPhonesFrom,
  resetCategories,
  takeAway,
  updatePersons,
  type DeedRow,
} from '../store/bring-store.ts'
import { awayContacts } from '../store/contact-store.ts'
import { awayExtras } from '../store/extra-store.ts'
import { deriveKeys } from '../store/key-store.ts'
import { lockPersons, phonesOfAll } from '../store/match-store.ts'
import { progress } from '../store/import-store.ts'
import { usedElsewhere } from '../uses.ts'
import { breathe, leaseFrom, openBefore, write, type Bringing } from './bringing.ts'

const together = 500
const shown = 20

/** Persons on whom somebody built since; none: it can be taken back. */
export async function builtOn(tx: Tx, id: string, since: Date): Promise<string[]> {
  const changed = await builtOnPersons(tx, id, 500)
  if (changed.length > 0) return changed.map((c) => c.person)
  for (let after = 0; ;) {
    const brought = await broughtAfter(tx, id, after, 2_000)
    if (brought.length === 0) return []
    const used = await usedElsewhere(
      tx,
      brought.map((b) => b.person),
      since,
    )
    if (used.length > 0) return used
    after = brought.at(-1)!.no
  }
}

export const firstShown = (persons: readonly string[]) => ({
  builtOn: persons.slice(0, shown),
  more: Math.max(0, persons.length - shown),
})

/** Goes on where it stopped: what is taken back is gone, and what is gone is not asked for again. */
export async function undo(b: Bringing): Promise<void> {
  while (await someDeeds(b)) await breathe()
  await write(b, awayClaimsOf(b.row.id))
  let after = b.row.afterNo
  for (;;) {
    const brought = await b.read((tx) => broughtAfter(tx, b.row.id, after, together))
    if (brought.length === 0) break
    after = brought.at(-1)!.no
    const persons = [...new Set(brought.map((r) => r.person))]
    await b.act(
      async () => undefined,
      () => ({
        writes: [
          ...takeAway(persons),
          progress(b.row.id, brought.length, Buffer.alloc(0), after, leaseFrom(b.house.now())),
        ],
        audit: [line(b, { persons: persons.length })],
        events: [told(b, after, persons.length)],
        answer: undefined,
      }),
    )
    await breathe()
  }
  await write(b, ...awayHouseholds(b.row.id))
}

const line = (b: Bringing, detail: Record<string, number>) => ({
  act: 'people.undo-import-chunk',
  subjectKind: 'people-import',
  subject: b.row.id,
  detail,
})

const told = (b: Bringing, seq: number, persons: number) => ({
  name: 'people.import-undone',
  version: 1,
  subject: b.row.id,
  seq: 10_000_000 + seq,
  payload: { persons },
  topics: ['people'],
})

async function someDeeds(b: Bringing): Promise<boolean> {
  return b.act(
    async (tx) => {
      const deeds = await deedsAfter(tx, b.row.id, together)
      const ids = [...new Set(deeds.map((d) => d.person))]
      const [rows, phones] = await Promise.all([lockPersons(tx, ids), phonesOfAll(tx, ids)])
      return { deeds, rows, phones }
    },
    ({ deeds, rows, phones }) => {
      const writes = deeds.length > 0 ? [...reversed(b, deeds, rows, phones), dropDeeds(b.row.id, deeds)] : []
      const audit = deeds.length > 0 ? [line(b, { deeds: deeds.length })] : []
      return { writes, audit, events: [], answer: deeds.length === together }
    },
  )
}

/** A category as it was, for the way back. */
export const backOf = (c: PersonCategory & { confirmedBy?: string | null; confirmedAt?: Date | null }) => ({
  id: c.id,
  to: c.to,
  month: c.month,
  confirmedBy: c.confirmedBy ?? null,
  confirmedAt: c.confirmedAt ?? null,
})

type Rows = Awaited<ReturnType<typeof lockPersons>>
type Phones = Awaited<ReturnType<typeof phonesOfAll>>

function reversed(b: Bringing, deeds: readonly DeedRow[], rows: Rows, phones: Phones): Statement[] {
  const of = (kind: DeedRow['kind']) => deeds.filter((d) => d.kind === kind)
  const resets = [...of('confirm'), ...of('end')].map((d) => d.held as Parameters<typeof resetCategories>[0][number])
  const before = new Map(
    of('fields').map((d) => [d.person, openBefore<{ before: Person; after: Person }>(b, d, d.before!)] as const),
  )
  const edit = b.house.newId()
  const versions: Version[] = []
  const shorter: { person: string; from: number }[] = []
  const persons = rows.map((row) => {
    const now = openPerson(
      b,
      row,
      phones.filter((f) => f.person === row.id),
    )
    const was = before.get(row.id)
    const after = was ? backTo(now, was) : now
    if (after.phones.length < now.phones.length) shorter.push({ person: row.id, from: after.phones.length })
    const id = stableId(edit, row.id)
    versions.push({
      id,
      kind: 'person',
      subject: row.id,
      version: row.version + 1,
      before: sealVersion(b, id, now),
      after: sealVersion(b, id, after),
      hash: edit,
    })
    return was ? sealPerson(b, after) : row
  })
  return [
    awayCategories(of('given').map((d) => d.row)),
    awayExtras(of('extra').map((d) => d.row)),
    awayContacts(of('contact').map((d) => d.row)),
    awayMembers(of('member').map((d) => ({ household: d.row, person: d.person }))),
    ...(resets.length > 0 ? [resetCategories(resets)] : []),
    ...(shorter.length > 0 ? [dropPhonesFrom(shorter)] : []),
    ...(persons.length > 0
      ? [
          updatePersons(persons),
          keepVersions(versions, { account: b.row.account, now: b.now }),
          ...deriveKeys(persons.map((p) => p.id)),
        ]
      : []),
  ]
}

/** A field goes back only where it still is as the import left it. */
function backTo(now: Person, { before, after }: { before: Person; after: Person }): Person {
  const same = (f: 'sex' | 'born' | 'idNumber' | 'addressNote') => (now[f] === after[f] ? before[f] : now[f])
  const phones = now.phones.length === after.phones.length ? now.phones.slice(0, before.phones.length) : now.phones
  return {
    ...now,
    sex: same('sex') as Person['sex'],
    born: same('born'),
    idNumber: same('idNumber'),
    addressNote: same('addressNote'),
    phones,
  }
}
