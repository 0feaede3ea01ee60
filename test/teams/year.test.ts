/** The year of all twenty teams, small: two months of daily calls, everything else whole. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { teamsRoom } from '../../server/teams/index.ts'
import { count } from './count.ts'
import { begin, enter, hidden, type Begun } from './county.ts'
import { communitiesHold, listsHold, promisedAsWritten, teamHolds, teamsHold } from './held.ts'
import { named, promises } from './promises.ts'
import type { Story } from './said.ts'
import { story } from './story.ts'

let b: Begun
let s: Story
beforeAll(async () => {
  b = await begin()
  s = story({
    seed: 20,
    daily: ['02', '08'],
    placed: 1000,
    agreed: 95,
    otherwise: 5,
    newId: b.v.newId,
    estates: b.estates,
  })
  await enter(b, s)
}, 120_000)
afterAll(() => b?.v.r.close())

describe('[E8][S4-01] a year of twenty teams', () => {
  it('is what the pack promises, word for word', promisedAsWritten)

  it.each(named)('$clauses $name', async ({ team }) => {
    expect(await teamHolds(b, s, team)).toBe(promises.filter((p) => p.team === team).flatMap((p) => count(s, p)).length)
  })

  it('every amount, every one wanted and every one kept is what was counted without the room', async () => {
    expect(await teamsHold(b, s)).toBe(193)
  })

  it('as it is kept it is the same, each number of it', async () => {
    await teamsRoom.jobs!.find((j) => j.name === 'teams-years-all')!.run(b.v.r.work())
    const [held] = await b.v.r.rows<{ n: number }>(
      'select count(*)::int as n from team_year where year = 2026 and counted = changes and quotas is not null',
    )
    expect(held!.n).toBe(20)
    expect(await teamsHold(b, s)).toBe(193)
  })

  it('[S4-52][S4-84] a thousand people placed and 95 of a hundred disputes are met, and not by one less', () => {
    const of = (code: string) =>
      count(
        s,
        promises.find((p) => p.code === code)!,
      )[0]
    expect(of('placements')).toMatchObject({ have: 1000, want: 1000, standing: 'met' })
    expect(of('resolved')).toMatchObject({ have: 95, of: 100, apart: 8, standing: 'met' })
  })

  it('[R4] a restricted service is in nobody’s number: whoever may see it sees the same as everybody', async () => {
    const record = await hidden(b)
    const [row] = await b.v.r.rows<{ seen: string[] }>('select seen_by as seen from service_records where id = $1', [
      record,
    ])
    expect(row!.seen).toContain(b.v.r.account('t-desk'))
    await teamsHold(b, s)
  })

  it('[S4-03] so is the year of each community', () => communitiesHold(b, s))

  it('and each list behind a number', () => listsHold(b, s))
})
