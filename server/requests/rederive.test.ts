import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalogueApi } from '../../domain/catalogue/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'

let at: TestCounty
beforeAll(async () => {
  // Friday noon before an ordinary weekend.
  at = await startCounty({ now: '2026-03-13T12:00:00+08:00' })
})
afterAll(() => at.close())

it('[D9][D10] an edited calendar moves the clocks of what is open, and the audit says how many', async () => {
  const id = () => at.app.house.newId()
  const dispatcher = at.as('dispatcher-1', [{ role: 'dispatcher', place: '231025/' }])
  const editor = at.as('editor-1', [{ role: 'catalogue-editor', place: '231025/' }])
  const request = id()
  const where = { place: '231025/100/zhanqian/001/001/' }
  await dispatcher.ok(api.file, { body: { request, report: { id: id(), channel: 'phone', what: '路灯不亮', where } } })
  const item = 'stair-lamp'
  await dispatcher.ok(api.accept, {
    params: { request },
    body: { id: id(), intent: 'complaint', line: 'governance', item, urgency: 'ordinary' },
  })
  const order = id()
  const orders = [{ order, unit: 'chengguanju', role: 'lead' as const, party: 'authority' as const, outside: false }]
  await dispatcher.ok(api.dispatch, { params: { request }, body: { id: id(), orders } })
  const due = async () =>
    Date.parse((await dispatcher.ok(api.get, { params: { request } })).orderList[0]!.clock!.dueAt!)
  const before = await due()

  await at.app.settle()
  await editor.ok(catalogueApi.editDay, {
    params: { day: '2026-03-13' },
    body: { id: id(), kind: 'off', name: '停电放假', why: '县政府通知' },
  })
  await at.app.settle()
  expect(await due()).toBeGreaterThan(before)
  const listed = (await dispatcher.ok(api.list, { query: {} })).items.find((i) => i.id === request)!
  expect(Date.parse(listed.dueAt!)).toBeGreaterThan(before)
  const lines = await at.sql<{ moved: number }>(
    `select (detail ->> 'moved')::int as moved from c231025.audit where act = 'requests.rederive' and detail ->> 'because' = 'calendar.changed'`,
  )
  expect(lines.map((l) => l.moved)).toEqual([1])
})
