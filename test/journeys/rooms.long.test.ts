/** Pages of rooms in the looks that the short run leaves to this one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJourneys, type JourneyHouse, type Look } from './house.ts'
import { visit } from './looks.ts'

let house: JourneyHouse
beforeAll(async () => {
  house = await startJourneys()
  await house.planned()
})
afterAll(() => house?.close())

const desk: Look = { width: 1440, height: 900 }
const staff: Record<string, readonly string[]> = {
  volunteers: ['', '?view=applied', '/hours', '/hours?view=flawed', '/notice', '/rules', '/exchange'],
  'time-bank': ['', '?view=frozen', '/rules', '/goods', '/orders', '/orders?state=told'],
  neighbours: ['', '/rate'],
  duties: ['', '/unmet', '/pairs', '/share', '/call-backs', '/enrol?plan=elder-visit', '/weather', '/plans', '/paper'],
  teams: ['', '/policies'],
  activities: [''],
}
const resident = [
  'volunteer',
  'helped',
  'time-bank',
  'time-bank/order',
  'time-bank/orders',
  'neighbours/near',
  'activities',
]

describe('[L10][L11][L12] pages of rooms', () => {
  it.each<Look>([desk, { ...desk, lang: 'en' }, { width: 390 }, { width: 390, lang: 'en' }])(
    'of the console: %o',
    async (look) => {
      const seat = await house.staff('secretary', look)
      const pages = Object.entries(staff).flatMap(([room, paths]) => paths.map((p) => `staff/${room}${p}`))
      expect(await visit(seat, look, pages)).toEqual({})
    },
  )

  it.each<Look>([{ width: 390 }, { width: 320, lang: 'en' }, { width: 320, elder: true }])(
    'of residents: %o',
    async (look) => {
      // Each code is the newest of its minute.
      await house.later({ minutes: 2 })
      const seat = await house.seat(look)
      await seat.open('sign-in')
      await house.byPhone(seat)
      expect(await visit(seat, look, resident)).toEqual({})
    },
  )
})
