/** Places by the names that tables write. */
import { describe, expect, it } from 'vitest'
import { namesPlace, placeInTitles, placeNamer, type NamedPlace } from './where.ts'

const town = (path: string, name: string): NamedPlace => ({ path, name, gridKind: null })
const places: NamedPlace[] = [
  town('990000/', '某某县'),
  town('990000/100/', '青山镇'),
  town('990000/100/001/', '青山村'),
  town('990000/100/002/', '青山镇第一居民委员会'),
  { path: '990000/100/002/001/', name: '第一网格', gridKind: 'base' },
  town('990000/101/', '绿水乡'),
  town('990000/101/001/', '绿水乡第一居民委员会'),
]
const villages = places.filter((p) => /\/\d{3}\/\d{3}\/$/.test(p.path) && p.gridKind === null)

describe('a row of a table names a place', () => {
  const named = placeNamer(places, villages, '990000/')
  it('by its name, without its kind, without its town; below the town that stands beside it', () => {
    expect(named('青山村')).toEqual({ place: '990000/100/001/' })
    expect(named('青山')).toEqual({ place: '990000/100/001/' })
    expect(named('第一居委会', '绿水乡')).toEqual({ place: '990000/101/001/' })
    expect(placeNamer(places, villages, '990000/100/')('第一居委会')).toEqual({ place: '990000/100/002/' })
  })

  it('one of several, or none, is not guessed', () => {
    expect(named('第一居委会')).toEqual({ fault: 'place-several' })
    expect(named('天边村')).toEqual({ fault: 'place-unknown' })
  })
})

it('a tab names a place inside the one that is chosen, and that one itself', () => {
  const tab = ['第一居民委员会']
  expect(namesPlace(places, '990000/', tab)).toBe(true)
  expect(placeInTitles(places, '990000/', tab)).toBeNull()
  expect(placeInTitles(places, '990000/101/', tab)).toBe('990000/101/001/')
  const own = places.filter((p) => p.path.startsWith('990000/101/001/'))
  expect(placeInTitles(own, '990000/101/001/', tab)).toBe('990000/101/001/')
  expect(namesPlace(places, '990000/', ['Sheet1'])).toBe(false)
})
