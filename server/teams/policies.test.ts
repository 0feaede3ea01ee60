/** The policy library: four fields, versions, the last day on which each holds. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { policiesApi as api } from '../../domain/teams/policies-api.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { teamsRoom } from './index.ts'

let v: VolunteersCounty
beforeAll(async () => {
  v = await startVolunteers([teamsRoom])
})
afterAll(() => v?.r.close())

it('[S4-54] residents read policies of four fields, each with its version and the last day on which it holds', async () => {
  const reader = v.r.seatOf('nobody-on-duty', [], { kind: 'resident' })
  const { items } = await reader.ok(api.policies)
  expect(new Set(items.map((p) => p.field))).toEqual(new Set(['work', 'medical', 'insurance', 'housing']))
  const { version, ...standing } = items.find((p) => p.field === 'medical')!
  expect([version, standing.until]).toEqual([1, null])
  const define = (definition: object, base: number, by = v.editor) =>
    by.call(api.definePolicy, {
      params: { code: standing.code },
      body: { id: v.newId(), base, definition: { ...standing, ...definition } },
    })
  expect((await define({ until: '2026-12-31' }, 1, v.secretary)).status).toBe(403)
  // In force, what it says stays; its last day may be named.
  expect(
    (await define({ says: { zh: '今年缴费到六月底。', en: 'Fees until the end of June.' } }, 1)).problem.faults,
  ).toEqual([expect.objectContaining({ path: 'definition.says', code: 'definition-in-force' })])
  expect((await define({ until: '2026-03-31' }, 1)).status).toBe(200)
  const now = async () => (await reader.ok(api.policies)).items.find((p) => p.field === 'medical')
  expect(await now()).toMatchObject({ version: 2, until: '2026-03-31' })
  const says = { zh: '今年缴费到六月底。', en: 'Fees until the end of June.' }
  expect((await define({ from: '2026-04-05', until: '2026-06-30', says }, 0)).status).toBe(200)
  v.r.app.setNow('2026-04-02T10:00:00+08:00')
  expect(await now()).toBeUndefined()
  v.r.app.setNow('2026-04-05T10:00:00+08:00')
  expect(await now()).toMatchObject({ version: 1, says, until: '2026-06-30' })
  v.r.app.setNow('2026-07-01T10:00:00+08:00')
  expect(await now()).toBeUndefined()
  expect((await v.editor.ok(api.library)).items.filter((p) => p.code === standing.code)).toHaveLength(2)
  v.r.app.setNow('2026-03-10T10:00:00+08:00')
})
