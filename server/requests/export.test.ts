/** [K7][K8] The board and service records taken out: the list of the screen, for whoever may, told before it goes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { recordsApi } from '../../domain/records/api.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import type { Client } from '../../test/client.ts'
import { farGrid, grid, startLoop, type Loop } from '../../test/requests/front.ts'

const place = '231025/'
const community = grid.slice(0, -4)
let t: Loop
let secretary: Client
let manager: Client
let elsewhere: Client

beforeAll(async () => {
  t = await startLoop()
  secretary = t.at.as('书记', [{ role: 'community-secretary', place: community }])
  manager = t.at.as('经理', [{ role: 'manager', place }])
  elsewhere = t.at.as('别处', [{ role: 'community-secretary', place: farGrid.slice(0, -4) }])
  await t.reported({ what: '=1+1 门前的路灯不亮', where: { place: grid } })
  await t.reported({ what: '井盖松了', where: { place: grid } })
  await t.reported({ what: '远处的路灯', where: { place: farGrid } })
  for (const at of [grid, grid, farGrid]) {
    await t.at.sql(
      `insert into c231025.service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
       values ($1, 1, true, $2, 'chengguanju', 'request', $1, 'street-lamp', 'on-site', $3, 'done', '[{"minutes":30},{"minutes":15}]', '{"persons":[],"heads":4}', $3)`,
      [t.id(), at, '2026-03-01T10:00:00+08:00'],
    )
  }
})
afterAll(() => t.close())

const asked = (id = t.id()) => ({ id, format: 'csv' as const, why: '核对三月诉求', to: '县政府办' })
const board = (who: Client, of: object, id?: string) =>
  who.call(requestsApi.export, { body: { ...asked(id), of: { place, ...of } } })
const records = (who: Client, at: string, id?: string) =>
  who.call(recordsApi.export, { body: { ...asked(id), place: at } })

function table(body: unknown) {
  const lines = (body as string).replace(/^\uFEFF/, '').split('\r\n')
  expect(lines.pop()).toBe('')
  return { mark: lines.pop()!, head: lines.shift()!, lines }
}

describe('[K7] the board of the screen', () => {
  it('leaves with the same matters in the same order, narrowed as it stands, a formula as text, and who took it', async () => {
    const { items } = await secretary.ok(requestsApi.list, { query: { place: community } })
    const reply = await board(secretary, { place: community })
    expect([reply.status, reply.problem.code]).toEqual([200, undefined])
    const { head, lines, mark } = table(reply.body)
    expect(head).toBe('诉求编号,事情,地方,来源,条线,事项,紧急程度,主办单位,收到时间,到期时间,状态,关注人数,督办')
    expect(lines.map((l) => l.split(',')[0])).toEqual(items.map((r) => r.refNo))
    expect(lines.some((l) => l.includes(",'=1+1"))).toBe(true)
    expect(mark).toMatch(/^# 林口县 · 导出人 书记 · .* · 去向 县政府办 · 编号 [0-9a-f]{8}/)
    expect(table((await board(manager, { waiting: 'closing' })).body).lines).toEqual([])
    const far = table((await board(manager, { place: farGrid })).body).lines
    expect(far.map((l) => l.split(',')[1])).toEqual(['远处的路灯'])
  })

  it('reaches no further than the right to take it out and the right to read it together', async () => {
    expect((await board(elsewhere, { place: community })).status).toBe(404)
    const own = table((await board(elsewhere, {})).body).lines
    expect(own.map((l) => l.split(',')[1])).toEqual(['远处的路灯'])
    const worker = t.at.as('网格员', [{ role: 'grid-worker', place: grid }])
    expect((await board(worker, { place: grid })).status).toBe(403)
  })

  it('is told before it goes: filters, reason, and every matter in it', async () => {
    const id = t.id()
    await board(secretary, { place: community, waiting: 'acceptance,dispatch' }, id)
    const lines = await t.at.sql<{ act: string; detail: Record<string, unknown> }>(
      'select act, detail from c231025.audit where subject = $1 order by act',
      [id],
    )
    expect(lines.map((l) => l.act)).toEqual(['requests.export', 'requests.export-end', 'requests.export-rows'])
    expect(lines[0]!.detail).toMatchObject({ place: community, waiting: 'acceptance,dispatch', reason: id })
    const many = await t.at.sql(
      `select m.subject from c231025.audit_many m join c231025.audit a on a.id = m.line where a.subject = $1`,
      [id],
    )
    expect(many).toHaveLength(2)
    const auditor = t.at.as('审计', [{ role: 'auditor', place }])
    const found = await auditor.ok(auditApi.search, { query: { looks: 'export' } })
    expect(found.items.some((i) => i.act === 'requests.export' && i.subject === id)).toBe(true)
  })
})

describe('[K7] service records', () => {
  it('leave as the list has them, without names of residents; words in the language of whoever takes them', async () => {
    const { items } = await secretary.ok(recordsApi.list, { query: { place: community } })
    const { head, lines } = table((await records(secretary, community)).body)
    expect(head).toBe('服务时间,地方,事项,方式,单位,由谁提供,结果,服务人数,合计分钟,服务对象人数,来自')
    expect(lines).toHaveLength(items.length)
    expect(lines[0]).toMatch(/^2026-03-01 10:00,[^,]+,[^,]+,公共场所,[^,]+,[^,]+,办成,2,45,4,诉求$/)
  })

  it('not for a place beyond both rights, nor without the right to take them out', async () => {
    expect((await records(secretary, place)).status).toBe(404)
    expect((await records(elsewhere, community)).status).toBe(404)
    expect((await records(t.dispatcher, community)).status).toBe(403)
    expect((await records(manager, place)).status).toBe(200)
  })
})
