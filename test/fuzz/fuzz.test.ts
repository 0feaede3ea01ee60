import { expect, it } from 'vitest'
import { seed } from '../setup/seed-value.ts'
import { fuzz } from './fuzz.ts'

it('[attack 3] [attack 14] [attack 22] [L13] every route of the description, called rightly and wrongly by everybody, answers or refuses in words; none fails or hangs', async () => {
  const { faults, routes, calls, statuses } = await fuzz(1)
  console.log(`fuzz: seed ${seed} (LINLI_SEED), ${calls} calls of ${routes} routes ${JSON.stringify(statuses)}`)
  expect(faults).toEqual([])
  expect(routes).toBeGreaterThan(600)
  // Some are carried out, or nothing beyond the schemas was tried.
  expect(statuses[200]).toBeGreaterThan(100)
})
