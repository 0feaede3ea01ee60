/** What a county chooses for itself: read, edited with a trace, and every value changes what happens. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { settingsApi } from '../../domain/kernel/settings-api.ts'
import { organisationsApi } from '../../domain/organisations/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import type { Client } from '../../test/client.ts'
import { otherGrid, said, startLoop, type Loop } from '../../test/requests/front.ts'

let t: Loop
let admin: Client
beforeAll(async () => {
  t = await startLoop()
  admin = t.at.as('dispatcher', [{ role: 'administrator' }])
})
afterAll(() => t.at.close())

const all = async () => (await admin.ok(settingsApi.list)).items
const one = async (name: string) => (await all()).find((s) => s.name === name)!
const put = async (name: string, value: unknown, client = admin, base?: number) =>
  client.call(settingsApi.edit, {
    params: { name },
    body: { id: t.id(), base: base ?? (await one(name)).version, value, why: '按本县决定' },
  })
const chosen = async (name: string, value: unknown) => {
  const reply = await put(name, value)
  expect([name, reply.status]).toEqual([name, 200])
}

describe('settings of a county', () => {
  it('[L6] are read and edited by those who may, with a fresh second factor', async () => {
    const names = (await all()).map((s) => s.name).sort()
    expect(names).toEqual([
      'accounts.desk',
      'accounts.field',
      'accounts.sessions',
      'activities.least',
      'activities.parts',
      'catalogue.alarms',
      'children.receivers',
      'demands.parts',
      'duties.call-backs',
      'indicators.close',
      'neighbours.parts',
      'notices.quiet',
      'people.approval',
      'requests.centre',
      'requests.city-margin',
      'requests.duplicates',
      'requests.fallback',
      'rights.health',
      'rights.offers',
      'teams.parts',
      'timebank.parts',
    ])
    expect((await t.dispatcher.call(settingsApi.list)).status).toBe(403)
    const officer = t.at.as('officer', [{ role: 'security-officer' }])
    expect((await officer.call(settingsApi.list)).status).toBe(200)
    expect((await put('requests.fallback', null, officer)).status).toBe(403)
    const weak = t.at.as('weak', [{ role: 'administrator' }], { factors: 1, factorAt: undefined })
    expect((await put('requests.fallback', null, weak)).problem.code).toBe('second-factor-needed')
  })

  it('what cannot be is told at the field, and nothing is written', async () => {
    const before = await all()
    expect(said(await put('requests.duplicates', { metres: 5, days: 7 }))).toMatch(/^validation value\.metres:/)
    expect(said(await put('requests.duplicates', { metres: 100 }))).toBe('validation value.days:required')
    expect(said(await put('requests.fallback', 'no-such-unit'))).toBe('validation value:no-such-unit')
    expect(said(await put('requests.centre', 'zhengshuju'))).toBe('validation value:no-such-desk')
    expect(said(await put('notices.quiet', { from: 0, to: 9999 }))).toMatch(/^validation value\.to:/)
    expect(said(await put('accounts.sessions', { idleMinutes: 600 }))).toMatch(/^validation value\.idleMinutes:/)
    expect((await put('nothing.here', 1, admin, 0)).status).toBe(404)
    expect(await all()).toEqual(before)
  })

  it('[L8 L9] each edit is a version with its reason and a line in the audit; a late one is told', async () => {
    const { version } = await one('notices.quiet')
    const body = { id: t.id(), base: version, value: { from: 1200, to: 420 }, why: '夏令时间' }
    const send = () => admin.call(settingsApi.edit, { params: { name: 'notices.quiet' }, body })
    expect((await send()).body).toEqual({ version: version + 1 })
    expect((await send()).body).toEqual({ version: version + 1 })
    expect((await put('notices.quiet', { from: 1, to: 2 }, admin, version)).status).toBe(409)
    expect((await one('notices.quiet')).last).toEqual({
      at: t.at.app.now().toISOString(),
      by: 'dispatcher',
      why: '夏令时间',
    })
    expect((await one('requests.centre')).names).toEqual({ shoulizhongxin: expect.any(String) })
    expect((await one('requests.centre')).last).not.toHaveProperty('by')
    expect(await one('notices.quiet')).toMatchObject({ version: version + 1, value: { from: 1200, to: 420 } })
    const { items } = await t.auditor.ok(auditApi.search, { query: { act: 'settings.edit', subject: 'notices.quiet' } })
    expect(items).toHaveLength(1)
    const [kept] = await t.at.sql<{ reason: string; value: { before: unknown; after: unknown } }>(
      `select reason, value from c231025.history where subject_kind = 'setting' and subject = 'notices.quiet'`,
    )
    expect(kept).toMatchObject({
      reason: '夏令时间',
      value: { before: { from: 1260, to: 450 }, after: { from: 1200, to: 420 } },
    })
  })
})

describe('what a setting changes', () => {
  it('[D15] how near and how recent a report must be to look like another', async () => {
    await chosen('requests.duplicates', { metres: 1_000, days: 30 })
    const point = { lng: 130.26, lat: 45.28 }
    const near = { lng: 130.264, lat: 45.28 }
    await t.reported({ where: { place: otherGrid, point }, open: true, item: t.at.item })
    const look = async () =>
      (
        await t.dispatcher.ok(api.nearby, {
          body: { where: { place: otherGrid, point: near }, item: t.at.item, what: '路灯不亮，晚上看不见台阶' },
        })
      ).items
    expect(await look()).toHaveLength(1)
    await chosen('requests.duplicates', { metres: 50, days: 30 })
    expect(await look()).toEqual([])
    await chosen('requests.duplicates', { metres: 1_000, days: 3 })
    t.later({ days: 5 })
    admin = t.at.as('administrator', [{ role: 'administrator' }])
    expect(await look()).toEqual([])
    await chosen('requests.duplicates', { metres: 1_000, days: 30 })
    expect(await look()).toHaveLength(1)
  })

  it('[ux 24] whose desk a report comes to', async () => {
    const desk = async () => (await t.row((await t.reported()).request))['desk']
    expect(await desk()).toBe('shoulizhongxin')
    const second = {
      id: t.id(),
      code: 'second-centre',
      name: '第二受理中心',
      short: null,
      kind: 'service-centre',
      level: 'county',
      place: '231025/',
      government: true,
      regulator: null,
      parent: null,
      party: 'authority',
      leads: [],
      phone: null,
      opened: '2026-01-01',
      closed: null,
      sort: 900,
    }
    await admin.ok(organisationsApi.open, { body: second as never })
    expect(await desk()).toBe('shoulizhongxin')
    await chosen('requests.centre', second.code)
    expect(await desk()).toBe(second.code)
    await chosen('requests.centre', null)
    expect(await desk()).toBe('shoulizhongxin')
  })

  it('[D5][ux 24] who takes what nobody answers for', async () => {
    const r = await t.accepted()
    const proposal = () => t.dispatcher.ok(api.proposal, { params: { request: r.request } })
    expect((await proposal()).because?.kind).toBe('responsibility')
    await t.at.sql(
      `update c231025.catalogue_entry set body = jsonb_set(body, '{lead}', '{"by": "body", "code": "nobody-there"}') where kind = 'item' and code = $1`,
      [t.at.item],
    )
    await chosen('catalogue.alarms', [])
    expect(await proposal()).toMatchObject({ because: { kind: 'fallback' }, lead: { id: 'zhengshuju' } })
    await chosen('requests.fallback', 'minzhengju')
    expect((await proposal()).lead?.id).toBe('minzhengju')
    await chosen('requests.fallback', null)
    expect((await proposal()).lead).toBeUndefined()
  })

  it('[S1-53 D14] how long a rating may be called false is a rule of its kind', async () => {
    const r = await t.badlyRated()
    const allowed = async () => (await t.view(t.lead, r.request)).allowed.map((a) => a.kind)
    expect(await allowed()).toContain('appeal')
    t.later({ days: 12 })
    expect(await allowed()).not.toContain('appeal')
    const appeal = { unit: 'chengguanju', ground: 'wrong-order', reason: '不是我单位管养' }
    expect((await t.act(t.lead, 'appeal', r.request, appeal)).status).toBe(409)
  })
})
