/** Every number of the year against the count of the story: of twenty teams, of six communities, and of the lists behind the numbers. */
import { expect } from 'vitest'
import { teamsApi as api } from '../../domain/teams/api.ts'
import { typeLines } from '../../domain/teams/pack.ts'
import { packFiles } from '../../packs/read.ts'
import { count, meant } from './count.ts'
import type { Begun } from './county.ts'
import { promises, stronger, type Promised } from './promises.ts'
import { communities, type Story } from './said.ts'

const yearOf = ({ desk, teams }: Begun, team: string, year = 2026) =>
  desk.ok(api.year, { params: { id: teams.get(team)! }, query: { year } })

/** What the pack promises is what was written down by hand: no promise more, none less, no other number. */
export function promisedAsWritten(): void {
  const scopes = {
    all: 'per-programme',
    squad: 'per-squad',
    community: 'per-community',
    pair: 'per-person',
    estate: 'per-estate',
  }
  const lines = typeLines(packFiles('base')).lines
  expect(lines.length).toBe(20)
  const packed = lines.flatMap((t) =>
    t.quotas
      .filter((q) => q.counts.of !== 'outside' && q.counts.of !== 'sealed')
      .map((q) => {
        const chosen = (stronger as Record<string, Record<string, object>>)[t.code]?.[q.code]
        const { amount, scope, period } = { ...q, ...chosen }
        return [t.code, q.code, amount, scope, period]
      }),
  )
  expect(packed).toEqual(
    promises
      .filter((p) => p.of !== 'nothing here')
      .map((p) => [p.team, p.code, p.amount, scopes[p.each], p.per === 'ever' ? 'once' : p.per]),
  )
}

/** @returns how many cells were compared */
export async function teamHolds(b: Begun, s: Story, team: string): Promise<number> {
  const { quotas, sealed } = await yearOf(b, team)
  expect([team, sealed]).toEqual([team, team === 't17-correction' || team === 't18-release'])
  const mine = promises.filter((p) => p.team === team)
  expect(quotas.map((q) => q.quota.code)).toEqual(mine.map((p) => p.code))
  let cells = 0
  for (const [i, p] of mine.entries()) {
    const shown = quotas[i]!.cells.map(({ from: _f, to: _t, ...cell }) => cell)
    expect(shown, `${p.clause} ${team} ${p.code}`).toEqual(count(s, p))
    cells += shown.length
  }
  return cells
}

export async function teamsHold(b: Begun, s: Story): Promise<number> {
  let cells = 0
  for (const team of b.teams.keys()) cells += await teamHolds(b, s, team)
  return cells
}

const byPlace = (p: Promised) =>
  !['members', 'pairs', 'agreed', 'nothing here', 'squads', 'boards'].includes(p.of) && p.each !== 'pair'

/** What was done in each community; that of six is no more than in all. */
export async function communitiesHold(b: Begun, s: Story): Promise<void> {
  const names = new Map((await b.desk.ok(api.list)).items.map((t) => [t.id, t.type]))
  const owed = promises.filter(byPlace).map((p) => `${p.team} ${p.code}`)
  for (const place of communities) {
    const seen: string[] = []
    const { teams } = await b.desk.ok(api.communityYear, { query: { place, year: 2026 } })
    for (const t of teams)
      for (const q of t.quotas) {
        const p = promises.find((x) => x.team === names.get(t.id) && x.code === q.quota.code)!
        if (!byPlace(p)) continue
        seen.push(`${p.team} ${p.code}`)
        expect(
          q.cells.map((c) => c.have),
          `${place} ${p.team} ${p.code}`,
        ).toEqual(count(s, p, place).map((c) => c.have))
      }
    expect(seen.sort()).toEqual(owed.toSorted())
  }
}

/** The list behind a number has as many lines as services stand behind it. */
export async function listsHold(b: Begun, s: Story): Promise<void> {
  for (const p of promises.filter((x) => x.of === 'times' || x.of === 'agreed')) {
    const { items, more } = await b.desk.ok(api.behind, {
      params: { id: b.teams.get(p.team)! },
      query: { quota: p.code, from: '2026-01-01', to: '2027-01-01' },
    })
    const good =
      p.of === 'agreed' ? ['done', 'partly', 'explained', 'not-possible', 'refused'] : ['done', 'partly', 'explained']
    const deeds = meant(s, p).filter((d) => d.day >= '2026-01-01' && good.includes(d.ended))
    expect(items.length + more, `${p.team} ${p.code}`).toBe(deeds.length)
    const heads = items.reduce((n, i) => n + i.heads, 0)
    // A list shows two hundred lines, and says how many more there are.
    if (more === 0)
      expect([p.team, p.code, heads]).toEqual([
        p.team,
        p.code,
        deeds.reduce((n, d) => n + d.persons.length + d.heads, 0),
      ])
  }
}
