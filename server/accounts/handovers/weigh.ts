/** What is in hand, laid beside who is to have it: the lots, what each room makes of them, and what stands in the way. */
import { heirOf, linesOf, type HandLine, type Share } from '../../../domain/accounts/handover.ts'
import { permissionsOf } from '../../../domain/accounts/roles.ts'
import { contains } from '../../../domain/kernel/place-path.ts'
import type { County, House } from '../../kernel/context.ts'
import type { AuditEntry } from '../../kernel/audit/line.ts'
import type { Statement, Tx } from '../../kernel/db/tx.ts'
import type { InHand, Lot, Passing, Thing } from '../../kernel/in-hand.ts'
import type { OutboxEvent } from '../../kernel/outbox/event.ts'
import { grantsOfAll, lockAccounts, namesOfPlaces, type Account, type Held, type Item } from './store.ts'

/** Everything the decision needs, read under lock. */
export interface Loaded {
  accounts: Map<string, Account>
  grants: Held[]
  /** By whom and kind. */
  things: Map<string, (Thing & { kind: string })[]>
}

export interface At {
  house: House
  county: County
  now: Date
  day: string
}

/** @param from whose hands are looked into; @param others who is to have it */
export async function look(
  tx: Tx,
  rooms: readonly InHand[],
  at: At,
  from: readonly string[],
  others: readonly string[],
): Promise<Loaded> {
  const people = [...new Set([...from, ...others])].sort()
  const accounts = await tx.rows<Account>(lockAccounts(people))
  const [grants, hands] = await Promise.all([
    tx.rows<Held>(grantsOfAll(people, at.day)),
    Promise.all(
      from.map(async (account) => {
        const held = await Promise.all(
          rooms.map(async (r) => (await r.held(tx, account, at)).map((t) => ({ ...t, kind: r.kind }))),
        )
        return [account, held.flat()] as const
      }),
    ),
  ])
  return { accounts: new Map(accounts.map((a) => [a.id, a])), grants, things: new Map(hands) }
}

/** A thing that cannot go, or to whom. */
export interface Barred {
  kind: string
  place: string | null
  unit: string | null
  to: string | null
  note: string
}

/** @returns lots for what has an heir; what has none stands in the way */
export function share(loaded: Loaded, from: string, shares: readonly Share[]): { lots: Lot[]; barred: Barred[] } {
  const lots: Lot[] = []
  const barred: Barred[] = []
  for (const { kind, ...thing } of loaded.things.get(from) ?? []) {
    const to = heirOf(shares, { kind, place: thing.place })
    const heir = to === undefined ? undefined : loaded.accounts.get(to)
    const note = to === undefined ? 'no-heir' : !heir || heir.disabled_at || to === from ? 'no-such-heir' : undefined
    if (note) barred.push({ kind, place: thing.place, unit: thing.unit, to: heir ? to! : null, note })
    else lots.push({ kind, thing, from, to: to!, keep: false })
  }
  return { lots, barred }
}

/** What came by a hand-over and is still where it went; the rest has moved on since. */
export function returning(loaded: Loaded, account: string, items: readonly Item[]): Lot[] {
  return items.flatMap((item) => {
    const there = (loaded.things.get(item.to) ?? []).find((t) => t.kind === item.kind && t.id === item.became)
    if (!there) return []
    const { kind, ...thing } = there
    return [{ kind, thing, from: item.to, to: account, keep: item.keep }]
  })
}

export interface Weighed {
  items: Item[]
  lines: HandLine[]
  faults: HandLine[]
  writes: Statement[]
  audit: AuditEntry[]
  events: OutboxEvent[]
}

/** Each room says how its things go over, or why they cannot. */
export async function weigh(
  tx: Tx,
  rooms: readonly InHand[],
  at: At & { by: string },
  loaded: Loaded,
  { lots, barred }: { lots: Lot[]; barred: Barred[] },
): Promise<Weighed> {
  const shown = (account: string) => loaded.accounts.get(account)?.shown ?? ''
  const passing: Passing = { ...at, all: lots, shown, ...prospects(loaded, lots, at.day) }
  const out: Weighed = { items: [], lines: [], faults: [], writes: [], audit: [], events: [] }
  const wrong = [...barred]
  for (const room of rooms) {
    const own = lots.filter((l) => l.kind === room.kind)
    if (own.length === 0) continue
    const passed = await room.pass(tx, own, passing)
    out.writes.push(...passed.writes)
    out.audit.push(...(passed.audit ?? []))
    out.events.push(...(passed.events ?? []))
    for (const { kind, thing, to } of own) {
      const became = passed.became?.find((b) => b.was === thing.id)
      const note = passed.notes?.find((n) => n.thing === thing.id)?.code ?? null
      const line = { kind, place: thing.place, unit: thing.unit, to }
      out.items.push({ ...line, id: thing.id, became: became?.is ?? thing.id, keep: became?.keep ?? false, note })
      for (const f of passed.faults ?? []) if (f.thing === thing.id) wrong.push({ ...line, note: f.code })
    }
  }
  const where = await placesIn(tx, [...out.items, ...wrong])
  out.lines = linesOf(out.items, shown, where)
  out.faults = linesOf(wrong, shown, where)
  return out
}

/** How the places of these things are called; the path where nobody knows. */
export async function placesIn(tx: Tx, things: readonly { place: string | null }[]): Promise<(path: string) => string> {
  const paths = [...new Set(things.flatMap((i) => i.place ?? []))]
  const rows = paths.length > 0 ? await tx.rows<{ path: string; name: string }>(namesOfPlaces(paths)) : []
  const names = new Map(rows.map((r) => [r.path, r.name]))
  return (path) => names.get(path) ?? path
}

/** What the heirs may and where they sit when everything has gone over. */
function prospects(loaded: Loaded, lots: readonly Lot[], day: string): Pick<Passing, 'may' | 'sits'> {
  const going = new Map(lots.filter((l) => l.kind === 'accounts.grant').map((l) => [l.thing.id, l.to]))
  const of = (account: string) =>
    loaded.grants.filter((g) => going.get(g.id) === account || (g.account === account && g.from_day <= day))
  return {
    sits: (account, unit) => of(account).some((g) => g.unit === unit),
    may: (account, permission, { place, unit }) =>
      of(account).some(
        (g) =>
          permissionsOf(g.role, loaded.accounts.get(account)?.contractor ?? false).has(permission) &&
          (g.unit ? unit === g.unit : place == null || contains(g.place, place)),
      ),
  }
}
