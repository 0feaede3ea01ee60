import { describe, expect, it } from 'vitest'
import { packFiles } from '../../packs/read.ts'
import { typeLines } from './pack.ts'
import type { Fact, Made } from './progress.ts'
import { tellingsOf, untold, type Told } from './telling.ts'
import type { Quota } from './types.ts'

const quotasOf = (type: string): Quota[] => typeLines(packFiles('base')).lines.find((t) => t.code === type)!.quotas
const places = ['231025/100/zhanqian/001/', '231025/100/zhanqian/002/']
const span = { from: '2020-01-01', to: null }
const made: Made = {
  team: { ...span, communities: places },
  squads: ['a', 'b'].map((id, i) => ({ ...span, id, place: places[i]! })),
  members: [],
  pairs: [],
  estates: [],
  facilities: [],
}
const done = (day: string, squad: string): Fact => ({
  record: `${day}${squad}`,
  squads: [squad],
  day,
  place: places[0]!,
  items: ['act-clean-up'],
  kind: 'leaflet-cleaning',
  ofActivity: true,
  outcome: 'done',
  persons: [],
  heads: 0,
  numbers: {},
})
const stages = (quotas: Quota[], today: string, facts: Fact[] = []) =>
  tellingsOf(quotas, today, facts, made).map((t) => [t.quota.code, t.squad, t.stage, t.lacks])

describe('[E8] a promise that falls behind', () => {
  it('is told when the next one is due by its even pace, and again when there is hardly time', () => {
    const leaflets = quotasOf('t02-leaflets')
    expect(stages(leaflets, '2026-01-20')).toEqual([])
    expect(stages(leaflets, '2026-02-01')).toEqual([['campaigns', null, 'behind', 2]])
    expect(stages(leaflets, '2026-02-01', [done('2026-01-15', 'a')])).toEqual([])
    expect(stages(leaflets, '2026-03-20', [done('2026-01-15', 'a')])).toEqual([['campaigns', null, 'behind', 1]])
    expect(stages(leaflets, '2026-03-25', [done('2026-01-15', 'a')])).toEqual([['campaigns', null, 'at-risk', 1]])
    expect(stages(leaflets, '2026-03-25', [done('2026-01-15', 'a'), done('2026-03-02', 'b')])).toEqual([])
  })

  it('of each squad is told of each that lacks', () => {
    const each = quotasOf('t02-leaflets').map((q) => ({ ...q, scope: 'per-squad' as const }))
    const facts = [done('2026-01-15', 'a'), done('2026-03-02', 'a'), done('2026-03-03', 'a'), done('2026-01-20', 'b')]
    expect(stages(each, '2026-03-25', facts)).toEqual([
      ['campaigns', null, 'at-risk', 1],
      ['campaigns', 'b', 'at-risk', 1],
    ])
  })

  it('[R7] is never told of a share, of what has no last day, and of what is only counted', () => {
    for (const type of ['t20-mediation', 't07-charity', 't16-dance'])
      expect(stages(quotasOf(type), '2026-12-30').map(([code]) => code)).toEqual(
        type === 't20-mediation' ? ['outreach'] : [],
      )
  })

  it('is told once of each, and not of its pace after that', () => {
    const [now] = tellingsOf(quotasOf('t02-leaflets'), '2026-02-01', [], made)
    const [late] = tellingsOf(quotasOf('t02-leaflets'), '2026-03-25', [], made)
    const as = (stage: Told['stage'], from = '2026-01-01'): Told => ({ quota: 'campaigns', squad: null, from, stage })
    expect(untold([now!], [])).toEqual([now])
    expect(untold([now!], [as('behind')])).toEqual([])
    expect(untold([now!], [as('at-risk')])).toEqual([])
    expect(untold([late!], [as('behind')])).toEqual([late])
    expect(untold([late!], [as('at-risk')])).toEqual([])
    expect(untold([now!], [as('behind', '2025-10-01')])).toEqual([now])
  })
})
