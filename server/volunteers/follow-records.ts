/**
 * Hours follow from service records and from nothing else: a record that names a volunteer among those who served says when and
 * how long, and each later version of it says it anew. Read from the record as it stands, so it does not matter how often or in
 * which order this happens.
 */
import { sameSpan, spanOf, together, type Flaw, type Span } from '../../domain/volunteers/hours.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { namesNobody } from '../records/index.ts'
import { hoursChanged, recalled, tallied } from './counting.ts'
import { judged, spanIn } from './judging.ts'
import {
  dropServed,
  insertActs,
  insertServed,
  lockHoursOfRecord,
  lockVolunteers,
  putHours,
  recordNow,
  setFlaws,
  volunteersOfRecord,
  type ActRow,
  type HoursRow,
  type RecordRow,
} from './store/hours-store.ts'
import { ofPersons } from './store/volunteer-store.ts'

/** Of each volunteer among those who served: when, and for how long. */
async function saidOf(tx: Tx, r: RecordRow): Promise<Map<string, Span>> {
  return spansOf(r, await homesOf(tx, [r]))
}

/** Which volunteer each person is who served in these records. */
export async function homesOf(tx: Tx, records: readonly RecordRow[]): Promise<ReadonlyMap<string, string>> {
  const persons = records.flatMap((r) => r.helpers.flatMap((h) => h.person ?? []))
  const homes = new Map<string, string>()
  for (const v of await ofPersons(tx, [...new Set(persons)]))
    if (!homes.has(v.asked)) homes.set(v.asked, v.mergedInto ?? v.id)
  return homes
}

export function spansOf(r: RecordRow, homeOf: ReadonlyMap<string, string>): Map<string, Span> {
  const helpers = r.helpers.filter((h) => h.person !== undefined)
  const facts = {
    ...(r.startedAt && { startedAt: r.startedAt.toISOString() }),
    endedAt: r.endedAt.toISOString(),
    outcome: r.outcome,
  }
  const spans = new Map<string, Span[]>()
  for (const { person, ...h } of helpers) {
    const volunteer = homeOf.get(person!)
    const span = spanOf(h, facts)
    if (volunteer && span) spans.set(volunteer, [...(spans.get(volunteer) ?? []), span])
  }
  return new Map([...spans].map(([volunteer, all]) => [volunteer, together(all)!]))
}

const sameFacts = (h: HoursRow, r: RecordRow, span: Span) =>
  sameSpan(spanIn(h), span) && h.item === r.item && h.unit === r.unit && h.place === r.place

interface Step {
  row: HoursRow
  /** What is new: nothing where a version says the same as the one before. */
  kind: 'enter' | 'drop' | undefined
  before: HoursRow | undefined
}

const fresh = { flaw: null, until: null, open: false, verifiedAt: null, verifiedBy: null, verifiedAs: null } as const

function entered(work: Work, r: RecordRow, volunteer: string, span: Span, before: HoursRow | undefined): Step {
  const said = {
    version: r.version,
    place: r.place,
    unit: r.unit,
    item: r.item,
    also: r.also,
    programme: r.programme,
    restricted: r.restricted,
  }
  if (before && before.state !== 'void' && sameFacts(before, r, span))
    return { before, kind: undefined, row: { ...before, ...said } }
  const row: HoursRow = {
    ...fresh,
    id: before?.id ?? stableId(work.county.code, 'volunteer hours', r.id, volunteer),
    record: r.id,
    volunteer,
    originKind: r.originKind,
    origin: r.origin,
    ...said,
    day: span.day,
    from: span.from === null ? null : new Date(span.from),
    to: span.to === null ? null : new Date(span.to),
    minutes: span.minutes,
    saidAt: r.recordedAt,
    recordedBy: r.recordedBy,
    state: 'entered',
    seq: (before?.seq ?? 0) + 1,
  }
  return { before, kind: 'enter', row }
}

const dropped = (r: RecordRow, before: HoursRow): Step => ({
  before,
  kind: before.state === 'void' ? undefined : 'drop',
  row:
    before.state === 'void' ? before : { ...before, ...fresh, version: r.version, state: 'void', seq: before.seq + 1 },
})

const actOf = (work: Work, { row, kind }: Step): ActRow[] =>
  kind === undefined
    ? []
    : [
        {
          id: stableId(work.county.code, 'volunteer hours act', row.id, row.seq),
          hours: row.id,
          seq: row.seq,
          kind,
          version: row.version,
          at: work.now,
          account: null,
          until: null,
          text: null,
        },
      ]

/** Rows around those that changed, judged anew: the changed ones carry their verdict, the others are told. */
async function withFlaws(
  tx: Tx,
  work: Work,
  steps: Step[],
  joined: ReadonlyMap<string, string | null>,
): Promise<Statement[]> {
  const others: { id: string; flaw: Flaw | null }[] = []
  for (const [volunteer, since] of joined) {
    const own = steps.filter((s) => s.row.volunteer === volunteer && s.kind !== undefined)
    if (own.length === 0) continue
    const days = own.flatMap((s) => [s.row.day, ...(s.before ? [s.before.day] : [])])
    const changed = own.map((s) => s.row)
    const flaws = await judged(tx, work, { id: volunteer, joinedOn: since }, changed, days)
    for (const s of own) if (s.row.state !== 'void') s.row = { ...s.row, flaw: flaws.get(s.row.id) ?? null }
    for (const [id, flaw] of flaws) if (!own.some((s) => s.row.id === id)) others.push({ id, flaw })
  }
  return others.length > 0 ? [setFlaws(others)] : []
}

export const followRecord: Consumer = async (event, work, tx) => {
  if (namesNobody(event)) return
  const r = await recordNow(tx, event.subject)
  if (!r) return
  const [said, there] = await Promise.all([saidOf(tx, r), volunteersOfRecord(tx, r.id)])
  if (said.size === 0 && there.length === 0) return
  // Volunteers before their hours, as everybody locks them.
  const locked = await lockVolunteers(tx, [...new Set([...said.keys(), ...there])])
  const before = await lockHoursOfRecord(tx, r.id)
  const steps = [
    ...[...said].map(([volunteer, span]) =>
      entered(
        work,
        r,
        volunteer,
        span,
        before.find((h) => h.volunteer === volunteer),
      ),
    ),
    ...before.filter((h) => !said.has(h.volunteer)).map((h) => dropped(r, h)),
  ]
  const flaws = await withFlaws(tx, work, steps, new Map(locked.map((v) => [v.id, v.joinedOn])))
  const acts = steps.flatMap((s) => actOf(work, s))
  const lost = steps.flatMap((s) => (s.kind && s.before?.state === 'counted' ? [s.before] : []))
  const standing = steps.filter((s) => s.row.state !== 'void').map((s) => s.row.id)
  await work.act(
    async () => undefined,
    () => ({
      writes: [
        putHours(steps.map((s) => s.row)),
        ...flaws,
        ...(acts.length > 0 ? [insertActs(acts)] : []),
        dropServed(steps.map((s) => s.row.id)),
        ...(r.restricted || r.persons.length === 0 || standing.length === 0 ? [] : [insertServed(standing, r.persons)]),
      ],
      audit: [],
      events:
        acts.length > 0
          ? [
              hoursChanged(r.id, r.version, r.place, [
                ...steps.map((s) => s.row),
                ...steps.flatMap((s) => s.before ?? []),
              ]),
              ...lost.map((h) => recalled(h, h.seq + 1)),
            ]
          : [],
      answer: undefined,
    }),
  )
  if (lost.length > 0) await tallied(tx, work, [...new Set(lost.map((h) => h.volunteer))])
}
