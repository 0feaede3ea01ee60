/** A thousand visits from five phones on bad lines, in real Chromium: as they are, with clocks a day off, with people who move. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { seed } from '../setup/seed-value.ts'
import { chaos, type Found } from './chaos/chaos.ts'
import { grid } from './chaos/crew.ts'
import { county, startJourneys, type JourneyHouse } from './house.ts'

const visits = Number(process.env.LINLI_CHAOS ?? 1_000)
const day = 86_400_000
let house: JourneyHouse
beforeAll(async () => {
  house = await startJourneys()
})
afterAll(() => house?.close())
beforeEach(() => console.log(`chaos: seed ${seed} (LINLI_SEED), ${visits} visits (LINLI_CHAOS)`))

const phones = 5
const usual = { seed, phones, visits, taps: 4, patience: 300_000 }
const say = ({ rows, wrong, photos, restarts, unheard, happened }: Found) =>
  console.log(JSON.stringify({ visits: rows.length, wrong: wrong.length, photos, restarts, unheard, happened }))

/** To the other end of the county. */
async function move(person: string, on: string): Promise<void> {
  const far = '231025/107/201/001/'
  await house.sql(`update c${county}.person set place = $2 where id = $1`, [person, far])
  await house.sql(
    `insert into c${county}.person_event (id, person, kind, day, from_place, to_place, recorded_at) values ($1, $2, 'move', $3, $4, $5, now())`,
    [stableId('chaos', 'move', person), person, on, grid, far],
  )
}

/** Every kind of bad luck befell them: a storm without it would prove nothing. */
function stormy({ restarts, unheard, happened }: Found): void {
  const times = (...what: string[]) => what.reduce((n, w) => n + (happened[w] ?? 0), 0)
  expect(restarts).toBeGreaterThan(0)
  expect(unheard).toBeGreaterThan(0)
  expect(times('kill', 'crash')).toBeGreaterThan(0)
  expect(times('cut', 'off')).toBeGreaterThan(0)
}

let mended = 0
/** What came back is mended by a word of its owner. */
async function mend(page: Page): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', '/${county}/field/waiting'); dispatchEvent(new PopStateEvent('popstate'))`,
  )
  const button = page.getByRole('button', { name: '确实见到了，照样记下' }).first()
  if (
    await button.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    )
  ) {
    mended++
    await button.click()
  }
}

describe('[S1-49][L2] a thousand visits from five phones', () => {
  it('arrive exactly once, in order of capture per phone and person, their photos whole', async () => {
    const found = await chaos(house, { ...usual, name: 'plain' })
    say(found)
    stormy(found)
    expect(found.wrong).toEqual([])
    expect(found.rows).toHaveLength(visits)
    expect(found.unheard).toBeGreaterThan(visits / 50)
    expect(found.photos).toBeGreaterThan(visits / 10)
  })

  it('the same with clocks a day fast and slow: capture and receipt both stand, and what is off is marked', async () => {
    const found = await chaos(house, { ...usual, name: 'skewed', seed: seed + 1, skews: [day, 0, -day] })
    say(found)
    stormy(found)
    expect(found.wrong).toEqual([])
    expect(found.rows).toHaveLength(visits)
    for (const r of found.rows) {
      const off = +r.captured - +r.received
      expect(r.skewed, `captured ${off} ms from receipt`).toBe(Math.abs(off) > day / 2)
    }
  })

  it('[CHT #5701] the same while people move to another grid: who had moved before is taken by a word, nothing is lost', async () => {
    const before = new Date(house.app.now().getTime() - 2 * day).toISOString().slice(0, 10)
    const today = house.app.now().toISOString().slice(0, 10)
    const found = await chaos(house, {
      ...usual,
      name: 'moved',
      seed: seed + 2,
      mend,
      meanwhile: async (people) => {
        for (const [n, person] of people.slice(0, 8).entries()) {
          await new Promise((on) => setTimeout(on, visits))
          await move(person, n % 2 ? today : before)
        }
      },
    })
    say(found)
    stormy(found)
    expect(found.wrong).toEqual([])
    expect(found.rows).toHaveLength(visits)
    expect(mended).toBeGreaterThan(0)
  })
})
