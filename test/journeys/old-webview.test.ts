/**
 * Chromium 90 and the WebViews of its age, as far as a newer browser can stand for them: what came to the language and to
 * the browser after April 2021, and what WebViews leave out, is taken away before a page begins.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJourneys, type JourneyHouse, type Seat } from './house.ts'

const later: Record<string, string[]> = {
  'Array.prototype': [
    'at',
    'findLast',
    'findLastIndex',
    'toSorted',
    'toReversed',
    'toSpliced',
    'with',
    'group',
    'groupToMap',
  ],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  'Uint8Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  Array: ['fromAsync'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Promise: ['withResolvers', 'try'],
  AbortSignal: ['timeout', 'any'],
  'AbortSignal.prototype': ['throwIfAborted'],
  'Crypto.prototype': ['randomUUID'],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
    'symmetricDifference',
  ],
  'Iterator.prototype': [
    'map',
    'filter',
    'take',
    'drop',
    'flatMap',
    'reduce',
    'toArray',
    'forEach',
    'some',
    'every',
    'find',
  ],
  'Response.prototype': ['bytes'],
  'HTMLElement.prototype': ['showPopover', 'hidePopover', 'togglePopover'],
  'Navigator.prototype': ['serviceWorker', 'share', 'canShare', 'userActivation'],
  URL: ['canParse', 'parse'],
  globalThis: ['structuredClone', 'scheduler', 'SharedWorker', 'CSSContainerRule'],
  'globalThis.CSS ?? {}': ['highlights'],
}
const takenAway = Object.entries(later)
  .map(([of, names]) => names.map((n) => `try { delete (${of})[${JSON.stringify(n)}] } catch {}`).join('\n'))
  .join('\n')

let house: JourneyHouse
beforeAll(async () => {
  house = await startJourneys()
})
afterAll(() => house?.close())

/** Opens each page on the old browser and gives back what went wrong, by address. */
async function open(seat: Seat, paths: readonly string[]): Promise<Record<string, string[]>> {
  await seat.context.addInitScript(takenAway)
  const wrong: Record<string, string[]> = {}
  for (const path of paths) {
    await seat.open(path)
    await seat.page.locator('h1').first().waitFor()
    await expect.poll(() => seat.page.locator('.skeleton, .ant-spin-spinning').count(), { timeout: 40_000 }).toBe(0)
    expect(await seat.page.evaluate('typeof AbortSignal.timeout')).toBe('undefined')
    if (seat.said.length > 0) wrong[path] = seat.said.splice(0)
  }
  return wrong
}

describe('[ux-41] browsers of 2021', () => {
  it('residents report, track and call', async () => {
    const seat = await house.seat({ width: 390 })
    expect(await open(seat, ['', 'report', 'report/where', 'track', 'mine', 'call'])).toEqual({})
  })

  it('grid workers see their day and report', async () => {
    const seat = await house.field('grid')
    expect(await open(seat, ['field', 'field/report', 'field/me'])).toEqual({})
  })

  it('dispatchers see the board and the desk', async () => {
    const seat = await house.staff('dispatch')
    expect(await open(seat, ['staff/board', 'staff/desk', 'staff/dashboard'])).toEqual({})
  })
})
