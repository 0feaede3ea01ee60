/** What a table says of restricted matters: to its owner and to nobody else, confirmed, refused, withdrawn, or gone in time. */
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import type { ImportView } from '../../domain/people/imports.ts'
import { rightsApi as api } from '../../domain/rights/api.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms } from '../rooms.ts'
import { offersEnd } from './offers.ts'

const sessions = testSessions()
const community = '231025/100/zhanqian/001/'
const canary = '金丝雀戊己庚'
let log = ''
let app: TestApp
let db: pg.Client
let secretary: Client
let auditor: Client
/** Of mental health; and somebody who answers for another class. */
let owner: Client
let other: Client
const newId = () => app.house.newId()
const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows

beforeAll(async () => {
  app = await startApp({
    rooms,
    authenticate: sessions.authenticate,
    filling: 'demo',
    log: pino({ level: 'debug' }, { write: (line: string) => void (log += line) }),
  })
  db = new pg.Client(app.db.config)
  await db.connect()
  await app.settle()
  await enterAccounts(app, ['o-secretary', 'o-owner', 'o-other', 'o-auditor'])
  secretary = sessions.as(app, 'o-secretary', [{ role: 'community-secretary', place: community }])
  owner = sessions.as(app, 'o-owner', [{ role: 'unit-handler', place: '231025/' }])
  other = sessions.as(app, 'o-other', [{ role: 'unit-handler', place: '231025/' }])
  auditor = sessions.as(app, 'o-auditor', [{ role: 'auditor' }])
  const security = sessions.as(app, 'o-security', [{ role: 'security-officer' }])
  for (const [kind, account] of [
    ['mental-health', 'o-owner'],
    ['correction', 'o-other'],
  ] as const)
    await security.ok(api.appoint, { body: { id: newId(), class: kind, account: sessions.account(account) } })
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
async function previewed(lines: string[], more: object = {}): Promise<ImportView> {
  const id = newId()
  const form = new FormData()
  form.append('file', new Blob([lines.join('\n')]), '九月花名册.csv')
  const sent = await secretary.raw('POST', `/231025/api/imports?id=${id}&place=${encodeURIComponent(community)}`, form)
  expect(sent.status).toBe(200)
  await until(id, 'mapping')
  const plan = { mode: 'additions' as const, category: null, month: '2026-03', source: '民政名册', uses: {}, skip: [] }
  await secretary.ok(peopleApi.planImport, { params: { id }, body: { id: newId(), ...plan, ...more } })
  return until(id, 'preview')
}
async function applied(lines: string[]): Promise<ImportView> {
  const { id } = await previewed(lines)
  await secretary.ok(peopleApi.applyImport, { params: { id }, body: { id: newId() } })
  return until(id, 'applied')
}
const waiting = async (who = owner) => (await who.ok(api.myOffers, { body: { why: '核对名册交来的' } })).items
const settle = (id: string, take: boolean) =>
  owner.ok(api.settleOffer, { params: { id }, body: { id: newId(), take, why: '核对属实' } })
const linesOf = async (act: string) => (await auditor.ok(auditApi.search, { query: { act } })).items

const head = '姓名,身份证号,救助类型,严重精神障碍等级,社区矫正,是否刑满释放,备注'
/** Offered, left to expire, and offered again. */
const line = `夏侯丙,${numberOf('19670101')},低保,一级,否,否,`
const numbers = ['19610308', '19720411', '19830512'].map(numberOf)
const file = [
  head,
  `夏侯渊,${numbers[0]},低保,三级${canary},否,否,服药${canary}`,
  `夏侯和,${numbers[1]},低保,否,缓刑${canary},否,`,
  `夏侯平,${numbers[2]},低保,否,否,是,`,
]
let id = ''

describe('[B10][I4] restricted columns of a table of people', () => {
  it('the preview shows everybody as the rest of their row says, and of what goes elsewhere how many and to whom', async () => {
    const view = await previewed(file)
    id = view.id
    expect(view.counts).toMatchObject({ new: 3, refused: 0, doubtful: 0 })
    expect(view.sheets[0]!.columns.filter((c) => c.use === 'sealed').map((c) => c.header)).toEqual([
      '严重精神障碍等级',
      '社区矫正',
      '是否刑满释放',
    ])
    expect(view.restricted).toEqual([
      { class: 'correction', n: 1, to: ['o-other'] },
      { class: 'mental-health', n: 1, to: ['o-owner'] },
      { class: 'release', n: 1, to: [] },
    ])
    const shown = await secretary.ok(peopleApi.importRows, { params: { id }, query: { verdict: 'new', size: 50 } })
    const bare = shown.items.map(({ no: _no, at: _at, idNumber: _id, place: _place, ...rest }) => rest)
    // No row tells that it is another than its neighbour.
    expect(new Set(bare.map((r) => JSON.stringify(r))).size).toBe(1)
    expect(await rows('select id from @restricted_offer')).toEqual([])
    expect(await waiting()).toEqual([])
  })

  it('confirmed, each goes to whoever answers for its class; of a class without an owner nothing is kept', async () => {
    await secretary.ok(peopleApi.applyImport, { params: { id }, body: { id: newId() } })
    const view = await until(id, 'applied')
    expect(view.restricted).toEqual([
      { class: 'correction', n: 1, to: ['o-other'] },
      { class: 'mental-health', n: 1, to: ['o-owner'] },
      { class: 'release', n: 0, to: [] },
    ])
    const mine = await waiting()
    expect(mine).toMatchObject([
      {
        class: 'mental-health',
        source: '民政名册 2026-03',
        body: { 姓名: '夏侯渊', 严重精神障碍等级: `三级${canary}` },
      },
    ])
    expect(Object.keys(mine[0]!.body)).toEqual(['姓名', '严重精神障碍等级'])
    const found = (await secretary.ok(peopleApi.search, { body: { q: numbers[0]! } })).items
    expect(mine[0]!.person).toBe(found[0]!.id)
    expect(await waiting(other)).toMatchObject([{ class: 'correction', body: { 社区矫正: `缓刑${canary}` } }])
    expect(await waiting(secretary)).toEqual([])
    expect(await linesOf('restricted.offer')).toMatchObject([
      { subjectKind: 'restricted-batch', subject: id, detail: { correction: 1, 'mental-health': 1 } },
    ])
    expect((await linesOf('restricted.look-offers')).length).toBeGreaterThan(1)
  })

  it('the same table once more asks nobody again, neither what waits nor what was refused', async () => {
    const [offer] = await waiting()
    await settle(offer!.id, false)
    expect(await waiting()).toEqual([])
    expect((await applied(file)).restricted.every((r) => r.n === 0)).toBe(true)
    expect(await waiting()).toEqual([])
    expect((await waiting(other)).length).toBe(1)
  })

  it('[23] neither word nor number of it is found in a table, a log, an answer or a list of anybody else', async () => {
    const tables = await rows<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'c231025' and table_type = 'BASE TABLE'`,
    )
    const found: string[] = []
    for (const { table_name: table } of tables)
      if ((await rows(`select 1 from @${table} t where t::text like $1 limit 1`, [`%${canary}%`])).length > 0)
        found.push(table)
    expect(found).toEqual([])
    expect(log).not.toContain(canary)
    const person = (await secretary.ok(peopleApi.search, { body: { q: numbers[1]! } })).items[0]!.id
    const manager = sessions.as(app, 'o-manager', [{ role: 'manager', place: '231025/' }])
    const paths = [
      `imports/${id}`,
      `imports/${id}/rows?verdict=new&size=50`,
      `people/${person}`,
      `people?place=${encodeURIComponent(community)}`,
      `imports?place=${encodeURIComponent(community)}`,
      'audit',
      'notices',
      'restricted/files',
    ]
    for (const who of [secretary, manager, auditor, owner])
      for (const path of paths) {
        const said = JSON.stringify((await who.raw('GET', `/231025/api/${path}`)).body ?? '')
        expect(said).not.toContain(canary)
        // Who can see the import learns of whom in no other way either.
        if (path.startsWith('people')) expect(said).not.toMatch(/矫正|精神障碍|刑满/)
      }
    const list = await secretary.raw<string>('POST', '/231025/api/people/export', {
      id: newId(),
      place: community,
      format: 'csv',
      why: '核对名单',
      to: '县民政局',
    })
    expect([list.status, list.body.includes(canary)]).toEqual([200, false])
    expect(await linesOf('restricted.offer')).not.toContainEqual(expect.objectContaining({ subject: person }))
  })

  it('refused rows go back without it, and without what was written beside it', async () => {
    const view = await previewed([
      head,
      `夏侯错,${numberOf('19900101').slice(0, 17)}?,低保,二级${canary},否,否,按月${canary}`,
      `夏侯玄,${numberOf('19910101')},低保,否,否,否,有电梯`,
    ])
    expect(view.counts).toMatchObject({ new: 1, refused: 1 })
    const reply = await secretary.call(peopleApi.refusedRows, { params: { id: view.id } })
    expect(String(reply.body)).toContain('夏侯错')
    expect(String(reply.body)).not.toMatch(new RegExp(`${canary}|二级|按月`))
  })

  it('taken back, what nobody took over is withdrawn; what was taken over stays with its owner', async () => {
    const view = await applied([
      head,
      `夏侯甲,${numberOf('19650101')},低保,一级,否,否,`,
      `夏侯乙,${numberOf('19660101')},低保,二级,否,否,`,
    ])
    const mine = await waiting()
    expect(mine.length).toBe(2)
    const taken = mine.find((o) => o.body['姓名'] === '夏侯甲')!
    await settle(taken.id, true)
    const done = await secretary.ok(peopleApi.undoImport, {
      params: { id: view.id },
      body: { id: newId(), why: '交错了表' },
    })
    expect(done.ok).toBe(true)
    await until(view.id, 'undone')
    expect(await waiting()).toEqual([])
    expect(
      await rows('select body from @restricted_offer where body is not null and class <> $1', ['correction']),
    ).toEqual([])
    const [head_] = (await owner.ok(api.myFiles, {})).items
    const opened = await owner.ok(api.readFile, { params: { id: head_!.id }, body: { why: '核对' } })
    expect(opened).toMatchObject({ name: '', body: { 姓名: '夏侯甲', 严重精神障碍等级: '一级' } })
    expect(await linesOf('restricted.withdraw')).toMatchObject([{ subject: view.id, detail: { 'mental-health': 1 } }])
  })

  it('of a table that is only compared, and of a row that is left out, nothing is handed to anybody', async () => {
    expect((await previewed([head, line], { mode: 'compare' })).restricted).toEqual([])
    const view = await previewed([head, `夏侯丁,,低保,一级,否,否,`, line])
    expect(view.counts).toMatchObject({ refused: 1 })
    await secretary.ok(peopleApi.applyImport, { params: { id: view.id }, body: { id: newId() } })
    await until(view.id, 'applied')
    expect((await waiting()).map((o) => o.body['姓名'])).toEqual(['夏侯丙'])
  })

  it('[15] to everybody else what waits and what is kept looks like what never was', async () => {
    const [kept] = await rows<{ id: string }>(`select id from @restricted_file limit 1`)
    const [offered] = await rows<{ id: string }>(`select id from @restricted_offer where settled_at is null limit 1`)
    for (const who of [secretary, auditor]) {
      const answer = async (reply: Promise<{ status: number; body: unknown }>) => {
        const { status, body } = await reply
        return [status, { ...(body as object), trace: null }]
      }
      const settled = (offer: string) =>
        answer(who.call(api.settleOffer, { params: { id: offer }, body: { id: newId(), take: true, why: '看一看' } }))
      const opened = (file: string) => answer(who.call(api.readFile, { params: { id: file }, body: { why: '看一看' } }))
      const ended = (file: string) => answer(who.call(api.endFile, { params: { id: file }, body: { why: '看一看' } }))
      expect(await settled(offered!.id)).toEqual(await settled(newId()))
      expect(await opened(kept!.id)).toEqual(await opened(newId()))
      expect(await ended(kept!.id)).toEqual(await ended(newId()))
      expect((await opened(kept!.id))[0]).toBe(404)
    }
  })

  it('[L7] whoever answers for a class reads who looked, at what, when and why, and that is a look, too', async () => {
    const why = '月度检查'
    for (const who of [secretary, auditor]) expect((await who.call(api.looks, { body: { why } })).status).toBe(404)
    const read = (who: Client, size: number, after?: string) => {
      app.setNow(new Date(app.now().getTime() + 1_000))
      return who.ok(api.looks, { body: { why, size, ...(after && { after }) } })
    }
    const { items } = await read(owner, 50)
    expect(items.every((l) => l.class === 'mental-health')).toBe(true)
    expect(items.map((l) => l.what)).toEqual(expect.arrayContaining(['take', 'look', 'refuse', 'look-offers']))
    const opened = items.find((l) => l.what === 'look')!
    expect(opened).toMatchObject({ by: 'o-owner', why: '核对', file: expect.any(String) })
    // Page by page the same, with the reading of it on top.
    const pages: string[] = []
    let after: string | undefined
    do {
      const { items: some, next } = await read(owner, 3, after)
      pages.push(...some.map((l) => l.id))
      after = next
    } while (after)
    expect(pages.slice(1)).toEqual(items.map((l) => l.id))
    expect((await linesOf('restricted.look-log')).length).toBeGreaterThan(1)
    // What happens in another class is not theirs.
    expect(new Set((await read(other, 50)).items.map((l) => l.class))).toEqual(new Set(['correction']))
  })

  it('what nobody decides is emptied after the days the county chose, and the audit says how many', async () => {
    const work = () => workFor(app.house, app.county)
    await offersEnd.run(work())
    expect([(await waiting()).length, (await waiting(other)).length]).toEqual([1, 1])
    app.setNow(new Date(app.now().getTime() + 31 * 86_400_000))
    await offersEnd.run(work())
    expect(await rows('select id from @restricted_offer where body is not null')).toEqual([])
    const expired = await linesOf('restricted.expire')
    expect(expired.map((l) => l.detail).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(
      [{ correction: 1 }, { 'mental-health': 1 }],
    )
    // Nobody decided: the same table asks again.
    await applied([head, line])
    expect(await rows('select class from @restricted_offer where body is not null')).toEqual([
      { class: 'mental-health' },
    ])
  })
})
