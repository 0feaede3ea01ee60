/** Tables bring whom to call about somebody: sealed, once, with how they agreed; and take them back [S4-18][B1]. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import { checkCharacter } from '../../domain/people/idnumber.ts'
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

beforeAll(async () => {
  app = await startApp({ rooms: [placesRoom, peopleRoom], authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  await enterAccounts(app, ['k-secretary'])
  secretary = sessions.as(app, 'k-secretary', [{ role: 'community-secretary', place: community }])
})
afterAll(async () => {
  await db.end()
  await app.close()
})

let serial = 0
const numberOf = (born: string) => {
  const seventeen = `990000${born}${100 + serial++}`
  return seventeen + checkCharacter(seventeen)
}
const look = (id: string) => secretary.ok(peopleApi.import, { params: { id } })
async function until(id: string, state: ImportView['state']): Promise<ImportView> {
  await expect.poll(async () => (await look(id)).state, { timeout: 20_000 }).toBe(state)
  return look(id)
}
async function previewed(lines: string[]): Promise<ImportView> {
  const id = newId()
  const form = new FormData()
  form.append('file', new Blob([lines.join('\n')]), '名册.csv')
  const sent = await secretary.raw('POST', `/231025/api/imports?id=${id}&place=${encodeURIComponent(community)}`, form)
  expect(sent.status).toBe(200)
  await until(id, 'mapping')
  const plan = { mode: 'additions' as const, category: null, month: '2026-03', source: '入户登记', uses: {}, skip: [] }
  await secretary.ok(peopleApi.planImport, { params: { id }, body: { id: newId(), ...plan } })
  return until(id, 'preview')
}
async function applied(view: ImportView): Promise<void> {
  await secretary.ok(peopleApi.applyImport, { params: { id: view.id }, body: { id: newId() } })
  await until(view.id, 'applied')
}
const rows = async (id: string, verdict: 'new' | 'changed' | 'same' | 'doubtful') =>
  (await secretary.ok(peopleApi.importRows, { params: { id }, query: { verdict, size: 50 } })).items
const idOf = async (number: string) => (await secretary.ok(peopleApi.search, { body: { q: number } })).items[0]!.id
/** As whoever reveals them with a reason reads them. */
const called = async (number: string) => {
  const body = { id: newId(), what: ['contacts' as const], why: '找不到本人' }
  const shown = await secretary.ok(peopleApi.reveal, { params: { id: await idOf(number) }, body })
  return shown.contacts?.map((c) => [c.kind, c.name, c.phone].join(' ')).sort()
}
const undone = async (view: ImportView) => {
  const done = await secretary.ok(peopleApi.undoImport, {
    params: { id: view.id },
    body: { id: newId(), why: '交错了表' },
  })
  expect(done.ok).toBe(true)
  await until(view.id, 'undone')
}

const head =
  '姓名,身份证号,紧急联系人,紧急联系人电话,同意方式,邻居姓名,邻居电话,邻居怎么同意的,家属联系人,家属怎么同意的'
const [a, b, c] = ['19500308', '19421102', '19380421'].map(numberOf) as [string, string, string]
const whole = `呼延一,${a},上官急,00033330011,当面,司徒邻,0003333-0012,电话,,`

describe('[S4-18] contacts of a table', () => {
  it('have columns of their own, stand in the preview without a name, and are written with the person, sealed', async () => {
    const view = await previewed([head, whole])
    expect(view.sheets[0]!.columns.map((col) => col.field)).toEqual([
      'name',
      'id-number',
      'emergency',
      'emergency-phone',
      'emergency-agreed',
      'neighbour',
      'neighbour-phone',
      'neighbour-agreed',
      'relative',
      'relative-agreed',
    ])
    const [row] = await rows(view.id, 'new')
    expect(row!.deeds).toEqual(['calls:emergency', 'calls:neighbour'])
    expect(JSON.stringify(row)).not.toContain('司')
    await applied(view)
    const { contacts } = await secretary.ok(peopleApi.get, { params: { id: await idOf(a) } })
    expect(contacts.map((c) => [c.kind, c.name, c.phone, c.agreed].join(' ')).sort()).toEqual([
      'emergency 上** 000****0011 in-person',
      'neighbour 司** 000****0012 by-phone',
    ])
    expect(await called(a)).toEqual(['emergency 上官急 00033330011', 'neighbour 司徒邻 00033330012'])
    for (const table of [
      'person_contact',
      'people_import',
      'people_import_row',
      'people_import_deed',
      'history',
      'audit',
      'outbox',
    ]) {
      const { rows: all } = await db.query(`select * from c231025.${table}`)
      const text = JSON.stringify(all)
      expect([table, text.includes('司徒邻'), text.includes('00033330012')]).toEqual([table, false, false])
    }
  })

  it('the same table once more changes nothing; another number is one more, and goes when the table is taken back', async () => {
    const again = await previewed([head, whole])
    expect(again.counts).toMatchObject({ same: 1, changed: 0, new: 0 })
    await applied(again)
    const more = await previewed([head, `呼延一,${a},上官急,00033330011 00033330013,当面,,,,陈志强00033330014,转达`])
    expect((await rows(more.id, 'changed')).map((r) => r.deeds)).toEqual([['calls:emergency', 'calls:relative']])
    const before = await called(a)
    await applied(more)
    expect(await called(a)).toEqual([...before!, 'emergency 上官急 00033330013', 'relative 陈志强 00033330014'].sort())
    await undone(more)
    expect(await called(a)).toEqual(before)
  })

  it('says at the row what is missing or cannot be read, and writes the rest of it when somebody says so', async () => {
    const cells: [why: string, cells: string][] = [
      ['contact-half', '上官急,,当面,,,,,'],
      ['contact-half', ',00033330021,当面,,,,,'],
      ['contact-how', '上官急,00033330021,,,,,,'],
      // A plain yes does not say how it is known.
      ['contact-how', '上官急,00033330021,是,,,,,'],
      ['contact-phone', '上官急,没记住,当面,,,,,'],
      ['contact-name', '上官*,00033330021,当面,,,,,'],
    ]
    const numbers = cells.map((_, n) => numberOf(`1955010${n + 1}`))
    const view = await previewed([
      head,
      ...cells.map(([, text], n) => `呼延错${'甲乙丙丁戊己'[n]},${numbers[n]},${text}`),
    ])
    expect((await rows(view.id, 'doubtful')).map((r) => r.issues)).toEqual(cells.map(([why]) => [why]))
    for (const issue of ['contact-half', 'contact-how', 'contact-phone', 'contact-name'])
      await secretary.ok(peopleApi.decideRows, { params: { id: view.id }, body: { id: newId(), issue, as: 'take' } })
    await applied(view)
    for (const number of numbers) expect(await called(number)).toEqual([])
  })

  it('who does not agree is nobody’s contact; a person has six, and who was brought goes with theirs', async () => {
    const view = await previewed([
      head,
      `呼延二,${b},上官急,00033330031,不同意,,,,,`,
      `呼延三,${c},,,,司徒邻,00033330032,当面,,`,
    ])
    expect((await rows(view.id, 'new')).map((r) => r.deeds)).toEqual([[], ['calls:neighbour']])
    await applied(view)
    expect([await called(b), await called(c)]).toEqual([[], ['neighbour 司徒邻 00033330032']])
    const person = await idOf(c)
    for (const n of [3, 4, 5, 6]) {
      const one = {
        kind: 'relative',
        name: '司徒亲',
        phone: `0003333003${n}`,
        agreed: 'in-person',
        from: '2026-03-01',
      } as const
      await secretary.ok(peopleApi.addContact, { params: { id: person }, body: { id: newId(), ...one } })
    }
    const many = await previewed([head, `呼延三,${c},上官急,00033330041 00033330042,当面,,,,,`])
    expect((await rows(many.id, 'changed')).map((r) => r.deeds)).toEqual([['calls:emergency', 'keeps-full']])
    await applied(many)
    expect(await called(c)).toHaveLength(6)
    expect((await previewed([head, `呼延三,${c},上官急,00033330042,当面,,,,,`])).counts).toMatchObject({ same: 1 })
  })

  it('[B1] who was brought goes with their contacts when the table is taken back', async () => {
    const number = numberOf('19400505')
    const view = await previewed([head, `呼延四,${number},上官急,00033330051,当面,,,,,`])
    await applied(view)
    const person = await idOf(number)
    await undone(view)
    expect((await db.query('select id from c231025.person_contact where person = $1', [person])).rows).toEqual([])
  })
})
