/** The story entered into a county: squads, members, boards and corrections through the front door, pairs as rows, services as other rooms write them. */
import { facilitiesApi } from '../../domain/facilities/api.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { recordsApi } from '../../domain/records/api.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { teamsApi as api } from '../../domain/teams/api.ts'
import { facilitiesRoom } from '../../server/facilities/index.ts'
import { inAct } from '../../server/kernel/db/act.ts'
import { recordWrites } from '../../server/records/index.ts'
import { teamsRoom } from '../../server/teams/index.ts'
import type { Client } from '../client.ts'
import { enterAccounts } from '../sessions.ts'
import { startVolunteers, type VolunteersCounty } from '../volunteers.ts'
import { doings, stronger, type Doing } from './promises.ts'
import { communities, type Deed, type Story } from './said.ts'
import { staff, volunteers } from './there.ts'

interface Told {
  v: VolunteersCounty
  /** Whoever keeps teams and registers of the whole county. */
  desk: Client
  teams: Map<string, string>
  s: Story
}

const iso = (day: string, at: string) => `${day}T${at}:00+08:00`
const hourBefore = (moment: string) => new Date(Date.parse(moment) - 3_600_000).toISOString()

/** Twenty residents who give their time, and did before the year. */
async function enterVolunteers(v: VolunteersCounty) {
  const people = new Map<string, { person: string; number: string }>()
  for (const key of volunteers) {
    const { id: person } = await v.r.entered({ name: '司马理发', born: '1980-01-01' })
    const volunteer = await v.takenIn(person)
    const [row] = await v.r.rows<{ number: string }>('select number from volunteer where id = $1', [volunteer])
    people.set(key, { person, number: row!.number })
  }
  await v.r.rows(`update volunteer set joined_on = '2025-12-01'`)
  return people
}

/** The county on the day before it begins, with the readings it chose. */
export async function begin() {
  const v = await startVolunteers([facilitiesRoom, teamsRoom])
  await enterAccounts(v.r.app, staff)
  const desk = v.r.seatOf('t-desk', [
    { role: 'catalogue-editor', place: '231025/' },
    { role: 'community-secretary', place: '231025/' },
  ])
  const { items } = await desk.ok(api.types)
  for (const [code, readings] of Object.entries(stronger)) {
    const { version: _, ...now } = items.find((t) => t.code === code)!
    const quotas = now.quotas.map((q) => ({ ...q, ...(readings as Record<string, object>)[q.code], readings: [] }))
    await desk.ok(api.defineType, {
      params: { code },
      body: { id: v.newId(), base: 0, definition: { ...now, from: '2026-04-01', quotas } },
    })
  }
  const people = await enterVolunteers(v)
  // A year goes by what was promised on its last day.
  v.r.app.setNow('2025-12-20T10:00:00+08:00')
  const teams = new Map((await desk.ok(api.list)).items.map((t) => [t.type, t.id]))
  const estates = await v.r.rows<{ id: string }>('select id from estate where place = any($1) order by id', [
    [...communities],
  ])
  return { v, desk, teams, people, estates: estates.map((e) => e.id) }
}

export type Begun = Awaited<ReturnType<typeof begin>>

async function enterSquads({ v, desk, teams, s }: Told): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const there = new Map<string, { id: string; version: number }>()
  for (const team of new Set(s.squads.map((q) => q.team)))
    for (const q of (await desk.ok(api.get, { params: { id: teams.get(team)! } })).squads) there.set(q.unit!, q)
  for (const q of s.squads) {
    const id = there.get(q.unit ?? '')?.id ?? v.newId()
    ids.set(q.key, id)
    if (!there.has(q.unit ?? ''))
      await desk.ok(api.addSquad, {
        params: { id: teams.get(q.team)! },
        body: { id, name: q.key, place: q.place, trade: '', unit: q.unit, from: q.from },
      })
    if (q.until)
      await desk.ok(api.endSquad, {
        params: { id },
        body: { id: v.newId(), base: 1, day: q.until, why: '并入别的小队' },
      })
  }
  return ids
}

interface Entered {
  squads: Map<string, string>
  /** Of a volunteer of the story: the person, and the number they tell. */
  people: Begun['people']
}

async function enterMembers({ v, desk, s }: Told, { squads, people }: Entered): Promise<void> {
  for (const m of s.members) {
    const squad = squads.get(m.squad)!
    const id = v.newId()
    const who = people.has(m.who) ? { number: people.get(m.who)!.number } : { account: v.r.account(m.who) }
    await desk.ok(api.addMember, { params: { id: squad }, body: { id, from: m.from, ...who } })
    if (m.until) await desk.ok(api.endMember, { params: { id }, body: { id: v.newId(), to: m.until } })
  }
}

async function enterPairs({ v, s }: Told, { people }: Entered): Promise<void> {
  const bodies = new Map(
    (await v.r.rows<{ id: string; code: string }>('select id, code from organisation')).map((b) => [b.code, b.id]),
  )
  const helperOf = (key: string) => {
    const person = people.get(key)?.person
    if (person) return { kind: 'person', helper: person }
    if (staff.includes(key)) return { kind: 'account', helper: v.r.account(key) }
    return { kind: 'organisation', helper: bodies.get(key)! }
  }
  const enrolled = [...new Set(s.pairs.map((p) => p.person))].map((person) => ({ id: v.newId(), person }))
  await v.r.rows(
    `insert into enrolment (id, person, plan, place, from_day, rhythm, wish)
     select id, person, 'any', $3, '2025-01-01', 'month', '{}' from unnest($1::uuid[], $2::uuid[]) x(id, person)`,
    [enrolled.map((e) => e.id), enrolled.map((e) => e.person), communities[0]],
  )
  const enrolmentOf = new Map(enrolled.map((e) => [e.person, e.id]))
  const rows = s.pairs.map((p) => ({ ...p, ...helperOf(p.helper), enrolment: enrolmentOf.get(p.person) }))
  await v.r.rows(
    `insert into pairing (id, enrolment, kind, helper, household, from_day, to_day)
     select gen_random_uuid(), e, k, h, false, f, t from unnest($1::uuid[], $2::text[], $3::uuid[], $4::date[], $5::date[]) x(e, k, h, f, t)`,
    [
      rows.map((r) => r.enrolment),
      rows.map((r) => r.kind),
      rows.map((r) => r.helper),
      rows.map((r) => r.from),
      rows.map((r) => r.until ?? null),
    ],
  )
}

async function enterBoards({ v, desk, s }: Told): Promise<void> {
  const places = new Map(
    (await v.r.rows<{ id: string; place: string }>('select id, place from estate')).map((e) => [e.id, e.place]),
  )
  // What the county is born with is not of this story.
  await v.r.rows(`delete from facility_check where facility in (select id from facility where kind = 'board')`)
  await v.r.rows(`delete from facility where kind = 'board'`)
  const open = async (estate: string, from: string) => {
    const id = v.newId()
    const body = { id, kind: 'board', name: '宣传栏', place: places.get(estate)!, estate, address: '', opened: from }
    const nothing = { unit: null, phone: null, area: null, seats: null, point: null, within: null, hours: null }
    await desk.ok(facilitiesApi.open, { body: { ...body, ...nothing } })
    return id
  }
  for (const b of s.boards) {
    const id = await open(b.estate, b.from)
    if (b.until) await v.r.rows('update facility set closed = $2 where id = $1', [id, b.until])
  }
  // Somebody looked and it was gone: no board.
  const gone = await open(s.estates[1]!, '2025-12-20')
  await desk.ok(facilitiesApi.check, {
    params: { id: gone },
    body: { id: v.newId(), day: '2025-12-20', state: 'gone', note: '' },
  })
}

interface Said {
  doing: Doing
  day: string
  ended: Deed['ended']
  unit: string
  persons: string[]
  volunteer: string | null
}

const said = (d: Deed): Said => ({
  doing: d.doing,
  day: d.day,
  ended: d.ended,
  unit: d.unit,
  persons: d.persons,
  volunteer: d.volunteer ?? null,
})

function recordOf(
  id: string,
  activity: string,
  d: Pick<Deed, 'at' | 'place' | 'heads'>,
  x: Said,
  people: Entered['people'],
): NewRecord {
  const [item, kind] = doings[x.doing]
  const endedAt = iso(x.day, d.at)
  return {
    id,
    origin: { kind: kind === null ? 'visit' : 'activity', id: activity },
    unit: x.unit,
    helpers: x.volunteer
      ? [{ person: people.get(x.volunteer)!.person, from: hourBefore(endedAt), to: new Date(endedAt).toISOString() }]
      : [],
    served: { persons: x.persons, ...(d.heads > 0 && { heads: d.heads }) },
    item,
    mode: 'on-site',
    place: `${d.place}001/`,
    endedAt,
    outcome: x.ended,
    files: [],
  }
}

/** Services and their activities, some hundred in one transaction; then what somebody corrected. */
async function enterDeeds({ v, desk, s }: Told, { people }: Entered): Promise<void> {
  const { house, county } = v.r.app
  const by = v.r.account('v-writer')
  const rows = s.deeds.map((d) => ({ d, id: v.newId(), activity: v.newId(), first: { ...said(d), ...d.first } }))
  const scope = { ranges: [rangeOf(`${county.code}/`)], units: [] }
  const author = { account: by, now: v.r.app.now(), newId: house.newId }
  for (let at = 0; at < rows.length; at += 200) {
    const some = rows.slice(at, at + 200)
    await inAct(
      house.pools.app,
      { county: county.code, scope, account: by, now: v.r.app.now() },
      async () => undefined,
      () => ({
        writes: some.flatMap((r) => recordWrites(recordOf(r.id, r.activity, r.d, r.first, people), author)),
        audit: [],
        events: some.flatMap((r) => {
          const of = doings[r.first.doing][1]
          return of === null
            ? []
            : [
                {
                  name: 'activities.acted',
                  version: 1,
                  subject: r.activity,
                  seq: 1,
                  payload: { of, numbers: r.d.said ?? {} },
                },
              ]
        }),
        answer: undefined,
      }),
    )
    await v.r.app.settle()
  }
  for (const { d, id, activity, first } of rows.filter((r) => r.d.first)) {
    const { id: _i, origin: _o, ...record } = recordOf(id, activity, d, { ...first, ...said(d) }, people)
    await desk.ok(recordsApi.correct, { params: { id }, body: { seen: 1, reason: '当时记错了', record } })
  }
  await v.r.app.settle()
}

export async function enter(begun: Begun, s: Story): Promise<void> {
  const told = { ...begun, s }
  const squads = await enterSquads(told)
  await enterMembers(told, { squads, people: begun.people })
  await enterPairs(told, { squads, people: begun.people })
  await enterBoards(told)
  begun.v.r.app.setNow('2027-01-15T10:00:00+08:00')
  await enterDeeds(told, { squads, people: begun.people })
}

/** A home visit to a child, of which those at the desk may know and nobody else. @returns its record */
export async function hidden({ v }: Begun): Promise<string> {
  const { house, county } = v.r.app
  const [id, by] = [v.newId(), v.r.account('t-desk')]
  const deed = {
    doing: 'look in',
    day: '2026-05-05',
    ended: 'done',
    unit: 'jiaoyuju',
    persons: [],
    volunteer: null,
  } as const
  const record: NewRecord = {
    ...recordOf(id, id, { at: '10:00', place: communities[0], heads: 1 }, { ...deed, persons: [] }, new Map()),
    item: 'child-care-visit',
  }
  await inAct(
    house.pools.app,
    {
      county: county.code,
      scope: { ranges: [rangeOf(`${county.code}/`)], units: [], account: by },
      account: by,
      now: v.r.app.now(),
    },
    async () => undefined,
    () => ({
      writes: recordWrites(record, { account: by, now: v.r.app.now(), newId: house.newId, onlyFor: [by] }),
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
  return id
}
