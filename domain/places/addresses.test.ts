import { describe, expect, it } from 'vitest'
import { addressText, cleanAddress, drawOut, dwellingsIn, EstateLine, landmarkOf } from './addresses.ts'
import { growEstates, gridsToFill } from './grown.ts'
import { Building, Dwelling, Estate, Landmark, Unit } from './register.ts'

const line = EstateLine.parse({
  place: '990001/100/001/',
  name: '例园小区',
  kind: 'estate',
  property: 'property-1',
  buildings: [
    { name: '1号楼', grid: '001', floors: 3, units: 2, doors: 2 },
    { name: '2号楼', grid: '002', floors: 11, units: 1, doors: 4, elevator: true },
  ],
  houses: [{ grid: '002', from: 5, to: 9 }],
})

describe('[B3] estates drawn out', () => {
  const out = drawOut(line, true)

  it('into as many dwellings as the line says, each once, each a row of the register', () => {
    expect(out.dwellings).toHaveLength(dwellingsIn(line))
    expect(dwellingsIn(line)).toBe(3 * 2 * 2 + 11 * 4 + 5)
    expect(new Set(out.dwellings.map((d) => d.id)).size).toBe(out.dwellings.length)
    Estate.parse(out.estate)
    out.buildings.forEach((b) => Building.parse(b))
    out.units.forEach((u) => Unit.parse(u))
    out.dwellings.forEach((d) => Dwelling.parse(d))
  })

  it('with addresses as people say them, in the grid of their building', () => {
    expect(out.dwellings[0]).toMatchObject({ text: '例园小区1号楼1单元101', floor: 1, place: '990001/100/001/001/' })
    expect(out.dwellings.at(-6)).toMatchObject({
      text: '例园小区2号楼1单元1104',
      floor: 11,
      place: '990001/100/001/002/',
    })
    expect(out.dwellings.at(-1)).toMatchObject({ text: '例园小区9号', building: null, place: '990001/100/001/002/' })
  })

  it('the same every time: installing twice meets the same rows', () => expect(drawOut(line, true)).toEqual(out))

  it('the street stands before a name that does not begin with it', () => {
    expect(addressText({ street: '东风街', name: '例园' }, '1号楼')).toBe('东风街例园1号楼')
    expect(addressText({ street: '东风街', name: '东风街平房' }, '3号')).toBe('东风街平房3号')
  })

  it('a landmark is a row too; typed addresses are compared in one form', () => {
    Landmark.parse(landmarkOf({ place: '990001/100/', name: '例广场', kind: 'square' }, false))
    expect(cleanAddress('例园小区 ２栋-1单元，302')).toBe(cleanAddress('例园小区2号楼1单元302'))
  })

  it('grows as many as a crowd needs: flats in communities, houses in villages, every grid its own, no address twice', () => {
    const grids = [
      { path: '990001/100/001/001/', rural: false },
      { path: '990001/100/001/002/', rural: false },
      { path: '990001/100/201/001/', rural: true },
    ]
    const lines = [...growEstates(grids, 1000)]
    expect(lines.reduce((n, l) => n + dwellingsIn(EstateLine.parse(l)), 0)).toBeGreaterThanOrEqual(1000)
    expect(lines.map((l) => l.kind)).toEqual(['estate', 'estate', 'hamlet'])
    const dwellings = lines.flatMap((l) => drawOut(l, true).dwellings)
    expect(dwellings.length).toBeLessThan(1100)
    expect(new Set(dwellings.map((d) => d.place + d.text)).size).toBe(dwellings.length)
    expect(new Set(dwellings.map((d) => d.place))).toEqual(new Set(grids.map((g) => g.path)))
  })

  it('fills base grids alone, and knows which lie in a village', () => {
    const place = (
      path: string,
      parent: string,
      kind: 'village' | 'community' | 'grid',
      gridKind: 'base' | 'micro' | null,
    ) => ({ path, parent, kind, gridKind }) as const
    expect(
      gridsToFill([
        place('990001/100/201/', '990001/100/', 'village', null),
        place('990001/100/201/001/', '990001/100/201/', 'grid', 'base'),
        place('990001/100/001/', '990001/100/', 'community', null),
        place('990001/100/001/001/', '990001/100/001/', 'grid', 'base'),
        place('990001/100/001/001/w1/', '990001/100/001/001/', 'grid', 'micro'),
      ]),
    ).toEqual([
      { path: '990001/100/201/001/', rural: true },
      { path: '990001/100/001/001/', rural: false },
    ])
  })
})
