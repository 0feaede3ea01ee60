/** Volunteers of a county of demonstration, invented like its people, with a quarter of a year behind them. */
import { seeded } from '../../domain/kernel/seeded.ts'
import { refNo } from '../../domain/kernel/refno.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { hash32, stableId } from '../../domain/kernel/stable-id.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import type { Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { catalogueOf } from '../catalogue/index.ts'
import { recordWrites } from '../records/index.ts'
import { countDue } from './counting.ts'
import { rules, skills } from './definitions.ts'
import { adults, anyVolunteer, oldEntered, phoned, secretaries } from './store/invented-store.ts'
import { insertActs, lockHours, putHours } from './store/hours-store.ts'
import { insertVolunteer, type Volunteer } from './store/volunteer-store.ts'

const many = 36
const day = 86_400_000
const items = ['elder-chores', 'elder-meal', 'elder-visit', 'home-service']

/** Of every six one has applied and waits, the others serve. */
function inventedOf(work: Work, p: { id: string; place: string }, n: number, known: readonly string[]): Volunteer {
  const random = seeded(hash32(p.id, 7))
  const waits = n % 6 === 5
  const days = waits ? random.int(1, 6) : random.int(100, 600)
  const since = dayOf(new Date(work.now.getTime() - days * day))
  const ends = dayOf(new Date(work.now.getTime() + random.int(5, 300) * day))
  return {
    id: stableId(work.county.code, 'volunteer', p.id),
    person: p.id,
    place: p.place,
    number: refNo(hash32(p.id, 11) % 100_000_000),
    nationalNo: null,
    state: waits ? 'applied' : 'active',
    since,
    appliedOn: since,
    joinedOn: waits ? null : since,
    skills: [...new Set([random.pick(known), random.pick(known)])],
    languages: random.chance(0.2) ? ['korean'] : [],
    free: random.chance(0.7)
      ? [
          { day: 6, from: 480, to: 720 },
          { day: random.int(1, 5), from: 1080, to: 1260 },
        ]
      : [{ day: random.int(1, 7), from: 780, to: 1080 }],
    howFar: random.pick(['grid', 'community', 'town'] as const),
    guardian: null,
    lead: null,
    insuredTo: waits ? null : ends,
    vettedTo: null,
  }
}

/** What one of them did in the last quarter; the two newest wait to be found true. */
function recordsOf(work: Work, v: Volunteer, known: readonly string[], served: readonly string[]): NewRecord[] {
  const random = seeded(hash32(v.id, 13))
  return Array.from({ length: random.int(2, 6) }, (_, i): NewRecord => {
    const from = Date.parse(`${dayOf(new Date(work.now.getTime() - (2 + i * 15) * day))}T0${random.int(1, 7)}:00:00Z`)
    const to = from + random.int(40, 150) * 60_000
    const id = stableId(work.county.code, 'volunteer record', v.id, i)
    const whom = i === 0 ? served : []
    return {
      id,
      origin: { kind: 'activity', id },
      unit: 'zhiyuanzhe',
      helpers: [{ person: v.person, from: new Date(from).toISOString(), to: new Date(to).toISOString() }],
      served: whom.length > 0 ? { persons: [...whom] } : { persons: [], heads: random.int(1, 12) },
      item: random.pick(known),
      mode: 'on-site',
      place: v.place,
      startedAt: new Date(from).toISOString(),
      endedAt: new Date(to).toISOString(),
      outcome: 'done',
      files: [],
    }
  })
}

/** Once, as soon as rules and people are there; in a county of its own people never. */
export async function inventVolunteers(work: Work): Promise<void> {
  if (!work.county.demo) return
  if (await work.read(anyVolunteer)) return findTrue(work)
  const today = dayOf(work.now)
  const [set, known, catalogue] = await Promise.all([
    rules.on(work, today),
    skills.on(work, today),
    catalogueOf(work.house, work.county),
  ])
  const skilled = [...known.values()].filter((s) => s.group === 'skill' && !s.closed).map((s) => s.code)
  const offered = items.filter((i) => catalogue.items.has(i))
  if (set.size === 0 || skilled.length === 0 || offered.length === 0) return
  await work.act(
    async (tx) => {
      const range = rangeOf(`${work.county.code}/`)
      const year = Number(today.slice(0, 4))
      const found = await adults(tx, range, `${year - 72}-01-01`, `${year - 20}-01-01`, many + 5)
      return { found, own: await phoned(tx) }
    },
    ({ found, own }) => {
      const others = found.filter((p) => !own.some((o) => o.person === p.id)).slice(0, many)
      const made = others.map((p, n) => inventedOf(work, p, n, skilled))
      const author = { account: null, now: work.now, newId: work.house.newId }
      const writes: Statement[] = made.flatMap((v, n) => [
        insertVolunteer(v),
        ...(v.state === 'active'
          ? recordsOf(work, v, offered, n < 3 ? own.map((o) => o.person) : []).flatMap((r) => recordWrites(r, author))
          : []),
      ])
      return {
        writes,
        audit:
          made.length > 0
            ? [
                {
                  act: 'volunteers.invent',
                  subjectKind: 'county',
                  subject: work.county.code,
                  detail: { rows: made.length },
                },
              ]
            : [],
        events: [],
        answer: undefined,
      }
    },
  )
}

/** What lies further back was found true by whoever answers for the place, and nobody objected. */
async function findTrue(work: Work): Promise<void> {
  const before = dayOf(new Date(work.now.getTime() - 10 * day))
  await work.act(
    async (tx) => {
      const [old, who] = await Promise.all([oldEntered(tx, before), secretaries(tx)])
      const by = (place: string) => who.find((w) => place.startsWith(w.place))?.account ?? who[0]?.account ?? null
      const rows = (
        await lockHours(
          tx,
          old.map((h) => h.id),
        )
      ).map((h) => ({
        ...h,
        state: 'notice' as const,
        until: work.now,
        verifiedAt: work.now,
        verifiedBy: by(h.place),
        verifiedAs: 'organiser' as const,
        seq: h.seq + 1,
      }))
      return rows
    },
    (rows) => ({
      writes:
        rows.length === 0
          ? []
          : [
              putHours(rows),
              insertActs(
                rows.map((h) => ({
                  id: stableId(work.county.code, 'volunteer hours act', h.id, h.seq),
                  hours: h.id,
                  seq: h.seq,
                  kind: 'verify',
                  version: h.version,
                  at: work.now,
                  account: h.verifiedBy,
                  until: h.until,
                  text: null,
                })),
              ),
            ],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
  await countDue(work)
}
