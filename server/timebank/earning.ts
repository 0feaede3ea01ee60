/**
 * Credit follows from hours that count and from nothing else. It is read from the hours as they stand, so it does not matter how
 * often or in which order this happens: what is credited already is left, what says otherwise now is undone by the opposite and
 * credited anew, what counts no more is undone. Nothing is ever deleted, and nobody owes what was undone and is spent.
 */
import type { TimebankRules } from '../../domain/timebank/definitions.ts'
import { split, worthOf, type Worth } from '../../domain/timebank/earning.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { openBook, post, reverse, type Book } from '../kernel/ledger/index.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { catalogueOf, itemEver } from '../catalogue/index.ts'
import { bookName, issueOf, poolOf, purseOf } from './book.ts'
import { standing } from './definitions.ts'
import {
  countedOf,
  countedAfter,
  earnedFor,
  insertEarned,
  uncredited,
  type CountedRow,
  type EarnedRow,
} from './store/earned-store.ts'

/** Pages of the time bank look again. */
export const timebankChanged = (subject: string): OutboxEvent => ({
  name: 'timebank.changed',
  version: 1,
  subject,
  seq: 1,
  payload: {},
  topics: ['timebank'],
})

interface Step {
  hours: string
  /** What stands of before. */
  made: (EarnedRow & { holder: string | null }) | undefined
  /** How often it was credited. */
  times: number
  now: CountedRow | undefined
  worth: Worth
  rules: TimebankRules | undefined
}

const nothing: Worth = { to: 'nobody' }

type At = Pick<Work, 'house' | 'county'>

async function stepsFor(tx: Tx, work: At, ids: readonly string[]): Promise<Step[]> {
  const [counted, before, { parts, of }, catalogue] = await Promise.all([
    countedOf(tx, ids),
    earnedFor(tx, ids),
    standing(tx),
    catalogueOf(work.house, work.county),
  ])
  const steps: Step[] = []
  for (const hours of ids) {
    const all = before.filter((e) => e.hours === hours)
    const now = counted.find((c) => c.id === hours)
    const rules = now && parts.on && now.day >= parts.since ? await of(now.day) : undefined
    const category = now && (itemEver(catalogue, now.item)?.category ?? '')
    const worth = rules ? worthOf({ ...now!, category: category! }, now!, rules) : nothing
    steps.push({ hours, made: all.find((e) => !e.undone), times: all.length, now, worth, rules })
  }
  return steps
}

const holderOf = ({ now, worth }: Step) => (worth.to === 'holder' ? now!.person : null)

/** What stands is right: it says what the hours say, whatever the rules say since. */
const stands = (s: Step): boolean =>
  s.made !== undefined &&
  s.now !== undefined &&
  s.made.minutes === s.now.minutes &&
  s.made.day === s.now.day &&
  s.made.item === s.now.item

const isDue = (s: Step): boolean => !stands(s) && (s.made !== undefined || s.worth.to !== 'nobody')

/** So many at once that nobody waits long for those who are locked. */
const most = 200

async function credit(work: Work, ids: readonly string[]): Promise<void> {
  const due = (await work.read((tx) => stepsFor(tx, work, ids))).filter(isDue)
  if (due.length === 0) return
  const { code } = work.county
  const [issue, pool] = [issueOf(code), poolOf(code)]
  const undone = due.flatMap((s) => (s.made ? [s.made] : []))
  const purses = due.flatMap((s) =>
    s.now && s.worth.to === 'holder' ? [purseOf(code, s.now.person, s.now.place)] : [],
  )
  const old = undone.flatMap((e) =>
    [e.person, e.holder].flatMap((person) => (person ? [purseOf(code, person, `${code}/`)] : [])),
  )
  await work.act(
    (now) =>
      openBook(now, {
        accounts: [issue, pool, ...purses, ...old],
        takes: undone.length > 0 ? [pool.id] : [],
        txns: undone.map((e) => e.txn),
      }),
    (book) => posted(work, book, due),
  )
}

function posted(work: Work, opened: Book, due: readonly Step[]): Deed<undefined> {
  const doer = { account: null, now: work.now }
  const deed: Deed<undefined> = { writes: [], audit: [], events: [], answer: undefined }
  const rows: EarnedRow[] = []
  let book = opened
  const add = (p: ReturnType<typeof post>) => {
    book = p.book
    deed.writes.push(...p.writes)
    deed.audit.push(...p.audit)
  }
  for (const s of due) {
    if (s.made) add(undoing(work, book, s, doer))
    const row = s.worth.to !== 'nobody' && earning(work, book, s)
    if (!row) continue
    add(row.posted)
    rows.push(row.earned)
  }
  if (rows.length > 0) deed.writes.push(insertEarned(rows))
  deed.events.push(timebankChanged(work.house.newId()))
  return deed
}

function undoing(work: Work, book: Book, { made, hours }: Step, doer: { account: null; now: Date }) {
  const { code } = work.county
  const txn = book.there.get(made!.txn)!
  const id = stableId(code, 'timebank unearn', made!.txn)
  const moved = made!.holder !== null && made!.holder !== made!.person
  // What was spent is not asked of anybody: the pool bears it as far as it has something.
  const stand = moved ? purseOf(code, made!.holder!, `${code}/`).id : poolOf(code).id
  return reverse(book, txn, { id, kind: 'unearn', cause: { kind: 'hours', id: hours } }, doer, stand)
}

function earning(work: Work, book: Book, s: Step) {
  const { code } = work.county
  const { now, worth, rules } = s
  if (!now || !rules || worth.to === 'nobody') return undefined
  const [issue, pool] = [issueOf(code).id, poolOf(code).id]
  const purse = worth.to === 'holder' ? purseOf(code, now.person, now.place).id : undefined
  const had = purse ? book.accounts.get(purse)!.balance : 0
  const { kept, beyond } = purse ? split(worth.amount, had, rules.cap) : { kept: 0, beyond: worth.amount }
  const txn = stableId(code, 'timebank earn', s.hours, s.times)
  const moves = [
    ...(purse && kept > 0 ? [{ from: issue, to: purse, amount: kept }] : []),
    ...(beyond > 0 ? [{ from: issue, to: pool, amount: beyond }] : []),
  ]
  const { item, day, minutes } = now
  return {
    posted: post(
      book,
      { id: txn, book: bookName, kind: 'earn', cause: { kind: 'hours', id: s.hours }, moves },
      { account: null, now: work.now },
    ),
    earned: {
      txn,
      hours: s.hours,
      no: s.times,
      person: holderOf(s),
      item,
      day,
      minutes,
      percent: worth.percent,
      amount: worth.amount,
      beyond,
      rules: rules.code,
      rulesFrom: rules.from,
    },
  }
}

/** Hours began to count, or count no more. */
export const followHours: Consumer = (event, work) => credit(work, [event.subject])

/** Somebody opened an account: what they did since the county’s first day is theirs. */
export const followOpened: Consumer = (event, work) => catchUp(work, [event.subject])

/** Whatever of these holders counts and is not credited yet, the oldest first. */
export async function catchUp(work: Work, persons: readonly string[]): Promise<void> {
  let after: [string, string] | undefined
  do {
    const rows = await work.read(async (tx) => {
      const { parts } = await standing(tx)
      return parts.on ? uncredited(tx, persons, after ?? [parts.since, nilId], most) : []
    })
    if (rows.length > 0)
      await credit(
        work,
        rows.map((r) => r.id),
      )
    const last = rows.at(-1)
    after = rows.length === most && last ? [last.day, last.id] : undefined
  } while (after)
}

/**
 * Every hour that counts against what was credited for it: nothing, where the rules give something; or otherwise than the rules say
 * under which it was credited.
 */
export async function worthFaults(tx: Tx, at: At): Promise<{ id: string; says: 'missing' | 'worth' }[]> {
  const { parts } = await standing(tx)
  if (!parts.on) return []
  const faults: { id: string; says: 'missing' | 'worth' }[] = []
  for (let after = nilId; ;) {
    const rows = await countedAfter(tx, parts.since, after, most)
    const steps = await stepsFor(
      tx,
      at,
      rows.map((r) => r.id),
    )
    for (const s of steps) {
      const says = faultOf(s)
      if (says) faults.push({ id: s.hours, says })
    }
    if (rows.length < most) return faults
    after = rows.at(-1)!.id
  }
}

function faultOf({ made, worth, rules }: Step): 'missing' | 'worth' | undefined {
  if (worth.to === 'nobody' || !rules) return undefined
  if (!made) return 'missing'
  // The rules may have been others then: each credit names its own.
  const sameRules = made.rules === rules.code && made.rulesFrom === rules.from
  return sameRules && (made.percent !== worth.percent || made.amount !== worth.amount) ? 'worth' : undefined
}
