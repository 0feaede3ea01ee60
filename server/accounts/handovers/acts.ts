/**
 * The hand-over of whoever leaves [C9]: every room says what is in hand and how it goes over, and all of it is written in
 * one transaction with one line in the audit. What cannot go over stands in the way; nothing is left with nobody.
 */
import type { Share } from '../../../domain/accounts/handover.ts'
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import { lineage } from '../../../domain/kernel/place-path.ts'
import type { County, Ctx, House } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { alreadyDone, inAct, type Deed } from '../../kernel/db/act.ts'
import { keepVersion } from '../../kernel/db/history.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { bodyHash } from '../../kernel/hash.ts'
import type { InHand } from '../../kernel/in-hand.ts'
import { wholeCounty } from '../../kernel/db/scope.ts'
import { kept } from '../acts.ts'
import { mayTouch, notOneself } from '../policy.ts'
import { endSessions } from '../session-store.ts'
import { sessionsChanged } from '../sessions.ts'
import {
  answering,
  backOf,
  insertHandover,
  leave,
  lockHandover,
  settleHandover,
  type HandoverRow,
  type Held,
} from './store.ts'
import { look, returning, share, weigh, type At, type Loaded, type Weighed } from './weigh.ts'

type State = HandoverRow['state']

/** As the house itself, in the name of whoever ordered it. */
export const asHouse = <L, A>(
  { house, county, now }: { house: House; county: County; now: Date },
  by: string,
  load: (tx: Tx) => Promise<L>,
  decide: (loaded: L, tx: Tx) => Deed<A> | Promise<Deed<A>>,
): Promise<A> =>
  inAct(house.pools.jobs, { county: county.code, scope: wholeCounty(county.code), account: by, now }, load, decide)

const at = (ctx: Pick<Ctx, 'house' | 'county' | 'now'>): At => ({
  house: ctx.house,
  county: ctx.county,
  now: ctx.now,
  day: dayOf(ctx.now),
})

const of = (loaded: Loaded, account: string): Held[] => loaded.grants.filter((g) => g.account === account)

/** Whoever hands over looks after every grant of whoever leaves, and of whoever gets it. */
function reachable(ctx: Ctx, loaded: Loaded, account: string, heirs: readonly string[]): void {
  if (!loaded.accounts.has(account) || !mayTouch(ctx, of(loaded, account))) throw new Refusal('not-found')
  for (const heir of heirs)
    if (!loaded.accounts.has(heir) || !mayTouch(ctx, of(loaded, heir))) throw fault('shares', 'no-such-heir')
}

const heirsIn = (shares: readonly Share[]) => [...new Set(shares.map((s) => s.to))]

/** Looks and writes nothing. */
export function check(ctx: Ctx, rooms: readonly InHand[], account: string, shares: Share[]) {
  notOneself(ctx, account)
  const by = ctx.session!.account
  return asHouse(
    ctx,
    by,
    (tx) => look(tx, rooms, at(ctx), [account], heirsIn(shares)),
    async (loaded, tx) => {
      reachable(ctx, loaded, account, heirsIn(shares))
      const { lines, faults } = await weigh(tx, rooms, { ...at(ctx), by }, loaded, share(loaded, account, shares))
      return alreadyDone({ lines, faults })
    },
  )
}

interface Ordered {
  id: string
  day: string
  closes: boolean
  shares: Share[]
  why: string
}

export function handOver(ctx: Ctx, rooms: readonly InHand[], account: string, sent: Ordered) {
  notOneself(ctx, account)
  const today = dayOf(ctx.now)
  if (sent.day < today) throw fault('day', 'day-past')
  const by = ctx.session!.account
  const hash = bodyHash({ ...sent, account })
  const heirs = heirsIn(sent.shares)
  return asHouse<{ there: HandoverRow | undefined; loaded: Loaded }, { state: State }>(
    ctx,
    by,
    async (tx) => {
      const [there, loaded] = await Promise.all([
        tx.one<HandoverRow>(lockHandover(sent.id)),
        look(tx, rooms, at(ctx), [account], heirs),
      ])
      return { there, loaded }
    },
    async ({ there, loaded }, tx) => {
      if (there) return again(there, hash, by)
      reachable(ctx, loaded, account, heirs)
      const weighed = await weigh(tx, rooms, { ...at(ctx), by }, loaded, share(loaded, account, sent.shares))
      refuse(weighed)
      const row = {
        ...sent,
        account,
        body_hash: hash,
        undoes: null,
        heirs,
        told: await toldOf(tx, loaded, account, by, today),
      }
      const planned = { planned_at: ctx.now, planned_by: by, faults: [], shares: sent.shares }
      if (sent.day > today) {
        return {
          writes: [insertHandover({ ...row, ...planned, state: 'planned', items: weighed.items, settled_at: null })],
          audit: [line('accounts.plan-hand-over', row, weighed)],
          events: [],
          answer: { state: 'planned' },
        }
      }
      const done: HandoverRow = { ...row, ...planned, state: 'done', items: weighed.items, settled_at: ctx.now }
      return carriedOut(ctx, 'accounts.hand-over', done, loaded, weighed, [account], insertHandover(done))
    },
  )
}

/** The way back is a hand-over like any other: what went and is still there returns, and the rest stays where it is. */
export function handBack(ctx: Ctx, rooms: readonly InHand[], of: string, sent: { id: string; why: string }) {
  const by = ctx.session!.account
  const hash = bodyHash({ ...sent, of })
  return asHouse<{ there: HandoverRow | undefined; first: HandoverRow; loaded: Loaded }, { state: State }>(
    ctx,
    by,
    async (tx) => {
      const [there, first] = await Promise.all([
        tx.one<HandoverRow>(lockHandover(sent.id)),
        tx.one<HandoverRow>(lockHandover(of)),
      ])
      if (!first) throw new Refusal('not-found')
      return { there, first, loaded: await look(tx, rooms, at(ctx), first.heirs, [first.account]) }
    },
    async ({ there, first, loaded }, tx) => {
      if (there) return again(there, hash, by)
      const { account, heirs } = first
      for (const one of [account, ...heirs]) notOneself(ctx, one)
      reachable(ctx, loaded, account, heirs)
      if (first.state !== 'done' || (await tx.one(backOf(of)))) throw new Refusal('conflict')
      if (loaded.accounts.get(account)!.disabled_at) throw fault('id', 'account-disabled')
      const lots = returning(loaded, account, first.items)
      const weighed = await weigh(tx, rooms, { ...at(ctx), by }, loaded, { lots, barred: [] })
      refuse(weighed)
      const row: HandoverRow = {
        ...first,
        id: sent.id,
        day: dayOf(ctx.now),
        closes: false,
        why: sent.why,
        body_hash: hash,
        undoes: of,
        heirs: [account],
        told: [...new Set([...first.told, ...heirs, by])],
        state: 'done',
        items: weighed.items,
        planned_at: ctx.now,
        planned_by: by,
        settled_at: ctx.now,
      }
      return carriedOut(ctx, 'accounts.hand-back', row, loaded, weighed, heirs, insertHandover(row))
    },
  )
}

export function callOff(ctx: Ctx, id: string, sent: { id: string; why: string }) {
  const by = ctx.session!.account
  const ok = { ok: true as const }
  return asHouse(
    ctx,
    by,
    async (tx) => {
      const row = await tx.one<HandoverRow>(lockHandover(id))
      return { row, loaded: row && (await look(tx, [], at(ctx), [row.account], [])) }
    },
    ({ row, loaded }): Deed<typeof ok> => {
      if (!row || !loaded) throw new Refusal('not-found')
      reachable(ctx, loaded, row.account, [])
      if (row.state === 'called-off') return alreadyDone(ok)
      if (row.state === 'done') throw new Refusal('conflict')
      return {
        writes: [settleHandover({ ...row, state: 'called-off', settled_at: ctx.now })],
        audit: [
          {
            act: 'accounts.call-off-hand-over',
            subjectKind: 'account',
            subject: row.account,
            bodyHash: bodyHash(sent),
            detail: { handover: id },
          },
        ],
        events: [],
        answer: ok,
      }
    },
  )
}

function again(there: HandoverRow, hash: string, by: string): Deed<{ state: State }> {
  if (there.planned_by !== by) throw new Refusal('not-found')
  if (there.body_hash !== hash) throw new Refusal('id-reused')
  return alreadyDone({ state: there.state })
}

function refuse({ faults }: Weighed): void {
  if (faults.length === 0) return
  throw new Refusal('validation', {
    faults: faults.map((f) => ({ path: 'shares', code: f.code ?? '', params: { kind: f.kind, count: f.count } })),
  })
}

const line = (act: string, row: Pick<HandoverRow, 'id' | 'account' | 'body_hash' | 'day' | 'closes'>, w: Weighed) => ({
  act,
  subjectKind: 'account',
  subject: row.account,
  bodyHash: row.body_hash,
  detail: { handover: row.id, day: row.day, closes: row.closes, things: w.items.length },
})

/** Everything at once: what the rooms wrote, the sessions, the account, the note of it, the line in the audit. */
export function carriedOut(
  doing: Pick<Ctx, 'house' | 'now'>,
  act: string,
  row: HandoverRow,
  loaded: Loaded,
  weighed: Weighed,
  givers: readonly string[],
  note: ReturnType<typeof insertHandover>,
): Deed<{ state: State }> {
  const account = loaded.accounts.get(row.account)!
  const version = {
    id: row.id,
    kind: 'account',
    subject: row.account,
    version: account.version + 1,
    before: kept(account),
    after: { ...kept(account), ...(row.closes && { disabled: true }), handover: row.id },
    hash: row.body_hash,
    why: row.why,
  }
  const people = [...new Set([...givers, ...row.heirs])]
  return {
    writes: [
      ...weighed.writes,
      ...givers.map((giver) => endSessions(giver, null)),
      leave(row.account, row.closes ? doing.now : null),
      keepVersion(version, { account: row.planned_by, now: doing.now }),
      note,
    ],
    audit: [line(act, row, weighed), ...weighed.audit],
    events: [...weighed.events, ...people.map((one) => sessionsChanged(doing, one))],
    answer: { state: 'done' },
  }
}

async function toldOf(tx: Tx, loaded: Loaded, account: string, by: string, day: string): Promise<string[]> {
  const own = of(loaded, account)
  const units = own.flatMap((g) => g.unit ?? [])
  const places = own.flatMap((g) => lineage(g.place))
  const rows = await tx.rows<{ account: string }>(answering(units, places, day))
  return [...new Set([by, ...rows.map((r) => r.account)])].filter((one) => one !== account)
}
