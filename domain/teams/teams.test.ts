import { describe, expect, it } from 'vitest'
import { loadPack, packFiles, packNames } from '../../packs/read.ts'
import { kindLines } from '../activities/pack.ts'
import { kindLines as facilityKindLines } from '../facilities/pack.ts'
import { teamLines, typeLines } from './pack.ts'
import { spanFault } from './rules.ts'
import { mayRedefine, Scope, typeFaults, type Quota, type TeamType } from './types.ts'

const base = packFiles('base')
const { lines, faults } = typeLines(base)
const types: TeamType[] = lines.map((line, sort) => ({ ...line, sort }))
const of = (no: string): TeamType => types.find((t) => t.code.startsWith(`t${no}-`))!

/** Of the table of the twenty teams (part 6 of the demands), written down from the founding document: what, how many, for each, in which time. */
const table = `
01 squads 4 programme once · records 1 community month · records 2 community once · number 100 programme once · persons - programme year
02 squads 6 programme once · records 2 programme quarter
03 squads 6 programme once · records 2 programme quarter · records - programme year
04 pairs - programme once · records 1 programme month · records - programme month
05 squads 6 programme once · pairs 20 programme once · days 20 programme day
06 squads 4 programme once · members 20 programme once · heads 30 programme once · records - programme month · records - programme year
07 pairs 50 programme once · number 20 programme once · number 5 programme once · records - programme year · members 25 programme once · records - programme year
08 records 1 programme quarter · records - programme month
09 records 1 programme half · pairs 20 programme once · members 6 programme once · records - programme year
10 records 1 programme month · records 1 programme once
11 number 100 programme once · number 20000 programme once · records - programme year
12 records 2 programme year · records 1 community quarter · persons 1000 programme year
13 records 1 programme half · records 1 programme month
14 records 2 programme quarter
15 records 2 programme quarter
16 records - programme month · records - programme year · members 1 programme once
17 sealed 1 person month · sealed 100 programme once
18 sealed - programme once
19 records 2 programme month · facilities 2 estate once
20 records 1 programme month · share 95 programme year`

/** The least of a year by the same table, where it names one. */
const yearly: Record<string, Record<string, number>> = {
  '01': { clinics: 72 },
  '02': { campaigns: 8 },
  '03': { campaigns: 8 },
  '04': { visits: 12 },
  '05': { contacts: 7300 },
  '08': { campaigns: 4 },
  '09': { lectures: 2 },
  '10': { support: 12 },
  '12': { fairs: 2, bulletins: 24, placements: 1000 },
  '13': { 'law-days': 2, stands: 12 },
  '14': { sessions: 8 },
  '15': { shows: 8 },
  '19': { talks: 24 },
  '20': { outreach: 12 },
}

const windows = { day: 365, month: 12, quarter: 4, half: 2, year: 1, once: 1 }
const ofYear = (q: Quota) => (q.amount ?? 0) * windows[q.period] * (q.scope === 'per-community' ? 6 : 1)

describe('the twenty teams of the pack', () => {
  it('[S4-01] are twenty under seven headings, led by one unit, each with a charter and a ground', () => {
    expect(faults).toEqual([])
    expect(types.map((t) => t.code.slice(0, 3))).toEqual(
      Array.from({ length: 20 }, (_, n) => `t${String(n + 1).padStart(2, '0')}`),
    )
    const heads = types.reduce<Record<string, number>>((n, t) => ({ ...n, [t.heading]: (n[t.heading] ?? 0) + 1 }), {})
    expect(heads).toEqual({
      attendant: 3,
      carer: 2,
      liaison: 3,
      promoter: 3,
      publicist: 3,
      coordinator: 2,
      overseer: 4,
    })
    expect(new Set(types.map((t) => t.lead))).toEqual(new Set(['zhengfawei']))
    for (const t of types) expect([t.code, t.charter.zh.length > 20, t.ground.length > 4]).toEqual([t.code, true, true])
  })

  it('[S4-02…S4-84][E7] promise every figure of the table and no other, in the weakest reading', () => {
    for (const row of table.trim().split('\n')) {
      const no = row.slice(0, 2)
      const said = of(no).quotas.map((q) => `${q.counts.of} ${q.amount ?? '-'} ${q.scope.slice(4)} ${q.period}`)
      expect([no, said]).toEqual([no, row.slice(3).split(' · ')])
    }
    for (const [no, least] of Object.entries(yearly))
      for (const [code, n] of Object.entries(least)) {
        const quota = of(no).quotas.find((q) => q.code === code)
        expect([no, code, quota && ofYear(quota)]).toEqual([no, code, n])
      }
    expect(
      types
        .flatMap((t) => t.quotas)
        .filter((q) => q.kind === 'share')
        .map((q) => q.amount),
    ).toEqual([95])
    expect(of('12').quotas.find((q) => q.kind === 'target')).toMatchObject({ amount: 1000, period: 'year' })
    // Figures that are words of the charter, because nothing of a year is counted by them.
    const charters: [string, RegExp][] = [
      ['13', /四类政策/],
      ['15', /两个广场/],
      ['16', /三个广场/],
    ]
    for (const [no, words] of charters) expect(of(no).charter.zh).toMatch(words)
  })

  it('[E7] names what can be read in two ways, and is read by the weaker', () => {
    const strength = (s: Scope) => Scope.options.indexOf(s)
    for (const t of types)
      for (const q of t.quotas) {
        if (q.readings.length > 0) expect([t.code, q.code, q.note !== null]).toEqual([t.code, q.code, true])
        expect(q.readings.filter((r) => strength(r) <= strength(q.scope))).toEqual([])
        if (q.amount === null) expect([t.code, q.code, q.note !== null]).toEqual([t.code, q.code, true])
      }
    expect(types.flatMap((t) => t.quotas).filter((q) => q.readings.includes('per-squad')).length).toBe(2)
  })

  it('stand on items, kinds of activity, kinds of facility and units that there are', () => {
    const pack = loadPack('base').pack!
    const items = new Set(pack.items!.map((i) => i.code))
    const bodies = new Set([...pack.organisations!, ...loadPack('linkou').pack!.organisations!].map((o) => o.code))
    const kinds = new Map(kindLines(base).lines.map((k) => [k.code, k.item]))
    const facilities = new Set(facilityKindLines(base).lines.map((k) => k.code))
    for (const t of types) {
      expect([t.code, [t.lead, ...t.guides].filter((u) => !bodies.has(u))]).toEqual([t.code, []])
      for (const { counts } of t.quotas) {
        if ('items' in counts) expect([t.code, counts.items.filter((i) => !items.has(i))]).toEqual([t.code, []])
        if ('kinds' in counts)
          expect([t.code, counts.kinds.filter((k) => !counts.items.includes(kinds.get(k) ?? ''))]).toEqual([t.code, []])
        if (counts.of === 'facilities') expect(facilities.has(counts.kind)).toBe(true)
      }
    }
  })

  it('[R1][R4] of correction and release nothing is counted here, of awareness talks and boards alone', () => {
    expect(types.filter((t) => t.sealed).map((t) => t.code.slice(0, 3))).toEqual(['t17', 't18'])
    for (const t of types.filter((x) => x.sealed)) expect(t.quotas.every((q) => q.counts.of === 'sealed')).toBe(true)
    const items = of('19').quotas.flatMap((q) => ('items' in q.counts ? q.counts.items : [q.counts.of]))
    expect(items).toEqual(['act-lecture', 'facilities'])
    // Refusing to be reconciled is nobody's failure.
    const share = of('20').quotas.find((q) => q.counts.of === 'share')!.counts
    expect(share).toMatchObject({ apart: ['refused'] })
    expect('concluded' in share && share.concluded.includes('refused')).toBe(false)
  })
})

describe('definitions', () => {
  const quota = (more: Partial<Quota>): Quota => ({ ...of('02').quotas[1]!, ...more })
  const said = (...quotas: Quota[]) => typeFaults({ quotas, sealed: false }).map((f) => `${f.path} ${f.code}`)

  it('tell what cannot be', () => {
    expect(types.flatMap(typeFaults)).toEqual([])
    expect(said(quota({}), quota({}))).toEqual(['quotas code-twice'])
    expect(said(quota({ kind: 'share' }))).toEqual(['quotas.0.kind share-counts'])
    expect(said(quota({ scope: 'per-estate', readings: [] }))).toEqual(['quotas.0.scope scope-unfit'])
    expect(said(quota({ readings: ['per-programme'] }))).toEqual(['quotas.0.readings code-twice'])
    const share = of('20').quotas[1]!
    expect(said({ ...share, amount: 101 })).toEqual(['quotas.0.amount percent'])
    expect(typeFaults({ quotas: [quota({})], sealed: true })).toEqual([
      { path: 'quotas.0.counts', code: 'sealed-counts' },
    ])
  })

  it('what was promised stays promised; another number begins on a later day', () => {
    const next = { ...of('02'), quotas: [] }
    expect(mayRedefine(of('02'), next, '2026-03-10')).toEqual({ path: 'quotas', code: 'definition-in-force' })
    expect(mayRedefine(undefined, { ...next, from: '2026-04-01' }, '2026-03-10')).toBeUndefined()
    expect(mayRedefine(undefined, { ...next, from: '2026-03-01' }, '2026-03-10')).toMatchObject({ code: 'day-past' })
  })

  it('a squad begins with its team or later, and ends after it began', () => {
    const team = { from: '2026-01-01', to: '2026-12-31' }
    expect(spanFault({ from: '2026-01-01', to: null }, team)).toBeUndefined()
    expect(spanFault({ from: '2025-12-31', to: null }, team)).toMatchObject({ code: 'beyond-team' })
    expect(spanFault({ from: '2026-12-31', to: null }, team)).toMatchObject({ code: 'beyond-team' })
    expect(spanFault({ from: '2026-03-01', to: '2026-02-01' }, team)).toMatchObject({ code: 'ends-before-start' })
  })
})

describe('teams of the packs', () => {
  it('[S4-01] Linkou has all twenty and the twenty-six squads of the report', () => {
    for (const name of packNames()) expect([name, teamLines(packFiles(name)).faults]).toEqual([name, []])
    const linkou = teamLines(packFiles('linkou')).lines
    expect(linkou.map((t) => t.type)).toEqual(types.map((t) => t.code))
    expect(linkou.reduce((n, t) => n + t.squads.length, 0)).toBe(26)
    expect(new Set(linkou.map((t) => t.communities.length))).toEqual(new Set([6]))
    const units = linkou.flatMap((t) => t.squads.map((s) => s.unit))
    expect(new Set(units).size).toBe(26)
  })
})
