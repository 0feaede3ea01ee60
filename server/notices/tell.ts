/** When something happened to a request: inboxes of staff, messages to its people, a visit where there is no phone. */
import type { ActKind } from '../../domain/requests/acts.ts'
import { maySend, messageOf, steps, type Message } from '../../domain/notices/messages.ts'
import { mayTell, tellingsOf, type Audience, type Happening, type Telling } from '../../domain/notices/rules.ts'
import type { QuietHours } from '../../domain/notices/schema.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { namesFor, reachOf, whatHappened, type Reach, type Told } from '../requests/index.ts'
import { kept, whenToGo } from './kept.ts'
import { mailRows } from './mailboxes.ts'
import { accountsOf, visitorsTo, type Finder } from './people.ts'
import { quietHours } from './quiet.ts'
import {
  addMessages,
  addNotices,
  addTask,
  overtake,
  type KeptParams,
  type NewMessage,
  type NoticeRow,
} from './store.ts'

type NewNotice = Omit<NoticeRow, 'times' | 'read'>

/** Everything an event leads to; written in one go, in the transaction in which the event is consumed. */
interface Outgoing {
  notices: NewNotice[]
  messages: NewMessage[]
  tasks: Statement[]
}

export const tell: Consumer = async (event, work, tx) => {
  const { act, kind } = event.payload as { act: string; kind: ActKind }
  if (!mayTell(kind) && !maySend(kind)) return
  const [told, reach, quiet] = await Promise.all([
    whatHappened(work, tx, event.subject, act),
    maySend(kind) ? reachOf(tx, event.subject) : [],
    quietHours(tx),
  ])
  if (!told) return
  const happening: Happening = { ...told.act, state: told.state, clocks: told.clocks, now: work.now.getTime() }
  const finder = await finderFor(work, tx)
  const out: Outgoing = { notices: [], messages: [], tasks: [] }
  const tellings = tellingsOf(happening)
  for (const t of tellings) out.notices.push(...(await inboxRows(work, finder, told, t)))
  out.messages.push(...(await mailRows(work, told, happening, tellings, quiet)))
  const message = messageOf(happening)
  if (message && !told.quiet) await addReach(work, finder, told, message, reach, quiet, out)
  event.topics = [...(event.topics ?? []), ...(await write(work, out))]
}

export async function finderFor(work: Work, tx: Tx): Promise<Finder> {
  const names = await namesFor({ house: work.house, county: work.county, locale: 'zh' })
  return { tx, day: dayOf(work.now), placeOfUnit: (unit) => names.units.get(unit)?.place }
}

async function inboxRows(work: Work, finder: Finder, told: Told, t: Telling): Promise<NewNotice[]> {
  const accounts = await accountsOf(finder, t.audience)
  return accounts
    .filter((account) => account !== told.act.by.account)
    .map((account) => ({
      id: work.house.newId(),
      account,
      kind: t.kind,
      request: told.request,
      subject: t.order ?? told.request,
      task: null,
      params: kept(told, t.params),
      at: work.now,
    }))
}

/** By message where there is a number, in the app where there is an account, at the door where there is neither. */
async function addReach(
  work: Work,
  finder: Finder,
  told: Told,
  message: Message,
  everybody: readonly Reach[],
  quiet: QuietHours,
  out: Outgoing,
): Promise<void> {
  const reach = everybody.filter((r) => r.role !== 'follower' || message.followers)
  if (reach.length === 0) return
  const params: KeptParams = { ...kept(told, message.params), message: message.kind }
  const nextAt = whenToGo(work, told, quiet)
  for (const r of reach) {
    if (r.phone) out.messages.push(messageRow(work, told, message, params, r, nextAt))
    if (r.account && r.account !== told.act.by.account) out.notices.push(residentNotice(work, told, params, r.account))
  }
  if (message.inPerson && reach.some((r) => !r.phone && r.inPerson)) {
    const visit = await visitFor(
      work,
      finder,
      { request: told.request, place: told.place, desk: told.state.desk },
      params,
    )
    out.tasks.push(...visit.tasks)
    out.notices.push(...visit.notices)
  }
}

const messageRow = (
  work: Work,
  told: Told,
  message: Message,
  params: KeptParams,
  r: Reach,
  nextAt: Date,
): NewMessage => ({
  id: work.house.newId(),
  request: told.request,
  act: told.act.id,
  seq: told.act.seq,
  contact: r.contact,
  unit: null,
  kind: message.kind,
  params,
  in_person: message.inPerson,
  at: work.now,
  next_at: nextAt,
})

const residentNotice = (work: Work, told: Told, params: KeptParams, account: string): NewNotice => ({
  id: work.house.newId(),
  account,
  kind: 'resident.told',
  request: told.request,
  subject: told.act.id,
  task: null,
  params,
  at: work.now,
})

export interface Visit {
  tasks: Statement[]
  notices: NewNotice[]
}

/** A task for whoever goes to that door, and a line in each inbox; the desk's, where nobody does. */
export async function visitFor(
  work: Work,
  finder: Finder,
  of: { request: string; place: string; desk?: string | undefined },
  params: KeptParams,
): Promise<Visit> {
  const visitors = await visitorsTo(finder, of.place)
  const desk: Audience[] = of.desk ? [{ to: 'desk', desk: of.desk }] : []
  const accounts = visitors.length > 0 ? visitors : await accountsOf(finder, desk)
  const task = work.house.newId()
  const kind = params.message!
  return {
    tasks: [addTask({ id: task, request: of.request, place: of.place, kind, params, accounts, at: work.now })],
    notices: accounts.map((account) => ({
      id: work.house.newId(),
      account,
      kind: 'visit.instead' as const,
      request: of.request,
      subject: task,
      task,
      params,
      at: work.now,
    })),
  }
}

/** Each person once for the same thing. */
const distinct = (rows: NewNotice[]) => [
  ...new Map(rows.map((r) => [`${r.account} ${r.kind} ${r.subject}`, r])).values(),
]

/** Bells ring by topic, one for each account; the topic says nothing but "look". */
export const bells = (accounts: readonly string[]): string[] => [...new Set(accounts)].map((a) => `notices:${a}`)

/** Rings where no event is at hand to carry the topics. */
export const rung = (subject: string, accounts: readonly string[]): OutboxEvent => ({
  name: 'notices.added',
  version: 1,
  subject,
  seq: 1,
  payload: {},
  topics: bells(accounts),
})

/** @returns the bells to ring when it is committed */
async function write(work: Work, out: Outgoing): Promise<string[]> {
  const notices = distinct(out.notices)
  const contacts = out.messages.flatMap((m) => m.contact ?? [])
  const writes = [
    ...(notices.length > 0 ? [addNotices(notices)] : []),
    ...(contacts.length > 0 ? [overtake(contacts, steps)] : []),
    ...(out.messages.length > 0 ? [addMessages(out.messages)] : []),
    ...out.tasks,
  ]
  await work.act(
    async () => undefined,
    () => ({ writes, audit: [], events: [], answer: undefined }),
  )
  return bells(notices.map((n) => n.account))
}
