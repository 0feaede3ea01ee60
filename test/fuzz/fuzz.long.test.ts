import { expect, it } from 'vitest'
import { seed } from '../setup/seed-value.ts'
import { fuzz } from './fuzz.ts'

const rounds = Number(process.env.LINLI_FUZZ_RUNS ?? 60)

it('[attack 3] [attack 14] [attack 22] [L13] every route of the description, many times over', async () => {
  console.log(`fuzz: seed ${seed} (LINLI_SEED), ${rounds} rounds (LINLI_FUZZ_RUNS)`)
  const { faults, ...figures } = await fuzz(rounds)
  console.log(JSON.stringify(figures))
  expect(faults).toEqual([])
})
