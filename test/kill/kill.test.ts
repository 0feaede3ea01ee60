import { expect, it } from 'vitest'
import { surviveKills } from './kill.ts'

it('[L9] 12 kills of the server and of PostgreSQL under 8 writers lose no acknowledged act, and the audit verifies', async () => {
  const { acknowledged, lost, halves, verdict } = await surviveKills(12)
  expect(acknowledged).toBeGreaterThanOrEqual(120)
  expect(lost).toEqual([])
  expect(halves).toBe(0)
  expect(verdict.faults).toEqual([])
}, 600_000)
