import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverage, gridFaults, withoutWorker } from './coverage.ts'
import { areaOf, holds, innerPoint, insideRing, overlaps, ringFault } from './polygon.ts'
import type { Outline, Ring } from './schema.ts'

const box = (x: number, y: number, w = 1, h = 1): Ring => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
  [x, y],
]
const outline = (...rings: Ring[]): Outline => ({ type: 'Polygon', coordinates: rings })

/** A star-shaped ring round (x, y): never crosses itself. */
const star = fc
  .tuple(
    fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }),
    fc.double({ min: 0, max: 6, noNaN: true }),
  )
  .map(([radii, turn]) => {
    const points = radii.map((r, i): [number, number] => {
      const a = turn + (i * 2 * Math.PI) / radii.length
      return [Math.round(r * Math.cos(a) * 1e6) / 1e6, Math.round(r * Math.sin(a) * 1e6) / 1e6]
    })
    return [...points, points[0]!]
  })

describe('[S1-43] rings', () => {
  it.each([
    ['whole', undefined, box(0, 0)],
    [
      'open',
      'ring-open',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ],
    [
      'too short',
      'ring-short',
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'flat',
      'ring-flat',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [0, 0],
      ],
    ],
    [
      'a bow tie',
      'ring-crossing',
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'a spike that runs back',
      'ring-crossing',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [1, 3],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'touching itself in a point',
      'ring-crossing',
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [1, 0],
        [0, 2],
        [0, 0],
      ],
    ],
    [
      'the same point twice',
      'ring-crossing',
      [
        [0, 0],
        [1, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ] as [string, string | undefined, Ring][])('%s: %s', (_, fault, ring) => expect(ringFault(ring)).toBe(fault))

  it('a star is sound, its inner point lies inside, its area does not depend on direction', () => {
    fc.assert(
      fc.property(star, (ring) => {
        fc.pre(Math.abs(areaOf(ring)) > 0.01)
        expect(ringFault(ring)).toBeUndefined()
        expect(insideRing(ring, innerPoint(ring))).toBe(true)
        expect(areaOf(ring.toReversed())).toBeCloseTo(-areaOf(ring), 12)
      }),
    )
  })

  it('a ring overlaps itself and its own shrunk image, and nothing beside it', () => {
    fc.assert(
      fc.property(star, fc.double({ min: 0.3, max: 0.95, noNaN: true }), (ring, k) => {
        fc.pre(Math.abs(areaOf(ring)) > 0.01)
        expect(overlaps(ring, ring)).toBe(true)
        const small = ring.map(([x, y]): [number, number] => [x * k, y * k])
        expect(overlaps(ring, small)).toBe(true)
        expect(overlaps(small, ring)).toBe(true)
        expect(
          overlaps(
            ring,
            ring.map(([x, y]): [number, number] => [x + 2.001, y]),
          ),
        ).toBe(false)
      }),
    )
  })

  it('sharing an edge, part of an edge or a corner is no overlap; a cross is', () => {
    expect(overlaps(box(0, 0), box(1, 0))).toBe(false)
    expect(overlaps(box(0, 0), box(1, 0.3, 1, 0.4))).toBe(false)
    expect(overlaps(box(0, 0), box(1, 1))).toBe(false)
    expect(overlaps(box(0, 0), box(1.000001, 0))).toBe(false)
    expect(overlaps(box(0, 0.4, 3, 0.2), box(1, 0, 0.2, 1))).toBe(true)
    expect(overlaps(box(0, 0, 3, 3), box(1, 1))).toBe(true)
    expect(overlaps(box(0, 0), box(0.9, 0))).toBe(true)
  })

  it('holes hold nothing but their edge', () => {
    const ring = outline(box(0, 0, 3, 3), box(1, 1))
    expect([
      holds(ring, [0.5, 0.5]),
      holds(ring, [1.5, 1.5]),
      holds(ring, [1, 1]),
      holds(ring, [4, 0]),
      holds(null, [0, 0]),
    ]).toEqual([true, false, true, false, false])
  })
})

describe('[I-26] grids of a community', () => {
  const community = { path: '990001/100/001/', outline: outline(box(0, 0, 2, 1)) }
  const grid = (step: string, ring: Ring | null) => ({
    path: `${community.path}${step}/`,
    outline: ring && outline(ring),
  })

  it('two halves are well; a gap, an overlap, one outside and none are told', () => {
    expect(gridFaults(community, [grid('001', box(0, 0)), grid('002', box(1, 0))])).toEqual([])
    expect(gridFaults(community, [grid('001', box(0, 0)), grid('002', box(1, 0, 0.9))])).toEqual([
      { place: community.path, code: 'grids-gap' },
    ])
    expect(gridFaults(community, [grid('001', box(0, 0)), grid('002', box(0.9, 0, 1.1))])).toEqual([
      { place: `${community.path}001/`, code: 'grids-overlap', with: `${community.path}002/` },
    ])
    expect(gridFaults(community, [grid('001', box(0, 0)), grid('002', box(1, 0, 1.2))])).toEqual([
      { place: community.path, code: 'grids-outside' },
    ])
    expect(gridFaults(community, [])).toEqual([{ place: community.path, code: 'no-grid' }])
    expect(
      gridFaults(community, [
        grid('001', [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ]),
      ])[0]!.code,
    ).toBe('ring-open')
    expect(gridFaults(community, [grid('001', box(0, 0)), grid('002', null)])).toEqual([])
  })

  it('every household in exactly one: none and two are both faults, nobody is no rate', () => {
    const home = (household: string, ...grids: string[]) => ({ household, dwelling: `d${household}`, grids })
    const result = coverage([home('1', 'a'), home('2'), home('3', 'a', 'b'), home('4', 'b', 'b')])
    expect(result).toMatchObject({ all: 4, inOne: 2, rate: 0.5 })
    expect([result.inNone.map((h) => h.household), result.inMore.map((h) => h.household)]).toEqual([['2'], ['3']])
    expect(coverage([]).rate).toBeNull()
  })

  it('[A2] grids without a named worker on a day', () => {
    const worker = {
      id: 'w',
      place: 'a/',
      account: 'x',
      name: '某某',
      phone: null,
      post: 'full-time' as const,
      from: '2026-01-01',
      to: '2026-02-01',
    }
    expect(withoutWorker([{ path: 'a/' }, { path: 'b/' }], [worker], '2026-01-31')).toEqual(['b/'])
    expect(withoutWorker([{ path: 'a/' }], [worker], '2026-02-01')).toEqual(['a/'])
  })
})
