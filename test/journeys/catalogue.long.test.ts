/** Every page of the catalogue in every look. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJourneys, type JourneyHouse, type Look } from './house.ts'
import { visit } from './looks.ts'

const pages = ['', '/items/stair-lamp', '/lists', '/delegations', '/reasons', '/templates', '/calendar', '/new']
let house: JourneyHouse
beforeAll(async () => {
  house = await startJourneys()
})
afterAll(() => house?.close())

describe('[L10][L11][L12] every page of the catalogue', () => {
  it.each<Look>([
    { width: 1440, height: 900 },
    { width: 1440, height: 900, lang: 'en' },
    { width: 390 },
    { width: 390, lang: 'en' },
  ])('%o', async (look) => {
    const seat = await house.staff('editor', look)
    const paths = pages.map((path) => `staff/catalogue${path}`)
    expect(await visit(seat, look, paths)).toEqual({})
  })
})
