/** The resident's side: progress like a parcel, what was said to him, and what he may do now. No person stands in it. */
import { addPeriod } from '../../domain/kernel/calendar.ts'
import { momentOf, type Instant } from '../../domain/kernel/instant.ts'
import { allowedActs } from '../../domain/requests/allowed.ts'
import { isActKind, residentActs, rowOf, type ActKind } from '../../domain/requests/acts.ts'
import { needsCode } from '../../domain/requests/api.ts'
import { clocksOf, nextDue } from '../../domain/requests/clocks.ts'
import { currentLead } from '../../domain/requests/effects/shared.ts'
import type { Context } from '../../domain/requests/guards.ts'
import { partiesFor } from '../../domain/requests/policy.ts'
import type { PublicTrack } from '../../domain/requests/schema.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { isEarlyEnding } from '../../domain/requests/vocabulary.ts'
import type { TextRow } from '../kernel/texts/store.ts'
import type { Names } from './names.ts'
import type { ActRow, RequestRow } from './store.ts'
import type { Kept } from './stream.ts'

export interface Tracked {
  row: RequestRow
  acts: ActRow[]
  texts: TextRow[]
}

export function publicTrack(t: Tracked, c: Context, names: Names, ordinary: string): PublicTrack {
  const s = t.row.state as RequestState
  const expected = expectedAt(s, c)
  const appointment = appointmentOf(s, t)
  const ended = isEarlyEnding(s.status) ? endedOf(s, t) : undefined
  return {
    refNo: t.row.ref_no,
    title: s.item ? names.item(s.item).name : ordinary,
    status: s.status,
    waiting: t.row.waiting as PublicTrack['waiting'],
    steps: steps(s, c, names, expected),
    ...(appointment && { appointment }),
    ...(expected !== undefined && { expected: momentOf(expected) }),
    told: told(t, s),
    ...(ended && { ended }),
    may: mayNow(s, c),
    rated: s.ratings.some((r) => !r.again),
    ratedAgain: s.ratings.some((r) => r.again),
  }
}

/** The date given by whoever works on it, else what the clock says. */
function expectedAt(s: RequestState, c: Context): Instant | undefined {
  if (s.status === 'resolved' || s.status === 'closed' || isEarlyEnding(s.status)) return undefined
  if (s.expected !== undefined && s.expected > c.now) return s.expected
  const resolution = clocksOf(s, c.policy, c.calendar).findLast(
    (k) => k.name === 'resolution' || k.name === 'rectification',
  )
  if (resolution?.dueAt) return resolution.dueAt
  return s.acceptedAt === undefined
    ? addPeriod(c.calendar, s.reportedAt, c.policy.limits.resolution[s.urgency]).at
    : undefined
}

function steps(s: RequestState, c: Context, names: Names, expected: Instant | undefined): PublicTrack['steps'] {
  const lead = currentLead(s) ?? s.orders.findLast((o) => o.role === 'lead')
  const signed = lead?.signedAt
  const sent = s.orders.length > 0 ? Math.min(...s.orders.map((o) => o.sentAt)) : undefined
  const desk = s.desk ? names.unit(s.desk).name : undefined
  const unit = lead?.unit ? names.unit(lead.unit).name : undefined
  const next = nextDue(clocksOf(s, c.policy, c.calendar))
  const soon = (name: string) => (next?.name === name && next.dueAt ? { expected: momentOf(next.dueAt) } : {})
  const at = (instant: Instant | undefined) => (instant === undefined ? {} : { at: momentOf(instant) })
  return [
    { step: 'reported', ...at(s.reportedAt) },
    {
      step: 'accepted',
      ...at(s.acceptedAt),
      ...(desk && s.acceptedAt !== undefined && { unit: desk }),
      ...(s.acceptedAt === undefined && soon('response')),
    },
    {
      step: 'dispatched',
      ...at(sent),
      ...(unit && sent !== undefined && { unit }),
      ...(sent === undefined && soon('dispatch')),
    },
    { step: 'handling', ...at(signed), ...(unit && signed !== undefined && { unit }) },
    {
      step: 'resolved',
      ...at(s.resolvedAt),
      ...(s.resolvedAt === undefined && expected !== undefined && { expected: momentOf(expected) }),
    },
    { step: 'evaluated', ...at(s.ratings[0]?.at ?? s.confirmedAt) },
  ]
}

function wordsOf(t: Tracked, act: ActRow): Record<string, string> {
  const { texts = {} } = (act.given ?? {}) as Kept
  const bodies = new Map(t.texts.map((x) => [x.id, x.body]))
  return Object.fromEntries(
    Object.entries(texts).flatMap(([path, id]) => (bodies.get(id) ? [[path, bodies.get(id)!]] : [])),
  )
}

/**
 * Words meant for the resident: `said` first, else the reason; of a corrected act the right version, of one taken back
 * nothing. What he wrote himself is not read back to him.
 */
function told(t: Tracked, s: RequestState): PublicTrack['told'] {
  return t.acts
    .filter(
      (a) =>
        rowOf(a.kind as ActKind).seenBy.includes('reporter') &&
        !['reporter', 'representative'].includes(a.party) &&
        a.kind !== 'report',
    )
    .filter((a) => s.takenBack[a.id] === undefined)
    .flatMap((a) => {
      const fix = t.acts.find((x) => x.id === s.corrected[a.id])
      const words = fix ? fixedWords(wordsOf(t, fix)) : wordsOf(t, a)
      const said = words['said'] ?? (reasonsForResidents.has(a.kind) ? words['reason'] : undefined) ?? words['note']
      return said && isActKind(a.kind) ? [{ at: a.at.toISOString(), kind: a.kind, said }] : []
    })
    .reverse()
}

/** Reasons that are an answer to the resident. Those among offices (an order moved, a rectification ordered) stay there. */
const reasonsForResidents: ReadonlySet<string> = new Set([
  'reject',
  'merge',
  'guide',
  'hand-over',
  'raise',
  'refer',
  'refer-out',
  'defer',
  'decline',
  'judge-appeal',
])

/** What a correction says, by the fields of the act it corrects. */
const fixedWords = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).map(([path, text]) => [path.replace(/^fixed\./, ''), text]))

function appointmentOf(s: RequestState, t: Tracked): PublicTrack['appointment'] {
  const a = s.appointment
  if (!a) return undefined
  const act = t.acts.find((x) => x.id === a.act)
  const who = act && wordsOf(t, act)['who']
  return { from: momentOf(a.from), to: momentOf(a.to), atHome: a.atHome, ...(who && { who }) }
}

function endedOf(s: RequestState, t: Tracked): PublicTrack['ended'] {
  const last = t.acts.findLast((a) =>
    ['withdraw', 'reject', 'merge', 'hand-over', 'refer-out', 'guide'].includes(a.kind),
  )
  const words = last ? wordsOf(t, last) : {}
  const said = words['said'] ?? words['reason']
  return { status: s.status, ...(s.ended?.ground && { ground: s.ended.ground }), ...(said && { said }) }
}

/** What the reporter may do now; the screen asks for a code only where one is needed. */
function mayNow(s: RequestState, c: Context): PublicTrack['may'] {
  const mine = new Set<ActKind>(residentActs)
  const kinds = allowedActs(s, c).map((a) => a.kind)
  return [...new Set(kinds)]
    .filter((k) => mine.has(k) && k !== 'take-back' && partiesFor(c.policy, k).includes('reporter'))
    .map((kind) => ({ kind, proof: needsCode(kind) ? ('code' as const) : ('last4' as const) }))
}
