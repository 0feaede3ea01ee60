import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../places/schema.ts'
import { bodyOf, organisationOf, OrganisationLine } from './pack.ts'
import {
  absenceFault,
  actsFor,
  bodyServing,
  committeeKinds,
  coversOn,
  helpLines,
  membersOn,
  missingKinds,
  regulatorOf,
  townKinds,
} from './rules.ts'
import { type Absence, type GroupMember, GroupKind, type Member, Organisation } from './schema.ts'

const day = '2026-04-01'
const away = (account: string, cover: string, from = '2026-03-30', to = '2026-04-03'): Absence => ({
  id: account + cover + from,
  account,
  cover,
  from,
  to,
  kind: 'leave',
})
const org = (
  code: string,
  place: string,
  kind: Organisation['kind'],
  more: Partial<Organisation> = {},
): Organisation => ({
  ...organisationOf(
    OrganisationLine.parse({ code, name: code, kind, place }),
    { path: '990001/', level: '县' },
    '2020-01-01',
    0,
  ),
  ...more,
})

describe('absence and cover', () => {
  it('whoever covers acts, along the chain; when all are away, nobody', () => {
    expect(actsFor('a', [], day)).toBe('a')
    expect(actsFor('a', [away('a', 'b')], day)).toBe('b')
    expect(actsFor('a', [away('a', 'b'), away('b', 'c')], day)).toBe('c')
    expect(actsFor('a', [away('a', 'b'), away('b', 'a')], day)).toBeUndefined()
    expect(actsFor('a', [away('a', 'b')], '2026-04-04')).toBe('a')
    expect(actsFor('a', [away('a', 'b')], '2026-04-03')).toBe('b')
  })

  it('coversOn is the other side of actsFor, whatever the absences', () => {
    const people = ['a', 'b', 'c', 'd']
    const any = fc.constantFrom(...people)
    fc.assert(
      fc.property(fc.array(fc.tuple(any, any), { maxLength: 5 }), (pairs) => {
        const absences = pairs.filter(([x, y]) => x !== y).map(([x, y]) => away(x, y))
        const unique = absences.filter((a, i) => absences.findIndex((b) => b.account === a.account) === i)
        for (const who of people) {
          expect(coversOn(who, unique, day)[0]).toBe(who)
          for (const other of people.filter((p) => p !== who)) {
            expect(coversOn(who, unique, day).includes(other)).toBe(actsFor(other, unique, day) === who)
          }
        }
      }),
    )
  })

  it('an absence is refused when nobody could act', () => {
    const colleagues = new Set(['a', 'b', 'c'])
    expect(absenceFault(away('a', 'a'), [], colleagues)).toBe('cover-self')
    expect(absenceFault(away('a', 'x'), [], colleagues)).toBe('cover-stranger')
    expect(absenceFault(away('a', 'b', '2026-04-05', '2026-04-01'), [], colleagues)).toBe('days-turned')
    expect(absenceFault(away('a', 'b'), [away('a', 'c', '2026-04-03', '2026-04-09')], colleagues)).toBe(
      'absence-overlaps',
    )
    expect(absenceFault(away('a', 'b'), [away('b', 'c', '2026-04-03', '2026-04-09')], colleagues)).toBe('cover-away')
    expect(absenceFault(away('a', 'b'), [away('b', 'c', '2026-04-04', '2026-04-09')], colleagues)).toBeUndefined()
  })
})

describe('posts and groups', () => {
  it('members of a day, those in charge first; terms end before their last day', () => {
    const member = (id: string, inCharge: boolean, from: string, to: string | null): Member => ({
      id,
      organisation: 'o',
      account: id,
      person: null,
      post: '科员',
      inCharge,
      from,
      to,
    })
    const all = [
      member('1', false, '2020-01-01', null),
      member('2', true, '2026-04-01', null),
      member('3', true, '2020-01-01', '2026-04-01'),
    ]
    expect(membersOn(all, 'o', day).map((m) => m.id)).toEqual(['2', '1'])
    expect(membersOn(all, 'o', '2026-03-31').map((m) => m.id)).toEqual(['3', '1'])
  })

  it('[S1-48] a group of a grid has five kinds of member; the missing ones are named', () => {
    const place = '990001/100/001/001/'
    const one = (kind: GroupKind, more: Partial<GroupMember> = {}): GroupMember => ({
      id: kind,
      place,
      kind,
      account: null,
      person: null,
      name: '某某',
      organisation: null,
      building: null,
      from: '2020-01-01',
      to: null,
      ...more,
    })
    expect(GroupKind.options).toHaveLength(5)
    expect(
      missingKinds(
        GroupKind.options.map((k) => one(k)),
        place,
        day,
      ),
    ).toEqual([])
    expect(
      missingKinds(
        [one('building-head'), one('volunteer', { to: day }), one('property-staff', { place: '990001/100/001/002/' })],
        place,
        day,
      ),
    ).toEqual(['serving-member', 'group-leader', 'property-staff', 'volunteer'])
  })
})

describe('which body serves a place', () => {
  const orgs = [
    org('town', '990001/100/', 'town-government'),
    org('office', '990001/100/qian/', 'sub-district-office'),
    org('c1', '990001/100/qian/001/', 'community-committee'),
    org('c1-old', '990001/100/qian/001/', 'community-committee', { closed: '2025-01-01' }),
    org('v1', '990001/100/201/', 'village-committee'),
  ]

  it('the nearest above it that is open', () => {
    expect(bodyServing(orgs, committeeKinds, '990001/100/qian/001/003/', day)?.code).toBe('c1')
    expect(bodyServing(orgs, townKinds, '990001/100/qian/001/003/', day)?.code).toBe('office')
    expect(bodyServing(orgs, townKinds, '990001/100/201/001/', day)?.code).toBe('town')
    expect(bodyServing(orgs, ['clinic'], '990001/100/201/001/', day)).toBeUndefined()
    expect(bodyServing(orgs, committeeKinds, '990001/100/qian/001/003/', '2019-01-01')).toBeUndefined()
  })

  it('[S4-12] a company that refuses is answered for by its regulator; inside government nobody is', () => {
    const bureau = org('bureau', '990001/', 'department')
    const company = org('company', '990001/', 'property-company', { government: false, regulator: 'bureau' })
    const byCode = new Map([bureau, company].map((o) => [o.code, o]))
    expect(regulatorOf(byCode, company)).toBe(bureau)
    expect(regulatorOf(byCode, { ...bureau, regulator: 'company' })).toBeUndefined()
  })

  it('[S3-14] help-lines from the place upwards, a number once, a level without one passed over', () => {
    const places = new Map([
      ['990001/', { name: '虚构县', helpLine: '00000000001' }],
      ['990001/100/', { name: '甲镇', helpLine: '00000000002' }],
      ['990001/100/qian/', { name: '前街', helpLine: null }],
      ['990001/100/qian/001/', { name: '前街社区', helpLine: '00000000002' }],
    ])
    expect(helpLines(places, '990001/100/qian/001/003/')).toEqual([
      { place: '990001/100/qian/001/', name: '前街社区', phone: '00000000002' },
      { place: '990001/', name: '虚构县', phone: '00000000001' },
    ])
  })

  it('each place above the grid has its body, a grid none; names follow the level of the county', () => {
    const place = { path: '990001/100/', kind: 'town', name: '甲镇', sort: 3, helpLine: '00000000002' } as Place
    expect(Organisation.parse(bodyOf(place, day))).toMatchObject({
      code: 'town-government-100',
      name: '甲镇人民政府',
      kind: 'town-government',
    })
    expect(bodyOf({ ...place, kind: 'grid', path: '990001/100/001/001/' }, day)).toBeUndefined()
    const line = OrganisationLine.parse({ code: 'minzhengju', name: '{{level}}民政局', kind: 'department' })
    expect(organisationOf(line, { path: '370203/', level: '区' }, day, 0).name).toBe('区民政局')
  })
})
