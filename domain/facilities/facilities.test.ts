import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPack, packFiles } from '../../packs/read.ts'
import { workCalendar } from '../kernel/holidays.ts'
import {
  dayAt,
  daysBelow,
  instantAt,
  isDayOff,
  leastMinutes,
  minuteAt,
  minutesIn,
  nextDay,
  nextOpening,
  openBetween,
  openSpan,
  spansOn,
  weekGroups,
} from './hours.ts'
import { Hours, type Spans } from './hours-schema.ts'
import { spansOf, spansText } from './hours-text.ts'
import { facilityLines, facilityOf, kindLines } from './pack.ts'
import { dueBy, excludes, lackOf, mayRedefine, roomFault } from './rules.ts'
import { Facility, FacilityKind, type UseMode } from './schema.ts'

const cal = workCalendar(loadPack('base').pack!.calendar!)
const office: Spans = [
  [510, 690],
  [780, 1080],
]
const hours = (more: Partial<Hours> = {}): Hours =>
  Hours.parse({
    week: [office, office, office, office, office, [[540, 720]], []],
    holidays: 'closed',
    exceptions: [],
    ...more,
  })

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => [cuts[2 * i]!, cuts[2 * i + 1]!] as [number, number]),
  )
const anyHours = fc.record({
  week: fc.array(spans, { minLength: 7, maxLength: 7 }),
  holidays: fc.constantFrom('closed' as const, 'week' as const),
  exceptions: fc.constant<Hours['exceptions']>([]),
})
const day = fc.integer({ min: 0, max: 1095 }).map((n) => nextDay('2024-01-01', n))

describe('[S1-50] opening hours', () => {
  it('follow the week, holidays and days in exchange, and single days with their reason', () => {
    const minutes = (on: string, h = hours()) => minutesIn(spansOn(h, on, cal))
    // An ordinary Tuesday, a Saturday, a Sunday; National Day; the Saturday worked in exchange; a Sunday worked in exchange.
    expect(['2026-03-10', '2026-03-14', '2026-03-15', '2026-10-01', '2026-10-10'].map((d) => minutes(d))).toEqual([
      480, 180, 0, 0, 180,
    ])
    const sunday = Object.entries(cal.days).find(([d, kind]) => kind === 'work' && new Date(d).getUTCDay() === 0)![0]
    expect(minutes(sunday)).toBe(480)
    expect(minutes('2026-10-01', hours({ holidays: 'week' }))).toBe(480)
    const repair = hours({ exceptions: [{ day: '2026-03-10', spans: [[600, 660]], why: '检修' }] })
    expect(minutes('2026-03-10', repair)).toBe(60)
    expect(minutesIn(spansOn(null, '2026-10-01', cal))).toBe(1440)
  })

  it('refuse what overlaps, what touches, and one day said twice', () => {
    const bad = (more: object) => Hours.safeParse({ ...hours(), ...more }).error?.issues[0]?.message
    const week = (first: Spans) => ({ week: [first, ...hours().week.slice(1)] })
    expect(bad(week([[600, 540]]))).toBe('ends-before-start')
    expect(
      bad(
        week([
          [540, 700],
          [690, 720],
        ]),
      ),
    ).toBe('spans-overlap')
    expect(
      bad(
        week([
          [540, 700],
          [700, 720],
        ]),
      ),
    ).toBe('spans-overlap')
    const shut = { day: '2026-03-10', spans: [], why: '检修' }
    expect(bad({ exceptions: [shut, shut] })).toBe('day-twice')
  })

  it('days below eight hours are named with their minutes; days off only where they are wanted', () => {
    const wish = { minutesPerDay: 480, onDaysOff: false }
    expect(daysBelow(hours(), wish, '2026-03-09', 7, cal)).toEqual([])
    expect(
      daysBelow(hours(), { ...wish, onDaysOff: true }, '2026-03-09', 7, cal).map((d) => [d.day, d.minutes]),
    ).toEqual([
      ['2026-03-14', 180],
      ['2026-03-15', 0],
    ])
    const repair = hours({ exceptions: [{ day: '2026-03-11', spans: [], why: '停电' }] })
    expect(daysBelow(repair, wish, '2026-03-09', 7, cal)).toEqual([{ day: '2026-03-11', minutes: 0, why: '停电' }])
    expect(daysBelow(null, { minutesPerDay: 1440, onDaysOff: true }, '2026-09-28', 30, cal)).toEqual([])
  })

  it('the least of a week is never more than any ordinary day, and is one of them', () => {
    fc.assert(
      fc.property(anyHours, day, (h, on) => {
        const { working, off } = leastMinutes(h)
        const minutes = minutesIn(spansOn(h, on, cal))
        if (cal.days[on] === undefined) expect(minutes).toBeGreaterThanOrEqual(isDayOff(on, cal) ? off : working)
        if (cal.days[on] === 'off' && h.holidays === 'closed') expect([minutes, off]).toEqual([0, 0])
        const plain = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']
        expect(Math.min(...plain.map((d) => minutesIn(spansOn(h, d, cal))))).toBe(working)
      }),
    )
  })

  it('open now, the next opening and open throughout say the same', () => {
    fc.assert(
      fc.property(
        anyHours,
        day,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 3000 }),
        (h, on, at, length) => {
          const now = openSpan(h, on, at, cal)
          const from = instantAt(on, at)
          expect([dayAt(from), minuteAt(from)]).toEqual([on, at])
          expect(openBetween(h, from, from + 60_000, cal)).toBe(now !== undefined)
          const until = from + length * 60_000
          const minutes = Array.from({ length }, (_, n) => from + n * 60_000)
          const whole = minutes.every((m) => openSpan(h, dayAt(m), minuteAt(m), cal) !== undefined)
          expect(openBetween(h, from, until, cal)).toBe(whole)
          const next = nextOpening(h, on, at, cal)
          if (next && !now) {
            expect(openSpan(h, next.day, next.at, cal)?.[0]).toBe(next.at)
            expect(instantAt(next.day, next.at)).toBeGreaterThan(from)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('days of the week that are the same are said together, each once and in order', () => {
    expect(weekGroups(hours()).map((g) => g.days)).toEqual([[0, 1, 2, 3, 4], [5], [6]])
    fc.assert(
      fc.property(anyHours, (h) => {
        const groups = weekGroups(h)
        expect(groups.flatMap((g) => g.days)).toEqual([0, 1, 2, 3, 4, 5, 6])
        for (const g of groups) for (const d of g.days) expect(h.week[d]).toEqual(g.spans)
      }),
    )
  })
})

describe('hours as they are typed', () => {
  it('are read as they are written, whatever dash and comma somebody uses', () => {
    fc.assert(
      fc.property(spans, (s) => {
        expect(spansOf(spansText(s))).toEqual(s)
      }),
    )
    expect(spansOf('８：３０—11：30、13点')).toBeUndefined()
    expect(spansOf(' 8:30 至 11:30， 13—17:00 ')).toEqual([
      [510, 690],
      [780, 1020],
    ])
    expect([spansOf(''), spansOf('9-8'), spansOf('9-25'), spansOf('9-12 11-13'), spansOf('9:60-10')]).toEqual([
      [],
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('who may have it when', () => {
  const house = 'house'
  const use = fc.record({
    facility: fc.constantFrom(house, 'room-a', 'room-b'),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 1, max: 8 }),
  })
  const modes = fc.record({
    house: fc.constantFrom<UseMode>('alone', 'shared'),
    room: fc.constantFrom<UseMode>('alone', 'shared'),
  })

  it('one at a time of each room, and the whole house or its rooms; a shared one for many', () => {
    fc.assert(
      fc.property(use, use, modes, (x, y, mode) => {
        const had = ({ facility, from, length }: typeof x) => ({ facility, from, to: from + length })
        const houseOf = (id: string) => (id === house ? undefined : house)
        const modeOf = (id: string) => (id === house ? mode.house : mode.room)
        const verdict = excludes(had(x), had(y), houseOf, modeOf)
        expect(excludes(had(y), had(x), houseOf, modeOf)).toBe(verdict)
        const meet = x.from < y.from + y.length && y.from < x.from + x.length
        const both = x.facility === y.facility
        const rooms = x.facility !== house && y.facility !== house
        const alone = both && rooms ? mode.room === 'alone' : (both || !rooms) && mode.house === 'alone'
        expect(verdict).toBe(meet && alone)
      }),
    )
  })

  it('one that ends when the next begins is no conflict', () => {
    const at = (from: number, to: number) => ({ facility: house, from, to })
    const of = () => undefined
    expect(excludes(at(0, 5), at(5, 9), of, () => 'alone')).toBe(false)
    expect(excludes(at(0, 6), at(5, 9), of, () => 'alone')).toBe(true)
  })
})

describe('what stands where', () => {
  const at = { id: 'a', place: '231025/100/', estate: null, within: null }

  it('a room stands in a house that is no room, at its place', () => {
    expect(roomFault({ ...at, id: 'b' }, at, false)).toBeUndefined()
    expect(roomFault(at, at, false)?.code).toBe('itself')
    expect(roomFault({ ...at, id: 'b' }, { ...at, within: 'c' }, false)?.code).toBe('room-in-room')
    expect(roomFault({ ...at, id: 'b' }, at, true)?.code).toBe('room-in-room')
    expect(roomFault({ ...at, id: 'b', place: '231025/101/' }, at, false)?.code).toBe('house-elsewhere')
  })

  it('[S4-76] somebody looks again so many days after the last look, or after it was put up', () => {
    const board = { opened: '2026-01-01', closed: null, checked: null }
    expect(dueBy({ checkDays: 90 }, board)).toBe('2026-04-01')
    expect(dueBy({ checkDays: 90 }, { ...board, checked: '2026-03-10' })).toBe('2026-06-08')
    expect([dueBy({ checkDays: null }, board), dueBy({ checkDays: 90 }, { ...board, closed: '2026-02-01' })]).toEqual([
      null,
      null,
    ])
  })

  it('too few comes before too small, and too small before too short', () => {
    const of = (have: number, large: number, long: number) => lackOf({ have, large, long, good: 0 }, { atLeast: 2 })
    expect([of(1, 1, 1), of(2, 1, 0), of(2, 2, 1)]).toEqual(['few', 'small', 'short'])
  })
})

describe('packs', () => {
  const base = kindLines(packFiles('base'))
  const linkou = facilityLines(packFiles('linkou'))

  it('[S3-03][S3-04][S3-05][S4-76] bring kinds for every clause, each with its ground', () => {
    expect(base.faults).toEqual([])
    const all = base.lines.map((line, sort) => FacilityKind.parse({ ...line, sort }))
    const wanted = (code: string) => all.find((k) => k.code === code)!.wanted
    expect(['centre-county', 'centre-town', 'centre-community'].map((c) => wanted(c)?.area)).toEqual([3000, 200, 30])
    expect(wanted('board')).toMatchObject({ per: ['estate'], atLeast: 2 })
    expect(wanted('centre-community')).toMatchObject({ minutesPerDay: 480, onDaysOff: false })
    // S0-09 S0-11 S0-23 S0-25 S0-27 S0-34 S0-37 S0-38 S0-47, S3-10 S3-13, and squares of S4-62 S4-63.
    for (const code of [
      'social-work-station',
      'volunteer-post',
      'children-home',
      'youth-home',
      'parent-school',
      'community-hospital',
      'culture-centre',
      'school-venue',
      'shelter',
      'elder-home',
      'meal-point',
      'convenience-point',
      'children-table',
      'square',
    ])
      expect(all.map((k) => k.code)).toContain(code)
    for (const k of all) expect(k.ground.length).toBeGreaterThan(4)
    expect(new Set(all.flatMap((k) => k.wanted?.per ?? [])).size).toBeGreaterThan(4)
  })

  it('demo facilities stand in places of the county, and their numbers cannot be dialled', () => {
    expect(linkou.faults).toEqual([])
    expect(linkou.lines.length).toBeGreaterThanOrEqual(20)
    const codes = new Set(base.lines.map((k) => k.code))
    const all = linkou.lines.map((line) => Facility.parse(facilityOf(line, null)))
    for (const f of all)
      expect([f.name, codes.has(f.kind), f.phone === null || f.phone.startsWith('000')]).toEqual([f.name, true, true])
    expect(new Set(all.map((f) => f.id)).size).toBe(all.length)
    expect(
      all.filter((f) => f.within !== null).every((f) => all.some((h) => h.id === f.within && h.within === null)),
    ).toBe(true)
  })

  it('a fault is told with file and line', () => {
    const files = (kind: string, lines: object[]) => ({
      'pack.json': JSON.stringify({
        code: 'x',
        version: '0.1.0',
        title: 'x',
        about: '',
        files: [{ file: 'a.json', kind }],
      }),
      'a.json': `[\n${lines.map((l) => JSON.stringify(l)).join(',\n')}\n]`,
    })
    const kind = { code: 'hall', name: { zh: '厅', en: 'Hall' }, group: 'culture', ground: '示例规则' }
    const told = kindLines(
      files('facility-kinds', [
        kind,
        { ...kind, from: '2026-01-01' },
        kind,
        { ...kind, code: 'x', wanted: { per: ['town', 'town'], atLeast: 1 } },
        { ...kind, code: 'y', group: 'temple' },
      ]),
    )
    expect(told.lines.map((l) => l.code)).toEqual(['hall', 'hall', 'hall', 'x'])
    expect(told.faults.map((f) => [f.file, f.line, f.path, f.code])).toEqual([
      ['a.json', 4, '2.code', 'code-twice'],
      ['a.json', 5, '3.wanted.per', 'per-twice'],
      ['a.json', 6, '4.group', 'invalid-value'],
    ])
    const room = { kind: 'hall', name: '厅', place: '231025/' }
    const hoursOf = (open: string) => [{ days: '1-5', open }]
    const rooms = facilityLines(files('facilities', [room, room, { ...room, name: 'b', hours: hoursOf('9:00-8:00') }]))
    expect(rooms.faults.map((f) => [f.line, f.code])).toEqual([
      [3, 'name-twice'],
      [4, 'hours'],
    ])
  })

  it('what a kind wants stays while it is in force', () => {
    const kind = FacilityKind.parse({ ...base.lines[0]!, sort: 0 })
    const next = { ...kind, name: { zh: '中心', en: 'Centre' } }
    expect(mayRedefine(kind, next, '2026-03-10')).toBeUndefined()
    expect(mayRedefine(kind, { ...kind, wanted: null }, '2026-03-10')).toEqual({
      path: 'wanted',
      code: 'definition-in-force',
    })
    expect(mayRedefine(undefined, { ...kind, wanted: null, from: '2026-04-01' }, '2026-03-10')).toBeUndefined()
  })
})
