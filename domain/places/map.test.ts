/** Moves, splits, merges and names with a date; imports; predecessors. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/errors.ts'
import { contains } from '../kernel/place-path.ts'
import type { NewPlace } from './api.ts'
import { CountyFile } from './county-file.ts'
import { fileFaults, importPlan, kindOfCode, placesOf } from './import.ts'
import {
  applied,
  childrenOf,
  isOpen,
  type MapChange,
  merge,
  move,
  nameOn,
  open,
  rename,
  split,
  workersAfter,
} from './rules.ts'
import type { GridWorker, Place } from './schema.ts'
import { outermost, placeToday, withPredecessors } from './succession.ts'

const file = CountyFile.parse({
  code: '990001',
  name: '虚构县',
  source: 'invented',
  fictional: true,
  children: [
    {
      code: '990001100',
      name: '甲镇',
      local: [{ step: 'qian', name: '前街办事处' }],
      children: [
        {
          code: '990001100001',
          name: '前街社区',
          in: 'qian',
          grids: [
            { step: '001', name: '第一网格', micro: [{ step: 'w1', name: '一号楼' }] },
            { step: '002', name: '第二网格' },
          ],
        },
        { code: '990001100201', name: '东村', grids: [{ step: '001', name: '第一网格' }] },
        { code: '990001100202', name: '西村', grids: [{ step: '001', name: '第一网格' }] },
      ],
    },
    { code: '990001200', name: '乙乡', children: [{ code: '990001200201', name: '乙村' }] },
  ],
})
const start = '2020-01-01'
const tree = new Map(placesOf(file, start).map((p) => [p.path, p]))
const entry = (step: string, more: Partial<NewPlace> = {}): NewPlace => ({
  step,
  kind: 'village',
  level: '村',
  name: `新${step}`,
  code: null,
  gridKind: null,
  urbanClass: null,
  sort: 0,
  helpLine: null,
  centre: null,
  outline: null,
  fictional: true,
  ...more,
})
const fault = (work: () => unknown) => {
  try {
    work()
  } catch (e) {
    if (e instanceof Refusal) return e.more.faults?.[0]?.code
    throw e
  }
  return undefined
}
const town = '990001/100/'
const east = '990001/100/201/'
const west = '990001/100/202/'
const front = '990001/100/qian/001/'

describe('[A1] a county from its file', () => {
  it('opens every level at its path, the uncoded one too, grids and micro grids below', () => {
    expect([...tree.keys()]).toEqual([
      '990001/',
      town,
      '990001/100/qian/',
      front,
      `${front}001/`,
      `${front}001/w1/`,
      `${front}002/`,
      east,
      `${east}001/`,
      west,
      `${west}001/`,
      '990001/200/',
      '990001/200/201/',
    ])
    expect(tree.get(`${front}002/`)).toMatchObject({ code: '990001100001002', gridKind: 'base', level: '网格' })
    expect(tree.get(`${front}001/w1/`)).toMatchObject({ code: null, gridKind: 'micro', level: '微网格' })
    expect(tree.get('990001/100/qian/')).toMatchObject({ kind: 'sub-district', level: '办事处', code: null })
  })

  it.each([
    ['231025', '林口县', 'county', '县'],
    ['370203', '市北区', 'county', '区'],
    ['231025001', '某街道', 'sub-district', '街道'],
    ['231025100', '某镇', 'town', '镇'],
    ['231025200', '某乡', 'town', '乡'],
    ['231025400', '某林业局', 'forestry', '林业局'],
    ['231025100001', '居委会', 'community', '社区'],
    ['231025100201', '村委会', 'village', '村'],
    ['231025400507', '林场生活区', 'community', '社区'],
  ])('%s %s is a %s called %s', (code, name, kind, level) => expect(kindOfCode(code, name)).toEqual({ kind, level }))

  it('a file with codes twice, below the wrong parent, or in a level nobody named is told', () => {
    const bad = structuredClone(file)
    bad.children[0]!.children[1]!.code = '990001100001'
    bad.children[0]!.children[2]!.in = 'hou'
    bad.children[1]!.children[0]!.code = '990001300201'
    expect(fileFaults(bad).map((f) => [f.path, f.code])).toEqual([
      ['children.0.children.1.code', 'code-twice'],
      ['children.0.children.2.in', 'local-unknown'],
      ['children.1.children.0.code', 'code-not-below'],
    ])
    expect(fileFaults(file)).toEqual([])
  })

  it('a second import changes nothing; a new edition opens and renames, closes nothing by itself, and leaves moves to people', () => {
    const again = importPlan(tree, file, '2024-01-01')
    expect(again).toEqual({
      change: { open: [], close: [], names: [], successions: [] },
      missing: [],
      same: tree.size,
      elsewhere: [],
    })
    const next = structuredClone(file)
    next.children[0]!.children[1]!.name = '东方村'
    next.children[0]!.children.pop()
    next.children[0]!.children.push({ code: '990001100203', name: '南村', grids: [] })
    delete next.children[0]!.children[0]!.in
    const plan = importPlan(tree, next, '2024-01-01')
    expect(plan.change.open.map((p) => p.path)).toEqual([`${town}001/001/w1/`, `${town}203/`])
    expect(plan.change.names.find((n) => n.place === east)).toEqual({
      place: east,
      name: '东方村',
      from: '2024-01-01',
      to: null,
    })
    expect(plan.missing).toContain(west)
    expect(plan.elsewhere).toContainEqual({ code: '990001100001', here: front, there: `${town}001/` })
  })
})

describe('[A3] the map changes with a date, paths never', () => {
  it('a new name is a dated attribute of the same path', () => {
    const names = [{ place: east, name: '东村', from: start, to: null }]
    const change = rename(tree, names, east, '东方村', '2025-06-01')
    expect([change.open, change.close, change.successions]).toEqual([[], [], []])
    const after = [{ ...names[0]!, to: '2025-06-01' }, ...change.names]
    expect(['2025-05-31', '2025-06-01'].map((d) => nameOn(after, east, d))).toEqual(['东村', '东方村'])
    expect(fault(() => rename(tree, names, east, '东村', '2025-06-01'))).toBe('same-name')
    expect(fault(() => rename(tree, names, east, '东方村', start))).toBe('day-before-last-name')
  })

  it('a move closes the place with all below and opens the same elsewhere, tied one to one', () => {
    const change = move(tree, front, '990001/200/', '001', '2025-06-01')
    expect(change.open.map((p) => [p.path, p.parent])).toEqual([
      ['990001/200/001/', '990001/200/'],
      ['990001/200/001/001/', '990001/200/001/'],
      ['990001/200/001/001/w1/', '990001/200/001/001/'],
      ['990001/200/001/002/', '990001/200/001/'],
    ])
    expect(change.close.map((c) => c.path)).toEqual([front, `${front}001/`, `${front}001/w1/`, `${front}002/`])
    const after = applied(tree, change)
    expect(isOpen(after.get(front)!, '2025-05-31')).toBe(true)
    expect(isOpen(after.get(front)!, '2025-06-01')).toBe(false)
    expect(placeToday(`${front}002/`, change.successions, '2025-06-01')).toBe('990001/200/001/002/')
    expect(placeToday(`${front}002/`, change.successions, '2025-05-31')).toBe(`${front}002/`)
  })

  it('a split gives every child to exactly one part', () => {
    const parts = [
      entry('301', { takes: [`${front}001/`] } as Partial<NewPlace>),
      entry('302', { takes: [`${front}002/`] } as Partial<NewPlace>),
    ]
    const change = split(
      tree,
      front,
      parts.map((p) => ({ ...p, kind: 'community' as const })),
      '2025-06-01',
    )
    expect(change.open.map((p) => p.path).sort()).toEqual([
      '990001/100/qian/301/',
      '990001/100/qian/301/001/',
      '990001/100/qian/301/001/w1/',
      '990001/100/qian/302/',
      '990001/100/qian/302/002/',
    ])
    expect(placeToday(front, change.successions, '2025-06-01')).toBeUndefined()
    expect(fault(() => split(tree, front, [entry('301'), entry('302')], '2025-06-01'))).toBe('split-children')
  })

  it('a merge takes the children of both, with a free number where two had the same', () => {
    const change = merge(tree, [east, west], entry('301'), '2025-06-01')
    expect(change.open.map((p) => p.path)).toEqual(['990001/100/301/', '990001/100/301/001/', '990001/100/301/002/'])
    expect(placeToday(`${west}001/`, change.successions, '2025-06-01')).toBe('990001/100/301/002/')
    expect(fault(() => merge(tree, [east, front], entry('301'), '2025-06-01'))).toBe('merge-siblings')
    expect(fault(() => merge(tree, [east, east], entry('301'), '2025-06-01'))).toBe('merge-two')
  })

  it.each([
    ['a place nobody knows', 'place-unknown', () => open(tree, '990001/999/', entry('1'), start)],
    ['a path that ever was', 'place-exists', () => open(tree, town, entry('201'), '2025-01-01')],
    [
      'a closed parent',
      'place-closed',
      () =>
        open(
          applied(tree, move(tree, east, '990001/200/', '203', '2024-01-01')),
          east,
          entry('9', { kind: 'grid', gridKind: 'base' }),
          '2025-01-01',
        ),
    ],
    [
      'a grid straight below a town',
      'place-kind',
      () => open(tree, town, entry('9', { kind: 'grid', gridKind: 'base' }), '2025-01-01'),
    ],
    [
      'a base grid below a grid',
      'place-kind',
      () => open(tree, `${east}001/`, entry('9', { kind: 'grid', gridKind: 'base' }), '2025-01-01'),
    ],
    [
      'a village with a grid kind',
      'place-kind',
      () => open(tree, town, entry('9', { gridKind: 'base' }), '2025-01-01'),
    ],
    ['a place under itself', 'place-under-itself', () => move(tree, town, east, '9', '2025-01-01')],
    ['the county', 'county-stays', () => move(tree, '990001/', town, '9', '2025-01-01')],
  ])('refuses %s', (_, code, work) => expect(fault(work)).toBe(code))

  it('terms of workers end with their grid and go on where it became exactly one', () => {
    const worker = (id: string, place: string): GridWorker => ({
      id,
      place,
      account: id,
      name: '某某',
      phone: null,
      post: 'full-time',
      from: start,
      to: null,
    })
    const workers = [worker('a', `${front}001/`), worker('b', `${east}001/`)]
    const moved = workersAfter(move(tree, front, '990001/200/', '001', '2025-06-01'), workers, () => 'new')
    expect(moved).toEqual({
      end: [{ id: 'a', day: '2025-06-01' }],
      begin: [{ ...workers[0], id: 'new', place: '990001/200/001/001/', from: '2025-06-01' }],
    })
    const halves = split(
      tree,
      `${east}001/`,
      ['011', '012'].map((s) => entry(s, { kind: 'grid', gridKind: 'base' })),
      '2025-06-01',
    )
    expect(workersAfter(halves, workers, () => 'new')).toEqual({ end: [{ id: 'b', day: '2025-06-01' }], begin: [] })
  })
})

/** A random year of moves, splits and merges, each on the day after the last. */
function history(steps: readonly number[]) {
  let now: Map<string, Place> = new Map(tree)
  const all: MapChange[] = []
  steps.forEach((n, i) => {
    const day = `2025-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`
    const leaves = [...now.values()].filter((p) => isOpen(p, day) && (p.kind === 'village' || p.kind === 'community'))
    const one = leaves[n % leaves.length]!
    const kids = childrenOf(now, one.path, day).map((c) => c.path)
    const make = (step: string, takes: string[]) => ({ ...entry(step, { kind: one.kind }), takes })
    const change =
      n % 3 === 0
        ? move(now, one.path, ['990001/200/', town, '990001/100/qian/'][(n % 7) % 3]!, `m${i}`, day)
        : split(now, one.path, [make(`a${i}`, kids), make(`b${i}`, [])], day)
    all.push(change)
    now = applied(now, change)
  })
  return { now, all }
}

describe('after any history', () => {
  it('what is open hangs on what is open, nothing has two names or paths, and grants cover every predecessor', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), (steps) => {
        const { now, all } = history(steps)
        const today = '2026-01-01'
        for (const p of now.values()) {
          if (isOpen(p, today) && p.parent) expect(isOpen(now.get(p.parent)!, today)).toBe(true)
          if (!isOpen(p, today)) expect(p.closed! > p.opened).toBe(true)
        }
        const successions = all.flatMap((c) => c.successions)
        for (const s of successions) {
          const covered = withPredecessors(s.new, successions, today)
          expect(covered.some((c) => contains(c, s.old))).toBe(true)
          expect(outermost(covered)).toEqual(covered)
        }
        expect(withPredecessors('990001/', successions, today)).toEqual(['990001/'])
      }),
    )
  })

  it('a grant on one half of a split covers what the whole was, but only from the day on', () => {
    const change = split(
      tree,
      `${east}001/`,
      ['011', '012'].map((s) => entry(s, { kind: 'grid', gridKind: 'base' })),
      '2025-06-01',
    )
    expect(withPredecessors(`${east}011/`, change.successions, '2025-06-01')).toEqual([`${east}001/`, `${east}011/`])
    expect(withPredecessors(`${east}011/`, change.successions, '2025-05-31')).toEqual([`${east}011/`])
  })
})
