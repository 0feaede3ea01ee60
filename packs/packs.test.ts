/** The packs that ship, against the rules of the rooms: what a clerk could break, a test says. */
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { roles } from '../domain/accounts/roles.ts'
import { dispatchBar, categoryLineage } from '../domain/catalogue/lists.ts'
import { alarmsSetting, callAtOnce } from '../domain/catalogue/alarms.ts'
import { knownOf, nothingKnown, packFaults } from '../domain/catalogue/install.ts'
import { catalogueRows, landmarkRows, organisationRows, placeRows, registerRows } from '../domain/catalogue/rows.ts'
import { proposal } from '../domain/catalogue/rules.ts'
import { Alarm, Category, ServiceItem } from '../domain/catalogue/schema.ts'
import { workCalendar } from '../domain/kernel/holidays.ts'
import { Organisation } from '../domain/organisations/schema.ts'
import { ageFits, careOfWord, caresOn } from '../domain/people/cares.ts'
import { inventPeople } from '../domain/people/invent.ts'
import { ageOn } from '../domain/people/rules.ts'
import { gridFaults } from '../domain/places/coverage.ts'
import { Place } from '../domain/places/schema.ts'
import { mayStandBelow } from '../domain/places/rules.ts'
import { policyOf } from '../domain/requests/policy.ts'
import { calendar } from './make/calendar.ts'
import { dressings } from './make/dressings.ts'
import { folder, make } from './make/run.ts'
import { text } from './make/write.ts'
import { loadPack, packFiles, packNames } from './read.ts'

const day = '2026-01-01'
const base = loadPack('base')
const county = { linkou: loadPack('linkou'), neighbour: loadPack('neighbour') }
const rows = catalogueRows(base.pack!, day)
const linkou = { path: '231025/', level: '县' }
const places = placeRows(county.linkou.pack!, day)
const orgs = new Map([...organisationRows(base.pack!, linkou, day), ...organisationRows(county.linkou.pack!, linkou, day)].map((o) => [o.code, o]))

const cares = caresOn(
  base.pack!.cares!.map((line, sort) => ({ ...line, sort })),
  day,
)

describe('care kinds', () => {
  it('[B4] are those of the documents and of today: with their rule, their ages, and old words', () => {
    for (const code of ['low-income-edge', 'rigid-expense', 'destitute-at-home', 'destitute-in-care', 'orphan', 'child-unsupported', 'child-migrant', 'elder-dementia', 'elder-oldest', 'poverty-watch'])
      expect(cares.map((k) => k.code)).toContain(code)
    const ages = (code: string) => cares.find((k) => k.code === code)!.ages
    expect([ages('child-left-behind'), ages('child-hardship'), ages('elder-oldest')]).toEqual([
      { from: 0, to: 16 },
      { from: 0, to: 18 },
      { from: 80, to: null },
    ])
    for (const k of cares) expect(k.basis.length).toBeGreaterThan(4)
    expect([' 五保 ', '孤寡老人', '下岗职工', '低保边缘家庭', '分散供养', '刚性支出困难家庭'].map((w) => careOfWord(cares, w))).toEqual(['destitute', 'elder-alone', 'unemployed', 'low-income-edge', 'destitute-at-home', 'rigid-expense'])
  })

  it('[S2-05] cover the five groups of relief and welfare; who is aided is confirmed anew', () => {
    const groups = new Set<string>(cares.map((k) => k.group))
    expect(['elders', 'children', 'disability', 'relief', 'honour'].filter((g) => !groups.has(g))).toEqual([])
    const again = cares.filter((k) => k.recheck !== null).map((k) => k.group)
    expect(again.length).toBeGreaterThan(0)
    expect(new Set(again)).toEqual(new Set(['relief']))
  })

  it('name nothing that may not be kept', () => {
    for (const word of ['重点人员', '邪教', '刑释解教', '闲散青少年', '社区矫正', '戒毒', '精神障碍', 'constructor'])
      expect([word, careOfWord(cares, word)]).toEqual([word, undefined])
    for (const k of cares) expect(k.code).not.toMatch(/relig|belief|party|correct|release|drug|mental|risk|key/)
  })

  it('invented people hold only what there is, at an age that fits', () => {
    const dwellings = function* () {
      for (let i = 0; ; i++) yield { id: `00000000-0000-8000-8000-${String(i).padStart(12, '0')}`, place: '990001/100/001/001/' }
    }
    const kinds = new Map(cares.map((k) => [k.code, k]))
    let held = 0
    for (const home of inventPeople(7, 3000, dwellings(), '2026-04-01'))
      for (const { person, categories } of home.members)
        for (const c of categories) {
          held++
          expect([c.category, kinds.has(c.category)]).toEqual([c.category, true])
          expect(ageFits(kinds.get(c.category), ageOn(person.born!, '2026-04-01'))).toBe(true)
        }
    expect(held).toBeGreaterThan(500)
  })
})

describe('packs', () => {
  it('are read without a fault, alone and together', () => {
    expect(packNames()).toEqual(['base', 'linkou', 'neighbour'])
    expect([...base.faults, ...packFaults(base, nothingKnown)]).toEqual([])
    for (const pack of Object.values(county)) expect([...pack.faults, ...packFaults(pack, knownOf([base.pack!]))]).toEqual([])
  })

  it('hold every file of their folder and are small', () => {
    for (const name of packNames()) {
      const files = packFiles(name)
      const named = loadPack(name).pack!.manifest.files.map((f) => f.file)
      expect(Object.keys(files).filter((f) => f !== 'pack.json').sort()).toEqual(named.sort())
      expect(Object.values(files).join('').length).toBeLessThan(1_000_000)
    }
  })

  it('what is generated is what the makers make', () => {
    for (const [name, dressing] of Object.entries(dressings)) {
      const files = packFiles(name)
      const made = make(JSON.parse(files['divisions.json']!), dressing)
      expect([name, ...Object.keys(made).filter((file) => files[file] !== made[file])]).toEqual([name])
    }
    expect(readFileSync(new URL('calendar.json', folder('base')), 'utf8')).toBe(text(calendar()))
  })

  it('the calendar knows its years and no more', () => {
    const cal = workCalendar(rows.calendar!)
    expect(cal.completeYears).toEqual([2024, 2025, 2026])
    expect(['2026-10-01', '2026-10-10', '2026-02-14'].map((d) => cal.days[d])).toEqual(['off', 'work', 'work'])
    expect(Object.keys(cal.days).every((d) => d >= '2024-01-01' && d <= '2026-12-31')).toBe(true)
  })
})

describe('the map of the demo', () => {
  it('is the national list: 11 towns, a forestry bureau, 227 villages and communities, four local levels, grids under each', () => {
    const of = (kind: Place['kind']) => places.filter((p) => p.kind === kind)
    expect([of('town').length, of('forestry').length, of('sub-district').length]).toEqual([11, 1, 4])
    expect(of('community').length + of('village').length).toBe(227)
    expect(of('sub-district').map((p) => [p.path, p.name, p.code])).toEqual([
      ['231025/100/zhanqian/', '站前办事处', null], ['231025/100/dongjie/', '东街办事处', null],
      ['231025/100/xijie/', '西街办事处', null], ['231025/100/nanshan/', '南山办事处', null],
    ])
    expect(places.filter((p) => p.path.startsWith('231025/100/') && p.kind === 'community')).toHaveLength(30)
    const grids = of('grid').filter((g) => g.gridKind === 'base')
    for (const v of places.filter((p) => p.kind === 'community' || p.kind === 'village')) {
      const own = grids.filter((g) => g.parent === v.path)
      expect(own.length).toBeGreaterThanOrEqual(2)
      expect(own.length).toBeLessThanOrEqual(6)
    }
    expect(new Set(grids.map((g) => g.code)).size).toBe(grids.length)
  })

  it('[A1] every row is a place, stands where it may, and comes after its parent', () => {
    const seen = new Map<string, Place>()
    const stray: string[] = []
    for (const p of places) {
      Place.parse(p)
      if (p.parent && !mayStandBelow(p, seen.get(p.parent)!)) stray.push(p.path)
      seen.set(p.path, p)
    }
    expect(stray).toEqual([])
    expect(seen.size).toBe(places.length)
  })

  it('[A2][S1-43] outlines are invented, marked, whole, and grids neither overlap nor leave gaps', () => {
    const base = places.filter((p) => p.gridKind === 'base')
    for (const v of places.filter((p) => p.kind === 'community' || p.kind === 'village')) {
      expect(gridFaults(v, base.filter((g) => g.parent === v.path))).toEqual([])
    }
    expect(places.every((p) => p.outline === null || p.fictional)).toBe(true)
  })

  it('every base grid has dwellings, and every dwelling lies in a base grid', () => {
    for (const pack of Object.values(county)) {
      const map = placeRows(pack.pack!, day)
      const grids = new Set(map.filter((p) => p.gridKind === 'base').map((p) => p.path))
      const dwellings = [...registerRows(pack.pack!)].flatMap((d) => d.dwellings)
      expect(dwellings.filter((d) => !grids.has(d.place))).toEqual([])
      const lived = new Set(dwellings.map((d) => d.place))
      expect([...grids].filter((g) => !lived.has(g))).toEqual([])
      expect(new Set(dwellings.map((d) => d.id)).size).toBe(dwellings.length)
      expect(new Set(dwellings.map((d) => d.place + d.text)).size).toBe(dwellings.length)
    }
    const paths = new Set(places.map((p) => p.path))
    expect(landmarkRows(county.linkou.pack!).filter((l) => !paths.has(l.place))).toEqual([])
  })

  it('[S3-14] every node above the grid has a number of its own that cannot be dialled', () => {
    const nodes = places.filter((p) => p.kind !== 'grid')
    expect(nodes.filter((p) => !/^000\d{8}$/.test(p.helpLine ?? '')).map((p) => p.path)).toEqual([])
    expect(new Set(nodes.map((p) => p.helpLine)).size).toBe(nodes.length)
  })

  it('no number in any pack can be dialled but the emergency ones', () => {
    const all = packNames().flatMap((name) => Object.values(packFiles(name))).join('\n')
    expect(all.match(/(?<![\d.])(1[3-9]\d{9}|0[1-9]\d{8,10}|400\d{7})(?![\d.])/g)).toBeNull()
  })
})

describe('the bodies of the demo', () => {
  it('every row is an organisation; each place above the grid has its own body', () => {
    for (const o of orgs.values()) Organisation.parse(o)
    for (const p of places.filter((p) => p.kind !== 'grid' && p.kind !== 'county')) {
      expect([...orgs.values()].filter((o) => o.place === p.path && /government|bureau|office|committee/.test(o.kind))).toHaveLength(1)
    }
    expect(orgs.get('minzhengju')!.name).toBe('县民政局')
    expect(orgs.get('shegongbu')!.leads).toContain('volunteers')
    expect([...orgs.values()].filter((o) => o.kind === 'squad')).toHaveLength(26)
  })

  it('a body outside government has a regulator inside, or a parent that answers for it', () => {
    const outside = [...orgs.values()].filter((o) => !o.government)
    expect(outside.filter((o) => !orgs.get((o.regulator ?? o.parent)!)?.government)).toEqual([])
  })

  it('seats name roles, places and bodies that exist', () => {
    for (const [pack, at] of [[county.linkou, linkou], [county.neighbour, { path: '990001/', level: '县' }]] as const) {
      const codes = new Set([...organisationRows(base.pack!, at, day), ...organisationRows(pack.pack!, at, day)].map((o) => o.code))
      const paths = new Set(placeRows(pack.pack!, day).map((p) => p.path))
      const wrong = pack.pack!.seats!.filter((s) => !(s.role in roles) || (s.place && !paths.has(s.place)) || (s.unit && !codes.has(s.unit)))
      expect(wrong).toEqual([])
    }
  })
})

describe('the catalogue', () => {
  const tree = new Map(rows.categories.map((c) => [c.code, c]))

  it('[D3] sixty items or more in a tree of two to four levels, all five lines', () => {
    for (const c of rows.categories) Category.parse(c)
    for (const i of rows.items) ServiceItem.parse(i)
    expect(rows.items.length).toBeGreaterThanOrEqual(60)
    expect(new Set(rows.categories.map((c) => categoryLineage(tree, c.code).length))).toEqual(new Set([1, 2, 3, 4]))
    expect([...new Set(rows.items.map((i) => i.line))].sort()).toEqual(['emergency', 'governance', 'party-building', 'social-assistance', 'social-security'])
  })

  it('[D6] every policy is one the requests room takes', () => {
    for (const item of rows.items) expect(policyOf(item).limits.resolution[item.urgency]).toEqual(item.limits.resolve)
  })

  it('[D5][S1-45] the proposal for every item at every kind of place finds a lead the lists allow', () => {
    const at = ['231025/100/zhanqian/001/003/', '231025/107/206/001/', '231025/400/401/001/']
    const barred = rows.items.flatMap((item) =>
      at.flatMap((place) => {
        const { lead, helpers } = proposal(item, { place }, orgs, day)
        if (!lead) return [`${item.code} at ${place}: nobody leads`]
        const bar = (org: Organisation, role: 'lead' | 'helper') => dispatchBar(item, { org, role }, rows.lists, [], categoryLineage(tree, item.category), day)
        return [bar(lead, 'lead'), ...helpers.map((org) => bar(org, 'helper'))].flatMap((b) => (b ? [`${item.code} at ${place}: ${b.code}`] : []))
      }),
    )
    expect(barred).toEqual([])
  })

  it('[D4] every form is a JSON Schema that a general validator compiles in strict mode', () => {
    const ajv = new Ajv({ strict: true, keywords: ['x-en', 'x-en-description'] })
    addFormats.default(ajv)
    for (const item of rows.items) expect(ajv.compile(item.form)).toBeTypeOf('function')
  })

  it('[S1-23] all four handling modes, [S2-09] all three price classes, and volunteers only for what is free', () => {
    expect(new Set(rows.items.flatMap((i) => i.modes)).size).toBe(4)
    expect(new Set(rows.items.map((i) => i.price.class)).size).toBe(3)
    expect(rows.items.filter((i) => i.claimable && i.price.class !== 'free')).toEqual([])
  })

  it('what must go by suit, arbitration, review, discipline or petition has its way', () => {
    const ways = new Set(rows.items.flatMap((i) => i.legalWay?.kind ?? []))
    for (const way of ['suit', 'arbitration', 'review', 'discipline', 'petition']) expect(ways).toContain(way)
    expect(rows.items.filter((i) => i.kind === 'legal' && !i.legalWay)).toEqual([])
  })

  it('danger shows a number at once or is sent out within the hour', () => {
    for (const i of rows.items.filter((i) => i.urgency === 'danger')) expect(i.limits.dispatch).toEqual({ amount: 1, unit: 'hours' })
  })

  it('nothing asks for belief, keeps watch on people, or carries the numbers of another district', () => {
    const all = JSON.stringify(Object.fromEntries(packNames().map((n) => [n, packFiles(n)])))
    const words = ['邪教', '宗教', '信仰', '清真', '重点人员', '重点人口', '死看死守', '闲散青少年', '人脸', '打卡积分', '四方区', '白云社区', '五年规划']
    const targets = ['5000人', '2万人', '600个', '3000平方米']
    expect([...words, ...targets].filter((word) => all.includes(word))).toEqual([])
  })

  it('what asks for a call at once is said in the pack', () => {
    const alarms = Alarm.array().parse(rows.settings.find((s) => s.key === alarmsSetting)?.value)
    expect(callAtOnce(alarms, '楼下冒烟，有人昏迷')).toEqual(['119', '120'])
    expect(callAtOnce(alarms, '他没有呼吸了')).toEqual(['120'])
    expect(callAtOnce(alarms, '有人持刀，撞车了')).toEqual(['110', '122'])
    expect(callAtOnce(alarms, '路灯不亮')).toEqual([])
  })

  it('every rating level has reasons, every list its items with a source', () => {
    expect(new Set(rows.ratingReasons.map((r) => r.level))).toEqual(new Set([1, 2, 3, 4, 5]))
    expect(new Set(rows.lists.map((l) => l.list)).size).toBe(5)
    expect(rows.lists.length).toBeGreaterThanOrEqual(60)
    expect(rows.lists.every((l) => l.source.includes('示例'))).toBe(true)
  })
})
