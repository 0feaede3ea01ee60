import { expect, it } from 'vitest'
import { surviveKills } from './kill.ts'

it('[L9] 4 kills of the server and of PostgreSQL under 8 writers lose no acknowledged act, and the audit verifies', async () => {
  const { acknowledged, lost, halves, verdict } = await surviveKills(4)
  expect(acknowledged).toBeGreaterThanOrEqual(40)
  expect(lost).toEqual([])
  expect(halves).toBe(0)
  expect(verdict.faults).toEqual([])
}, 600_000)
