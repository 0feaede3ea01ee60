import { expect, it } from 'vitest'
import { wayThere } from './WayThere.tsx'

const door = { spot: null, address: '3 号楼 2 单元 401', placeName: '一格' }
const spot = { lat: 45.2712, lng: 130.282 }

it('[ux 30] the way there is that of the door, by its point where one is known; without either there is none', () => {
  expect(wayThere(door, 'Android')).toBe(`geo:0,0?q=${encodeURIComponent('一格 3 号楼 2 单元 401')}`)
  expect(wayThere({ ...door, spot }, 'Android')).toBe('geo:45.2712,130.282?q=45.2712%2C130.282')
  expect(wayThere({ ...door, spot }, 'iPhone')).toBe('maps:?q=45.2712%2C130.282')
  expect(wayThere({ ...door, address: null }, 'Android')).toBeUndefined()
})
