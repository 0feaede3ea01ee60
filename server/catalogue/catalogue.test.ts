import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueApi } from '../../domain/catalogue/api.ts'
import type { ServiceItem } from '../../domain/catalogue/schema.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { testSessions } from '../../test/sessions.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { catalogueOf, catalogueRoom, itemAt } from './index.ts'
import { reading } from '../kernel/db/tx.ts'
import { noScope } from '../kernel/db/scope.ts'

const sessions = testSessions()
let app: TestApp
let editor: Client
let admin: Client
let anybody: Client
const newId = () => app.house.newId()
const today = '2026-03-10'

beforeAll(async () => {
  app = await startApp({
    rooms: [organisationsRoom, catalogueRoom],
    authenticate: sessions.authenticate,
    filling: 'bare',
  })
  editor = sessions.as(app, 'editor', [{ role: 'catalogue-editor' }])
  admin = sessions.as(app, 'admin', [{ role: 'administrator' }])
  anybody = sessions.as(app, 'nobody', [])
  anybody.cookie = undefined
})
afterAll(() => app.close())

const itemNow = (code: string) => anybody.ok(catalogueApi.item, { params: { code } })
async function editable(code: string): Promise<Omit<ServiceItem, 'version'> & { base: number }> {
  const { version, leadHere: _, helpersHere: __, ...item } = await itemNow(code)
  return { ...item, base: version }
}
const put = (code: string, { base, ...item }: Awaited<ReturnType<typeof editable>>, id = newId()) =>
  editor.call(catalogueApi.editItem, { params: { code }, body: { id, base, item } })

describe('the catalogue for everybody', () => {
  it('[D3] is a tree of any depth with what may be asked for in it, found by the words people use', async () => {
    const { categories, items } = await anybody.ok(catalogueApi.tree)
    const codes = new Set(categories.map((c) => c.code))
    expect(categories.every((c) => c.parent === null || codes.has(c.parent))).toBe(true)
    expect(items.every((i) => codes.has(i.category))).toBe(true)
    const found = await anybody.ok(catalogueApi.tree, { query: { q: '路灯' } })
    expect(found.items[0]!.code).toBe('street-lamp')
    const residents = await anybody.ok(catalogueApi.tree, { query: { residents: 'yes' } })
    expect(residents.items.every((i) => i.forResidents)).toBe(true)
  })

  it('[D5] says who answers at a place: the department, or the body that serves it', async () => {
    const items = (await anybody.ok(catalogueApi.tree)).items
    const byPlace = (await Promise.all(items.map((i) => itemNow(i.code)))).find((i) => i.lead.by !== 'body')!
    const here = await anybody.ok(catalogueApi.item, {
      params: { code: byPlace.code },
      query: { place: '231025/100/zhanqian/001/001/' },
    })
    const there = await anybody.ok(catalogueApi.item, {
      params: { code: byPlace.code },
      query: { place: '231025/107/201/001/' },
    })
    expect(here.leadHere?.code).not.toBe(there.leadHere?.code)
    expect('231025/100/zhanqian/001/001/'.startsWith(here.leadHere!.place)).toBe(true)
    expect((await anybody.call(catalogueApi.item, { params: { code: 'nothing' } })).status).toBe(404)
  })

  it('[S1-45] the lists stand with their lines in order, each with who leads', async () => {
    const { items } = await editor.ok(catalogueApi.lists, { query: { list: 'town-assist' } })
    expect(items.length).toBeGreaterThan(1)
    expect(items.every((l) => l.lead !== null)).toBe(true)
    expect(items.map((l) => Number(l.no))).toEqual(items.map((l) => Number(l.no)).sort((a, b) => a - b))
  })

  it('[D10] the calendar knows its complete years and the days worked in exchange', async () => {
    const { calendar } = await catalogueOf(app.house, app.county)
    expect(calendar.completeYears).toContain(2026)
    expect(Object.values(calendar.days)).toEqual(expect.arrayContaining(['work', 'off']))
  })
})

describe('editing', () => {
  it('[D4] writes the next version; an act keeps the version it was done under', async () => {
    const before = await editable('street-lamp')
    const next = {
      ...before,
      closeWhen: '灯亮，现场照片',
      from: today,
      limits: { ...before.limits, resolve: { amount: 3, unit: 'working-days' as const } },
    }
    const id = newId()
    // Sent twice, and in one instant: done once, and each sending hears that it is done.
    const said = await Promise.all(Array.from({ length: 8 }, () => put('street-lamp', next, id)))
    expect(said.map((s) => s.body)).toEqual(said.map(() => ({ version: before.base + 1 })))
    expect((await put('street-lamp', next, id)).body).toEqual({ version: before.base + 1 })
    const now = await itemNow('street-lamp')
    expect(now).toMatchObject({ version: before.base + 1, closeWhen: '灯亮，现场照片' })
    expect(now.policy.limits.resolution[now.urgency]).toEqual({ amount: 3, unit: 'working-days' })
    const old = await reading(app.house.pools.app, '231025', noScope, (tx) => itemAt(tx, 'street-lamp', before.base))
    expect(old).toMatchObject({ closeWhen: before.closeWhen, to: today })
    expect(
      (await editor.ok(catalogueApi.versions, { params: { code: 'street-lamp' } })).items.map((i) => i.version),
    ).toEqual([before.base + 1, before.base])
    const kept = await app.house.pools.jobs.query(
      `select version, value -> 'after' ->> 'closeWhen' as now from c231025.history where subject = 'street-lamp'`,
    )
    expect(kept.rows).toEqual([{ version: before.base + 1, now: '灯亮，现场照片' }])
  })

  it('two editors: the second is told that the screen is old', async () => {
    const seen = await editable('street-lamp')
    expect((await put('street-lamp', { ...seen, openWhen: '甲' })).status).toBe(200)
    expect((await put('street-lamp', { ...seen, openWhen: '乙' })).problem.code).toBe('conflict')
  })

  it('what an item names must be there, and a volunteer never charges [S2-09]', async () => {
    const seen = await editable('street-lamp')
    const wrong = {
      ...seen,
      category: 'nowhere',
      lead: { by: 'body' as const, code: 'nobody' },
      listed: [{ list: 'town-basic' as const, no: '999' }],
      claimable: true,
      price: { class: 'paid' as const, fen: 500, per: '次', note: '' },
    }
    expect((await put('street-lamp', wrong)).problem.faults).toEqual([
      { path: 'item.category', code: 'category-unknown' },
      { path: 'item.listed.0', code: 'list-unknown' },
      { path: 'item.lead', code: 'organisation-unknown' },
      { path: 'item.price', code: 'volunteers-never-charge' },
    ])
  })

  it('[L6] only whoever holds the county edits its catalogue', async () => {
    const seen = await editable('street-lamp')
    const { base, ...item } = seen
    const town = sessions.as(app, 'town-editor', [{ role: 'catalogue-editor', place: '231025/100/' }])
    expect(
      (await town.call(catalogueApi.editItem, { params: { code: 'street-lamp' }, body: { id: newId(), base, item } }))
        .status,
    ).toBe(403)
    expect(
      (await admin.call(catalogueApi.editItem, { params: { code: 'street-lamp' }, body: { id: newId(), base, item } }))
        .status,
    ).toBe(403)
  })

  it('an item taken out is gone from its day and readable by version', async () => {
    const code = (await anybody.ok(catalogueApi.tree)).items.find((i) => i.code !== 'street-lamp')!.code
    const { version } = await itemNow(code)
    await editor.ok(catalogueApi.closeItem, { params: { code }, body: { id: newId(), day: today, why: '不再受理' } })
    expect((await anybody.call(catalogueApi.item, { params: { code } })).status).toBe(404)
    expect((await anybody.ok(catalogueApi.item, { params: { code }, query: { version } })).to).toBe(today)
    expect(
      (await editor.call(catalogueApi.closeItem, { params: { code }, body: { id: newId(), day: today, why: '再次' } }))
        .status,
    ).toBe(409)
  })

  it('a category may not hang on itself; a message may not ask for a code', async () => {
    const { categories } = await anybody.ok(catalogueApi.tree)
    const child = categories.find((c) => c.parent !== null)!
    const parent = categories.find((c) => c.code === child.parent)!
    const ring = await editor.call(catalogueApi.editCategory, {
      params: { code: parent.code },
      body: { id: newId(), category: { ...parent, parent: child.code } },
    })
    expect(ring.problem.faults).toEqual([{ path: 'category.parent', code: 'category-ring' }])
    const { items: templates } = await editor.ok(catalogueApi.templates)
    const sms = templates.find((t) => t.channel === 'sms')!
    const { version, ...template } = sms
    const bad = { id: newId(), base: version, template: { ...template, text: { zh: '请回复验证码' } } }
    expect(
      (await editor.call(catalogueApi.editTemplate, { params: { code: sms.code }, body: bad })).problem.faults?.map(
        (f) => f.code,
      ),
    ).toEqual(['sms-code', 'sms-signature'])
    const good = {
      ...bad,
      id: newId(),
      template: { ...template, text: { ...template.text, zh: `${template.text.zh}谢谢。` } },
    }
    expect(await editor.ok(catalogueApi.editTemplate, { params: { code: sms.code }, body: good })).toEqual({
      version: version + 1,
    })
  })

  it('reasons of a level are written together', async () => {
    const { items } = await anybody.ok(catalogueApi.ratingReasons)
    const reasons = items.filter((r) => r.level === 1).map(({ code, name }) => ({ code, name }))
    const added = [...reasons, { code: 'no-answer', name: { zh: '没有答复' } }]
    await editor.ok(catalogueApi.editRatingReasons, { body: { id: newId(), level: 1, reasons: added } })
    const now = (await anybody.ok(catalogueApi.ratingReasons)).items.filter((r) => r.level === 1)
    expect(now.map((r) => r.code)).toEqual(added.map((r) => r.code))
    expect(
      (
        await editor.call(catalogueApi.editRatingReasons, {
          body: { id: newId(), level: 1, reasons: [...reasons, reasons[0]!] },
        })
      ).status,
    ).toBe(422)
  })

  it('[S1-45] a line of a list changes and is taken off from a day', async () => {
    const { items } = await editor.ok(catalogueApi.lists, { query: { list: 'town-assist' } })
    const { version, ...line } = items[0]!
    const sent = { id: newId(), base: version, item: { ...line, lead: null, from: today } }
    expect((await editor.call(catalogueApi.editList, { body: sent })).problem.faults).toEqual([
      { path: 'item.lead', code: 'lead-needed' },
    ])
    await editor.ok(catalogueApi.editList, {
      body: { ...sent, id: newId(), item: { ...line, text: `${line.text}（修订）`, from: today } },
    })
    expect((await editor.ok(catalogueApi.lists, { query: { list: 'town-assist' } })).items[0]!.text).toMatch(
      /（修订）$/,
    )
    await editor.ok(catalogueApi.editList, {
      body: { id: newId(), base: version + 1, item: { ...line, from: today }, closed: true },
    })
    expect(
      (await editor.ok(catalogueApi.lists, { query: { list: 'town-assist' } })).items.map((l) => l.no),
    ).not.toContain(line.no)
    expect(
      (await editor.ok(catalogueApi.lists, { query: { list: 'town-assist', day: '2026-02-01' } })).items[0],
    ).toMatchObject({ no: line.no, text: line.text })
  })

  it('[S1-46] a delegation holds until its day and can be recalled', async () => {
    const { items } = await editor.ok(catalogueApi.delegations)
    const body = {
      id: newId(),
      what: 'street-lamp',
      from: 'zhujianju',
      to: 'town-government-100',
      place: '231025/100/',
      start: today,
      until: '2026-12-31',
      ground: '试点',
    }
    await editor.ok(catalogueApi.delegate, { body })
    expect((await editor.ok(catalogueApi.delegations, { query: { place: '231025/100/zhanqian/' } })).items).toEqual([
      ...items,
      body,
    ])
    expect(
      (await editor.call(catalogueApi.delegate, { body: { ...body, id: newId(), to: 'nobody' } })).problem.faults,
    ).toEqual([{ path: 'to', code: 'organisation-unknown' }])
    await editor.ok(catalogueApi.recall, { params: { id: body.id }, body: { id: newId(), day: '2026-03-11' } })
    expect((await editor.ok(catalogueApi.delegations, { query: { day: '2026-03-12' } })).items).toEqual(items)
  })

  it('[D10] a day off of the county, a year not complete any more, other hours: clocks read them at once, packs do not take them back', async () => {
    await editor.ok(catalogueApi.editDay, {
      params: { day: '2026-03-12' },
      body: { id: newId(), kind: 'off', name: '县庆', why: '县政府通知' },
    })
    expect(
      (
        await editor.call(catalogueApi.editDay, {
          params: { day: '2026-03-13' },
          body: { id: newId(), kind: 'work', name: '', why: '误填' },
        })
      ).problem.faults,
    ).toEqual([{ path: 'kind', code: 'work-on-weekday' }])
    await editor.ok(catalogueApi.editHours, {
      body: {
        id: newId(),
        hours: [
          [540, 720],
          [840, 1020],
        ],
        why: '夏季作息',
      },
    })
    expect((await catalogueOf(app.house, app.county)).calendar).toMatchObject({
      days: { '2026-03-12': 'off' },
      hours: [
        [540, 720],
        [840, 1020],
      ],
    })
    await admin.ok(catalogueApi.installPack, { params: { code: 'base' }, body: { id: newId(), day: today } })
    expect((await anybody.ok(catalogueApi.calendar)).days.find((d) => d.day === '2026-03-12')).toMatchObject({
      kind: 'off',
      source: 'local',
    })
    await editor.ok(catalogueApi.editDay, {
      params: { day: '2026-03-12' },
      body: { id: newId(), kind: 'usual', name: '', why: '取消' },
    })
    expect((await catalogueOf(app.house, app.county)).calendar.days['2026-03-12']).toBeUndefined()
    await editor.ok(catalogueApi.editYear, {
      params: { year: 2026 },
      body: { id: newId(), complete: false, source: '通知有改' },
    })
    expect((await catalogueOf(app.house, app.county)).calendar.completeYears).not.toContain(2026)
  })
})

describe('packs', () => {
  it('a preview says what would change; what was edited here is kept', async () => {
    const preview = await admin.ok(catalogueApi.previewPack, { params: { code: 'base' }, body: { id: newId() } })
    expect(preview).toMatchObject({ pack: 'base', faults: [], installed: preview.version })
    expect(preview.changes).toContainEqual({ kind: 'items', code: 'street-lamp', what: 'kept-local' })
    expect(preview.counts['items']!.new).toBe(0)
    const { version } = await itemNow('street-lamp')
    await admin.ok(catalogueApi.installPack, { params: { code: 'base' }, body: { id: newId(), day: today } })
    expect((await itemNow('street-lamp')).version).toBe(version)
  })

  it('those that stand and those that lie ready are listed; nobody installs what is not there', async () => {
    const { installed, available } = await editor.ok(catalogueApi.packs)
    expect(installed.map((p) => p.code)).toEqual(['base', 'linkou'])
    expect(available.map((p) => p.code)).toContain('neighbour')
    expect(
      (await admin.call(catalogueApi.installPack, { params: { code: 'nowhere' }, body: { id: newId(), day: today } }))
        .status,
    ).toBe(404)
    expect(
      (await editor.call(catalogueApi.installPack, { params: { code: 'base' }, body: { id: newId(), day: today } }))
        .status,
    ).toBe(403)
  })
})
