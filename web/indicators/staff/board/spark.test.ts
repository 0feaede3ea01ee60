import { describe, expect, it } from 'vitest'
import { lineOf } from './spark.ts'
import { choices, monthAt, monthFrom, monthText } from './month.ts'

const box = { width: 108, height: 34 }

describe('the small line of a number', () => {
  it('goes from edge to edge, higher values higher, the target at its height', () => {
    expect(lineOf([0.5, 0.75, 1], 0.75, box)).toEqual({
      runs: [
        [
          [4, 30],
          [54, 17],
          [104, 4],
        ],
      ],
      last: [104, 4],
      target: 17,
    })
  })

  it('[K2] breaks where there is no figure, and ends open when the month has none', () => {
    const { runs, last } = lineOf([0.5, null, 1, null], undefined, box)
    expect([runs.map((r) => r.length), last]).toEqual([[1, 1], undefined])
  })

  it('lies in the middle when nothing differs, and draws nothing of nothing', () => {
    expect(lineOf([3, 3], undefined, box).runs).toEqual([
      [
        [4, 17],
        [104, 17],
      ],
    ])
    expect(lineOf([null, null], 0.9, box)).toEqual({ runs: [], last: undefined, target: undefined })
  })
})

describe('months of the address', () => {
  it('are read as the first of the month, and only when they are months', () => {
    expect([monthFrom('2026-03'), monthFrom('2026-13'), monthFrom('x'), monthFrom(null)]).toEqual([
      '2026-03-01',
      undefined,
      undefined,
      undefined,
    ])
    expect(monthAt('2026-02-28T16:30:00Z')).toBe('2026-03-01')
    expect(choices('2026-01-01', 3)).toEqual(['2026-01-01', '2025-12-01', '2025-11-01'])
  })

  it('are written in the language of the reader', () => {
    expect([monthText('2026-03-01', 'zh'), monthText('2026-03-01', 'zh', true)]).toEqual(['2026年3月', '3月'])
    expect([monthText('2026-03-01', 'en'), monthText('2026-03-01', 'en', true)]).toEqual(['Mar 2026', 'Mar'])
  })
})
