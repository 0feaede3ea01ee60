/** What a reader may see of a request. Built in one place, so that no list and no page shows more than another. */
import { momentOf } from '../../domain/kernel/instant.ts'
import { maskName } from '../../domain/people/mask.ts'
import { rowOf, type Act } from '../../domain/requests/acts.ts'
import { clocksOf, clockView, isRunning } from '../../domain/requests/clocks.ts'
import type { Context } from '../../domain/requests/guards.ts'
import { addPeriod } from '../../domain/kernel/calendar.ts'
import type { Light, OrderView, RequestListItem, RequestView, TimelineEntry } from '../../domain/requests/schema.ts'
import type { Actor } from '../../domain/requests/rules.ts'
import type { OrderState, RequestState } from '../../domain/requests/state.ts'
import type { Party } from '../../domain/requests/vocabulary.ts'
import type { County, House } from '../kernel/context.ts'
import type { TextRow } from '../kernel/texts/store.ts'
import { nameOf } from './contacts.ts'
import type { LinkRow } from './link/store.ts'
import type { Names } from './names.ts'
import type { ActRow, ContactRow, RequestRow } from './store.ts'
import { actOf, type Kept } from './stream.ts'
import { sayingWhere, spotOf } from './where.ts'

const light = (row: RequestRow, now: Date): Light | undefined => {
  if (!(row.due_at instanceof Date)) return undefined
  if (now > row.due_at) return 'red'
  return row.amber_at && now > row.amber_at ? 'amber' : 'green'
}

export function listItem(row: RequestRow, names: Names, now: Date): RequestListItem {
  const s = row.state as RequestState
  const lit = light(row, now)
  return {
    id: row.id,
    refNo: row.ref_no,
    place: names.place(row.place),
    channel: s.channel,
    status: s.status,
    waiting: row.waiting as RequestListItem['waiting'],
    urgency: s.urgency,
    priority: s.priority.length > 0,
    orders: s.orders.length,
    followers: s.followers,
    urged: s.urges.length,
    supervised: row.supervised,
    receivedAt: row.received_at.toISOString(),
    seq: row.seq,
    ...(row.summary && { brief: row.summary }),
    ...(s.intent && { intent: s.intent }),
    ...(s.line && { line: s.line }),
    ...(s.item && { item: names.item(s.item) }),
    ...(row.lead_unit && { lead: names.unit(row.lead_unit) }),
    ...(row.desk && { desk: names.unit(row.desk) }),
    ...(row.due_clock && { clock: row.due_clock as RequestListItem['clock'] }),
    ...(row.due_at instanceof Date && { dueAt: row.due_at.toISOString() }),
    ...(row.amber_at && { amberAt: row.amber_at.toISOString() }),
    ...(lit && { light: lit, provisional: row.provisional }),
    ...(s.foreign && {
      foreign: {
        system: s.foreign.system,
        number: s.foreign.number,
        ...(s.foreign.dueAt !== undefined && { dueAt: momentOf(s.foreign.dueAt) }),
      },
    }),
  }
}

export interface Reader {
  /** Parts the reader plays; a hand of a handling unit sees neither ratings nor, where asked, the reporter. */
  parties: readonly Party[]
  central: boolean
}

export interface Whole {
  row: RequestRow
  acts: ActRow[]
  texts: TextRow[]
  contacts: ContactRow[]
  /** Colleagues' names by account. */
  who: Map<string, string>
  refs: Map<string, string>
  /** What the register of addresses calls its place. */
  addresses: ReadonlyMap<string, string>
  /** Links by which somebody acted here. */
  links: LinkRow[]
  /** What those who acted by a link said they are, by link. */
  byLink?: ReadonlyMap<string, string>
}

const central = new Set<Party>(['centre', 'desk', 'supervisor', 'reviewer', 'field'])

/** The field is an eye of the public body; where its own committee has the matter in hand it is one of the hands. */
export function readerOf({ parties, belongs = [] }: Pick<Actor, 'parties' | 'belongs'>, s: RequestState): Reader {
  const ownUnit = s.orders.some((o) => o.unit !== undefined && belongs.includes(o.unit))
  return { parties, central: parties.some((p) => central.has(p) && !(p === 'field' && ownUnit)) }
}

export function requestView(
  house: House,
  county: County,
  w: Whole,
  reader: Reader,
  c: Context,
  names: Names,
  allowed: RequestView['allowed'],
): RequestView {
  const s = w.row.state as RequestState
  const clocks = clocksOf(s, c.policy, c.calendar)
  const words = wordsOf(w)
  const report = w.acts[0]!
  const told = words(report)
  const body = report.body as {
    answers?: Record<string, unknown>
    files?: string[]
    where: { point?: { lng: number; lat: number } }
  }
  return {
    ...listItem(w.row, names, new Date(c.now)),
    round: Math.max(1, s.rounds.length),
    stages: s.stages,
    ...(told['what'] && { what: told['what'] }),
    where: {
      ...spotOf(s, names, w.addresses, describedIn(w, words)),
      ...(body.where.point && { point: body.where.point }),
    },
    ...people(house, county, w, reader, s),
    open: s.open,
    confidential: s.confidential,
    ...(body.answers && { answers: body.answers }),
    files: body.files ?? [],
    ...(s.mergedInto && { mergedInto: { id: s.mergedInto, refNo: w.refs.get(s.mergedInto) ?? '' } }),
    absorbed: s.absorbed.map((id) => ({ id, refNo: w.refs.get(id) ?? '' })),
    orderList: s.orders.map((o) =>
      orderView(
        o,
        w,
        names,
        words,
        clocks.filter(isRunning).find((k) => k.order === o.id && k.name === 'order') ??
          clocks.find((k) => k.order === o.id),
        c,
      ),
    ),
    clocks: clocks.map((k) => clockView(k, c.now)),
    ...appointment(s, w, words),
    ...(s.expected !== undefined && { expected: momentOf(s.expected) }),
    ...(s.evaluation && { evaluation: s.evaluation }),
    ratings: reader.central ? ratings(s, w, words) : [],
    excluded: s.excluded !== undefined,
    timeline: timeline(w, reader, names, words, s),
    allowed,
    kind: kindOf(s, c),
  }
}

type WordsOf = (act: ActRow) => Record<string, string>

function describedIn(w: Whole, words: WordsOf): string | undefined {
  const acts = w.acts.map((a) => ({ id: a.id, of: a.body['of'] as string | undefined, told: words(a) }))
  const told = sayingWhere(w.row.state as RequestState, acts)?.told
  return told?.['where.described'] ?? told?.['fixed.where.described']
}

function wordsOf(w: Whole): WordsOf {
  const bodies = new Map(w.texts.map((t) => [t.id, t.body]))
  return (act) => {
    const { texts = {} } = (act.given ?? {}) as Kept
    return Object.fromEntries(
      Object.entries(texts).flatMap(([path, id]) => (bodies.get(id) ? [[path, bodies.get(id)!]] : [])),
    )
  }
}

function people(house: House, county: County, w: Whole, reader: Reader, s: RequestState): Partial<RequestView> {
  // Whoever asked for it stays unknown to the unit that handles the matter (GB/T 33358).
  if (s.confidential && !reader.central) return {}
  const reporter = w.contacts.find((x) => x.role === 'reporter')
  const other = w.contacts.find((x) => x.role === 'representative')
  const name = reporter && nameOf(house, county, reporter)
  const body = w.acts[0]!.body as { representative?: { relation: string; consent: string } }
  const otherName = other && nameOf(house, county, other)
  return {
    ...(reporter && {
      contact: {
        inPerson: reporter.in_person,
        ...(reporter.phone_last4 && { phone: `*******${reporter.phone_last4}` }),
        ...(name && { name: maskName(name) }),
      },
    }),
    ...(body.representative && {
      representative: { ...body.representative, name: otherName ? maskName(otherName) : '' },
    }),
  }
}

function orderView(
  o: OrderState,
  w: Whole,
  names: Names,
  words: WordsOf,
  clock: Parameters<typeof clockView>[0] | undefined,
  c: Context,
): OrderView {
  const born = w.acts.find((a) => (a.body as { orders?: { order: string }[] }).orders?.some((x) => x.order === o.id))
  const index = (born?.body as { orders?: { order: string }[] } | undefined)?.orders?.findIndex((x) => x.order === o.id)
  const task = born && index !== undefined ? words(born)[`orders.${index}.task`] : undefined
  return {
    id: o.id,
    role: o.role,
    purpose: o.purpose,
    status: o.status,
    party: o.party,
    outside: o.outside,
    rework: o.rework,
    offeredTo: o.offeredTo.map((u) => names.unit(u)),
    assigned: o.assigned.map((id) => ({ id, name: w.who.get(id) ?? '' })),
    sentAt: momentOf(o.sentAt),
    ...(o.unit && { unit: names.unit(o.unit) }),
    ...(o.regulator && { regulator: names.unit(o.regulator) }),
    ...(task && { task }),
    ...(o.signedAt !== undefined && { signedAt: momentOf(o.signedAt) }),
    ...(o.endedAt !== undefined && { endedAt: momentOf(o.endedAt) }),
    ...(o.asked && { asked: o.asked.what }),
    ...(o.status === 'deferred' &&
      o.pauses.at(-1)?.until !== undefined && { deferredUntil: momentOf(o.pauses.at(-1)!.until!) }),
    ...(clock && { clock: clockView(clock, c.now) }),
  }
}

function appointment(s: RequestState, w: Whole, words: WordsOf): Partial<RequestView> {
  const a = s.appointment
  if (!a) return {}
  const act = w.acts.find((x) => x.id === a.act)
  const { who, note } = act ? words(act) : {}
  return {
    appointment: {
      order: a.order,
      from: momentOf(a.from),
      to: momentOf(a.to),
      atHome: a.atHome,
      ...(who && { who }),
      ...(note && { note }),
    },
  }
}

const ratings = (s: RequestState, w: Whole, words: WordsOf): RequestView['ratings'] =>
  s.ratings.map((r) => {
    const act = w.acts.find((a) => a.id === r.act)
    const said = act && words(act)['said']
    return {
      level: r.level,
      reasons: r.reasons,
      at: momentOf(r.at),
      again: r.again,
      struck: r.struck,
      ...(said && { said }),
    }
  })

/** Ratings and what only the centre writes are left out for the handling unit, whoever asks. */
function timeline(w: Whole, reader: Reader, names: Names, words: WordsOf, s: RequestState): TimelineEntry[] {
  return w.acts
    .filter((a) => reader.central || rowOf(a.kind as Act['kind']).seenBy.includes('unit'))
    .map((a) => entry(a, w, reader, names, words, s))
    .reverse()
}

function entry(a: ActRow, w: Whole, reader: Reader, names: Names, words: WordsOf, s: RequestState): TimelineEntry {
  const act = actOf(a)
  const said = words(a)
  const { texts = {} } = (a.given ?? {}) as Kept
  const {
    id: _,
    files,
    doneAt,
    ...rest
  } = a.body as { id: string; files?: string[]; doneAt?: string } & Record<string, unknown>
  // The order an act is about is an id; a new order it sends out is a fact of its own.
  const { order, ...others } = rest
  const facts = typeof order === 'string' ? others : rest
  const hidden = s.confidential && !reader.central && (act.by.party === 'reporter' || act.by.party === 'representative')
  const { link } = (a.given ?? {}) as Kept
  const who = link ? w.byLink?.get(link) : a.account && !hidden ? w.who.get(a.account) : undefined
  return {
    id: a.id,
    seq: a.seq,
    kind: act.kind,
    at: a.at.toISOString(),
    party: act.by.party,
    words: said,
    emptied: Object.keys(texts).filter((path) => !(path in said)),
    facts,
    files: files ?? [],
    ...(doneAt && { doneAt }),
    ...(who && { who }),
    ...(a.unit && { unit: names.unit(a.unit) }),
    ...(typeof order === 'string' && { order }),
    ...(s.corrected[a.id] && { correctedBy: s.corrected[a.id] }),
    ...(s.takenBack[a.id] && { takenBackBy: s.takenBack[a.id] }),
  }
}

function kindOf(s: RequestState, c: Context): RequestView['kind'] {
  const { policy } = c
  const lead = s.orders.findLast((o) => o.role === 'lead')
  return {
    policy: `${policy.code}@${policy.version}`,
    evidence: policy.evidence,
    approval: policy.approval,
    returnsLeft: Math.max(0, policy.returns.most - s.returns.length),
    ...(lead && { returnUntil: momentOf(addPeriod(c.calendar, lead.sentAt, policy.returns.within).at) }),
  }
}
