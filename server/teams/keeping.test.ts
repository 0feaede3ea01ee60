/** A year that was counted is kept and read as it stands until anything it is counted from changes; then it is counted at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NewRecord } from '../../domain/records/schema.ts'
import { evaluationApi } from '../../domain/teams/evaluation-api.ts'
import { teamsApi as api } from '../../domain/teams/api.ts'
import { community } from '../../test/people.ts'
import { correctRecord } from '../../test/records.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { activitiesRoom } from '../activities/index.ts'
import { dutiesRoom } from '../duties/index.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { teamsRoom } from './index.ts'

let v: VolunteersCounty
let hair: string
beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, dutiesRoom, teamsRoom, activitiesRoom])
  await minutes()
  hair = (await v.secretary.ok(api.list)).items.find((t) => t.type === 't06-haircuts')!.id
})
afterAll(() => v?.r.close())

const job = (name: string) => teamsRoom.jobs!.find((j) => j.name === name)!.run(v.r.work())
/** As many minutes as the first time takes: a county has had its teams for years. */
const minutes = async () => {
  for (let n = 0; n < 6; n++) await minute()
}
const minute = () => job('teams-years')

/** What is kept of every team is falsified, so that what is read from it can be told from what is counted. */
const wrong = 4_242
const falsified = () =>
  v.r.rows(`update team_year set quotas = (select jsonb_agg(jsonb_set(q, '{cells}', (
      select coalesce(jsonb_agg(jsonb_set(c, '{have}', '${wrong}')), '[]') from jsonb_array_elements(q -> 'cells') c)))
    from jsonb_array_elements(quotas) q) where quotas is not null`)
const haves = async (team = hair, year = 2026) =>
  (await v.secretary.ok(api.year, { params: { id: team }, query: { year } })).quotas.flatMap((q) =>
    q.cells.map((c) => c.have),
  )
const isKept = async (team = hair, year = 2026) => {
  const all = await haves(team, year)
  const kept = all.filter((n) => n === wrong).length
  expect([0, all.length]).toContain(kept)
  return kept > 0
}

const cut = (more: Partial<NewRecord> = {}) =>
  v.served([], { item: 'act-haircut', unit: 'squad-hair-1', served: { persons: [], heads: 3 }, ...more })

describe('[issue 5] a year of a team', () => {
  beforeEach(async () => {
    await minute()
    await falsified()
  })

  it('is read as it was counted while nothing changed, by everybody alike; of another unit’s services nothing changes', async () => {
    expect(await isKept()).toBe(true)
    await v.served([], { item: 'act-haircut', unit: 'shegongzhan' })
    await minute()
    expect(await isKept()).toBe(true)
    const teams = await v.r.rows<{ n: number }>('select count(*)::int as n from team_year where counted = changes')
    expect(teams[0]!.n).toBeGreaterThan(19)
  })

  it('is counted at once when a squad did something, named or not, and kept anew a minute later', async () => {
    await cut()
    expect(await isKept()).toBe(false)
    const counted = await haves()
    await minute()
    expect(await isKept()).toBe(false)
    expect(await haves()).toEqual(counted)
    await falsified()
    expect(await isKept()).toBe(true)
  })

  it('is counted at once when a record is corrected: of the unit it had, and of that which it has', async () => {
    const record = await cut()
    await minute()
    await falsified()
    const [row] = await v.r.rows<{ unit: string }>('select unit from service_records where id = $1 and current', [
      record,
    ])
    expect(row!.unit).toBe('squad-hair-1')
    await correctRecord(v.secretary, record, { unit: 'shegongzhan' })
    await v.r.app.settle()
    expect(await isKept()).toBe(false)
  })

  it('a service of the past changes that year and later ones, and none before', async () => {
    const begun = await v.r.rows<{ year: number }>(
      'select year from team_year where team = $1 and counted is not null order by year desc limit 3',
      [hair],
    )
    expect(begun.map((b) => b.year)).toEqual([2026, 2025, 2024])
    const stale = () =>
      v.r.rows<{ year: number }>('select year from team_year where team = $1 and counted <> changes order by year', [
        hair,
      ])
    expect(await stale()).toEqual([])
    await cut({ endedAt: '2025-06-01T02:00:00.000Z' })
    expect(await stale()).toEqual([{ year: 2025 }, { year: 2026 }])
  })

  it('is counted at once when hours of a volunteer in a squad are said, and when somebody joins one', async () => {
    const team = await v.secretary.ok(api.get, { params: { id: hair } })
    const person = await v.r.entered({ name: '司马理发', born: '1980-01-01' })
    const volunteer = await v.takenIn(person.id)
    await v.r.rows(`update volunteer set joined_on = '2026-01-01' where id = $1`, [volunteer])
    const [row] = await v.r.rows<{ number: string }>('select number from volunteer where id = $1', [volunteer])
    await v.secretary.ok(api.addMember, {
      params: { id: team.squads.find((s) => s.unit === 'squad-hair-1')!.id },
      body: { id: v.newId(), number: row!.number, from: '2026-03-01' },
    })
    await v.r.app.settle()
    expect(await isKept()).toBe(false)
    await minute()
    await falsified()
    const span = { from: '2026-03-02T01:00:00.000Z', to: '2026-03-02T02:00:00.000Z' }
    await v.served([{ person: person.id, ...span }], { item: 'act-haircut', endedAt: span.to })
    expect(await isKept()).toBe(false)
  })

  it('is counted at once when numbers are said of an activity, a board is put up or somebody is paired; not when a duty is excused', async () => {
    const told = async (name: string, payload: object) => {
      await v.r.rows(
        `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, $3, 1, $4, 1, $5, '{}')`,
        [v.newId(), v.r.app.now(), name, v.newId(), JSON.stringify(payload)],
      )
      await v.r.app.settle()
      const kept = await isKept()
      await minute()
      await falsified()
      return kept
    }
    expect(await told('activities.acted', { of: 'clean-up', numbers: { elders: 3 } })).toBe(false)
    for (const seldom of ['facilities.changed', 'places.changed', 'teams.changed', 'teams.types-changed'])
      expect([seldom, await told(seldom, {})]).toEqual([seldom, false])
    for (const who of ['people.died', 'people.left', 'people.merged', 'people.unmerged'])
      expect([who, await told(who, { into: v.newId(), from: v.newId() })]).toEqual([who, false])
    expect(await told('places.succeeded', { old: '231025/999/', heirs: [community] })).toBe(false)
    expect(await told('duties.changed', { what: 'paired' })).toBe(false)
    expect(await told('duties.changed', { what: 'excused' })).toBe(true)
  })

  it('of a day before is counted at once, of a year that is over kept', async () => {
    v.r.app.setNow('2026-03-11T10:00:00+08:00')
    expect(await isKept()).toBe(false)
    expect(await isKept(hair, 2025)).toBe(true)
  })

  it('what changes while it is counted makes it be counted once more', async () => {
    await cut()
    const begun = await v.r.rows<{ changes: string }>(
      'update team_year set begun = changes where team = $1 and year = 2026 returning changes',
      [hair],
    )
    await cut()
    await v.r.rows('update team_year set counted = $2 where team = $1 and year = 2026', [hair, begun[0]!.changes])
    expect(await isKept()).toBe(false)
  })

  it('every night all are counted anew, and nothing that is closed rests on what was kept', async () => {
    await job('teams-years-all')
    expect(await isKept()).toBe(false)
    await falsified()
    const { lead: unit } = await v.secretary.ok(api.get, { params: { id: hair } })
    v.r.app.setNow('2027-01-05T10:00:00+08:00')
    await minute()
    await falsified()
    expect(await isKept(hair, 2026)).toBe(true)
    const lead = v.r.seatOf('k-lead', [{ role: 'unit-lead', place: '231025/', unit }])
    await lead.ok(evaluationApi.close, {
      params: { id: hair },
      body: { id: v.newId(), year: 2026, base: 0, said: '一年的事都在这里' },
    })
    const { closed } = await v.secretary.ok(evaluationApi.evaluation, { params: { id: hair }, query: { year: 2026 } })
    expect(JSON.stringify(closed[0]!.figures)).not.toContain(String(wrong))
  })
})
