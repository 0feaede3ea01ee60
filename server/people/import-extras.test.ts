/** Tables fill in the fields that a county added: proposed by their names, read by their kind, never overwritten, taken back [B1][B10]. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import type { ExtraField } from '../../domain/people/extras.ts'
import type { ImportView } from '../../domain/people/imports.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { placesRoom } from '../places/index.ts'
import { peopleRoom } from './index.ts'

const sessions = testSessions()
const community = '231025/100/zhanqian/001/'
let app: TestApp
let db: pg.Client
let secretary: Client
const newId = () => app.house.newId()

const kinds: [code: string, zh: string, kind: ExtraField['kind'], more: Partial<ExtraField>][] = [
  ['fuel', '取暖', 'choice', { options: ['煤', '电'], search: true }],
  ['stairs', '有无电梯', 'yes', {}],
  ['rent', '月租', 'number', {}],
  ['checked', '体检日', 'day', {}],
  ['doctor', '家庭医生', 'text', { sensitive: true }],
]
const fields = kinds.map(([code, zh, kind, more], sort): ExtraField => ({
  code,
  name: { zh, en: code },
  kind,
  options: [],
  sensitive: false,
  search: false,
  purpose: '冬季安全',
  basis: '县办法第三条',
  closed: false,
  sort,
  ...more,
}))

beforeAll(async () => {
  app = await startApp({ rooms: [placesRoom, peopleRoom], authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  await enterAccounts(app, ['e-secretary', 'e-editor'])
  secretary = sessions.as(app, 'e-secretary', [{ role: 'community-secretary', place: community }])
  const editor = sessions.as(app, 'e-editor', [{ role: 'catalogue-editor' }])
  for (const field of fields)
    await editor.ok(peopleApi.defineField, { params: { code: field.code }, body: { id: newId(), base: 0, field } })
})
afterAll(async () => {
  await db.end()
  await app.close()
})

let serial = 0
const numberOf = (born: string) => {
  const seventeen = `990000${born}${100 + (serial++ % 900)}`
  return seventeen + checkCharacter(seventeen)
}
const look = (id: string) => secretary.ok(peopleApi.import, { params: { id } })
async function until(id: string, state: ImportView['state']): Promise<ImportView> {
  await expect.poll(async () => (await look(id)).state, { timeout: 20_000 }).toBe(state)
  return look(id)
}
async function previewed(lines: string[], uses: Record<string, string> = {}): Promise<ImportView> {
  const id = newId()
  const form = new FormData()
  form.append('file', new Blob([lines.join('\n')]), '名册.csv')
  const sent = await secretary.raw('POST', `/231025/api/imports?id=${id}&place=${encodeURIComponent(community)}`, form)
  expect(sent.status).toBe(200)
  await until(id, 'mapping')
  const plan = { mode: 'additions' as const, category: null, month: '2026-03', source: '入户登记', uses, skip: [] }
  const reply = await secretary.call(peopleApi.planImport, { params: { id }, body: { id: newId(), ...plan } })
  expect(reply.status).toBe(200)
  return until(id, 'preview')
}
async function applied(view: ImportView): Promise<ImportView> {
  await secretary.ok(peopleApi.applyImport, { params: { id: view.id }, body: { id: newId() } })
  return until(view.id, 'applied')
}
const page = async (id: string, verdict: 'new' | 'changed' | 'same' | 'refused') =>
  (await secretary.ok(peopleApi.importRows, { params: { id }, query: { verdict, size: 50 } })).items
const cardOf = async (number: string) => {
  const { items } = await secretary.ok(peopleApi.search, { body: { q: number } })
  return secretary.ok(peopleApi.get, { params: { id: items[0]!.id } })
}
const extras = async (number: string) =>
  Object.fromEntries((await cardOf(number)).extras.map((e) => [e.field, e.value]))
const held = async () =>
  (await db.query<{ n: number }>('select count(*)::int as n from c231025.person_extra')).rows[0]!.n

const head = '姓名,身份证号,取暖,有无电梯,月租,体检日,家庭医生'
const [a, b, c] = ['19500308', '19621102', '19710421'].map(numberOf) as [string, string, string]

describe('[B1][B10] columns that go into added fields', () => {
  it('are proposed by the name of the field, read by its kind, and entered with the person', async () => {
    const view = await previewed([head, `赫连一,${a},煤,无,"1,200.50",2026年3月8日,王医生`])
    expect(view.sheets[0]!.columns.map((col) => [col.use, col.field])).toEqual([
      ['field', 'name'],
      ['field', 'id-number'],
      ...fields.map((f) => ['field', `extra:${f.code}`]),
    ])
    expect((await page(view.id, 'new'))[0]!.deeds).toEqual(fields.map((f) => `adds:${f.code}`))
    expect(await held()).toBe(0)
    await applied(view)
    expect(await extras(a)).toMatchObject({ fuel: '煤', stairs: 'no', rent: '1200.50', checked: '2026-03-08' })
    // A sensitive one lies sealed, and is shown to nobody who does not ask.
    expect(JSON.stringify(await extras(a))).not.toContain('王医生')
    const stored = await db.query(`select plain, sealed from c231025.person_extra where field = 'doctor'`)
    expect(stored.rows).toEqual([{ plain: null, sealed: expect.stringMatching(/^\w+\./) }])
    const found = await secretary.ok(peopleApi.findExtra, { body: { field: 'fuel', value: '煤' } })
    expect(found.items.length).toBe(1)
  })

  it('what does not fit its kind refuses the row with the reason, and goes back with it', async () => {
    const view = await previewed([
      head,
      `赫连错,${numberOf('19660101')},柴,,,,`,
      `赫连讹,${numberOf('19670101')},,,很多,,`,
      `赫连谬,${numberOf('19680101')},,,,去年,`,
      `赫连误,${numberOf('19690101')},,也许,,,`,
    ])
    expect(view.counts).toMatchObject({ new: 0, refused: 4 })
    expect(view.refusals).toEqual({ 'extra-choice': 1, 'extra-number': 1, 'extra-day': 1, 'extra-yes': 1 })
    const table = String((await secretary.call(peopleApi.refusedRows, { params: { id: view.id } })).body)
    for (const word of ['柴', '很多', '自定登记项目不在可选的几项里', '自定登记项目应是数字'])
      expect(table).toContain(word)
  })

  it('[S1-17] fill what is empty and leave what stands; the same table twice changes nothing', async () => {
    const again = await previewed([head, `赫连一,${a},电,无,,,`, `赫连二,${b},电,,,,`])
    expect((await page(again.id, 'same')).map((r) => r.deeds)).toEqual([['keeps:fuel']])
    await applied(again)
    expect(await extras(a)).toMatchObject({ fuel: '煤', stairs: 'no' })
    expect(await extras(b)).toEqual({ fuel: '电' })
    const more = await previewed([head, `赫连二,${b},电,有,800,,`])
    expect((await page(more.id, 'changed')).map((r) => r.deeds)).toEqual([['adds:stairs', 'adds:rent']])
    await applied(more)
    expect(await extras(b)).toEqual({ fuel: '电', stairs: 'yes', rent: '800' })
    expect((await previewed([head, `赫连二,${b},电,有,800,,`])).counts).toMatchObject({ same: 1, changed: 0 })

    const done = await secretary.ok(peopleApi.undoImport, {
      params: { id: more.id },
      body: { id: newId(), why: '填错了一列' },
    })
    expect(done.ok).toBe(true)
    await until(more.id, 'undone')
    expect(await extras(b)).toEqual({ fuel: '电' })
  })

  it('[K7] are columns of a list that leaves: as the card shows them, in full for whoever may reveal', async () => {
    const out = async (more: object) => {
      const body = { id: newId(), place: community, q: '赫连', format: 'csv', why: '核对名单', to: '县民政局', ...more }
      return secretary.raw<string>('POST', '/231025/api/people/export', body)
    }
    const lines = (reply: { body: string }) => reply.body.replace(/^\uFEFF/, '').split('\r\n')
    const list = lines(await out({ extras: ['stairs', 'fuel', 'doctor'] }))
    expect(list[0]).toBe('姓名,性别,年龄,电话,住址,网格,人员类别,有无电梯,取暖,家庭医生')
    const ends = list.filter((l) => l.startsWith('赫')).map((l) => l.split(',').slice(-3).join())
    expect(new Set(ends)).toEqual(new Set([',电,', '否,煤,***']))
    expect(lines(await out({ extras: ['doctor'], clear: true })).join('\n')).toContain(',王医生')
    const told = await db.query(
      `select detail from c231025.audit where act = 'people.export' and detail::text like '%stairs fuel doctor%'`,
    )
    expect(told.rows.length).toBe(1)
    expect((await out({ extras: ['nothing'] })).status).toBe(422)
    expect((await out({ extras: ['fuel'], profile: 'any' })).status).toBe(422)
  })

  it('[12] what looks like a formula goes out of an added field as a text', async () => {
    const number = numberOf('19440404')
    await applied(await previewed([head, `赫连式,${number},,,,,=1+1`]))
    const body = { id: newId(), place: community, q: number, format: 'csv', why: '核对名单', to: '县民政局' }
    const more = { extras: ['doctor'], clear: true }
    const list = await secretary.raw<string>('POST', '/231025/api/people/export', { ...body, ...more })
    expect(list.body).toContain(",'=1+1\r\n")
  })

  it('a column may be put into one by hand, never into one that is unknown; who was brought goes with what they had', async () => {
    const before = await held()
    const lines = ['姓名,身份证号,冬天怎么取暖', `赫连三,${c},煤`]
    const view = await previewed(lines, { 冬天怎么取暖: 'extra:fuel' })
    await applied(view)
    expect(await extras(c)).toEqual({ fuel: '煤' })
    const undo = { params: { id: view.id }, body: { id: newId(), why: '交错了表' } }
    expect((await secretary.ok(peopleApi.undoImport, undo)).ok).toBe(true)
    await until(view.id, 'undone')
    expect(await held()).toBe(before)
    const other = await previewed(lines)
    const plan = { mode: 'additions' as const, category: null, month: '2026-03', source: '入户登记', skip: [] }
    const reply = await secretary.call(peopleApi.planImport, {
      params: { id: other.id },
      body: { id: newId(), ...plan, uses: { 冬天怎么取暖: 'extra:nothing' } },
    })
    expect(reply.problem.faults).toEqual([{ path: 'uses.冬天怎么取暖', code: 'code' }])
  })
})
