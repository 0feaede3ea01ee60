/** Bringing people in, through the front door: real files, a real database, nothing written before it is confirmed. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { read as readBook } from '@e965/xlsx'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import type { ImportView } from '../../domain/people/imports.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client, Reply } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { placesRoom } from '../places/index.ts'
import { importsJob } from './imports/run.ts'
import { peopleRoom } from './index.ts'

const sessions = testSessions()
const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
let log = ''
let app: TestApp
let db: pg.Client
let secretary: Client
let elsewhere: Client
let grid: Client

beforeAll(async () => {
  app = await startApp({
    rooms: [placesRoom, peopleRoom],
    authenticate: sessions.authenticate,
    filling: 'demo',
    log: pino({ level: 'debug' }, { write: (line: string) => void (log += line) }),
  })
  db = new pg.Client(app.db.config)
  await db.connect()
  await enterAccounts(app, ['i-secretary', 'i-elsewhere', 'i-grid'])
  secretary = sessions.as(app, 'i-secretary', [{ role: 'community-secretary', place: community }])
  elsewhere = sessions.as(app, 'i-elsewhere', [{ role: 'community-secretary', place: '231025/107/201/' }])
  grid = sessions.as(app, 'i-grid', [{ role: 'grid-worker', place: one }])
})
afterAll(async () => {
  await db.end()
  await app.close()
})

const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows
const count = async (table: string, where = 'true', values: unknown[] = []) =>
  (await rows<{ n: number }>(`select count(*)::int as n from @${table} where ${where}`, values))[0]!.n

const corpus = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../test/corpus/files/${name}`, import.meta.url)))

async function send(
  bytes: Uint8Array | string,
  { client = secretary, place = community, name = 'a.csv', id = app.house.newId() } = {},
): Promise<Reply<{ id: string; state: string }>> {
  const form = new FormData()
  form.append('file', new Blob([bytes as BlobPart]), name)
  return client.raw('POST', `/231025/api/imports?id=${id}&place=${encodeURIComponent(place)}`, form)
}
const look = (id: string, client = secretary) => client.ok(peopleApi.import, { params: { id } })
async function until(id: string, ...states: string[]): Promise<ImportView> {
  await expect.poll(async () => states.includes((await look(id)).state), { timeout: 20_000 }).toBe(true)
  return look(id)
}
const usual = { mode: 'additions' as const, category: null, month: '2026-03', source: '民政名册', uses: {}, skip: [] }
function planned(id: string, more: object = {}) {
  return secretary.call(peopleApi.planImport, { params: { id }, body: { id: app.house.newId(), ...usual, ...more } })
}
async function previewed(bytes: Uint8Array | string, more: object = {}, name?: string) {
  const sent = await send(bytes, name ? { name } : {})
  expect(sent.status).toBe(200)
  await until(sent.body.id, 'mapping')
  expect((await planned(sent.body.id, more)).status).toBe(200)
  return until(sent.body.id, 'preview')
}
async function applied(id: string) {
  await secretary.ok(peopleApi.applyImport, { params: { id }, body: { id: app.house.newId() } })
  return until(id, 'applied')
}
const page = async (id: string, verdict: 'new' | 'changed' | 'doubtful' | 'refused' | 'missing' | 'same') =>
  (await secretary.ok(peopleApi.importRows, { params: { id }, query: { verdict, size: 100 } })).items

let serial = 0
const numberOf = (born: string) => {
  const seventeen = `990000${born.replaceAll('-', '')}${100 + (serial++ % 900)}`
  return seventeen + checkCharacter(seventeen)
}
const wrong = (number: string) => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
const table = (head: string, lines: string[]) => `${head}\n${lines.join('\n')}\n`

describe('[B10] from a file to the register and back', () => {
  const numbers = ['1950-03-08', '1962-11-02', '1988-07-30', '2015-05-05'].map(numberOf)
  const head = '户号,姓名,身份证号码,与户主关系,联系电话,救助类型,是否信教'
  const file = table(head, [
    `1,赫连建国,${numbers[0]},户主,00055500001,低保,否`,
    `1,赫连秀英,${numbers[1]},妻,00055500002,,否`,
    `2,赫连小军,${numbers[2]},户主,,,是`,
    `3,赫连小雨,${wrong(numbers[3]!)},户主,,,否`,
    `3,,${numbers[3]},,,,否`,
  ])
  let id = ''

  it('nothing is written before it is confirmed; the preview counts', async () => {
    const before = await count('person')
    const view = await previewed(file)
    id = view.id
    expect(view.counts).toEqual({ new: 3, changed: 0, same: 0, doubtful: 0, refused: 2, missing: 0 })
    expect(view.sheets[0]!.columns.filter((c) => c.use === 'dropped').map((c) => c.header)).toEqual(['是否信教'])
    expect(view.refusals).toEqual({ 'id-number-check': 1, 'name-missing': 1 })
    expect(await count('person')).toBe(before)
    const shown = await page(id, 'new')
    expect(shown.map((r) => r.name)).toEqual(['赫**', '赫**', '赫**'])
    expect(shown.every((r) => r.idNumber!.includes('*') && r.place?.startsWith(community))).toBe(true)
  })

  it('[L7] what waits is sealed: no name, number or cell lies in clear, nor what is never taken', async () => {
    const staged = JSON.stringify([
      await rows('select * from @people_import'),
      await rows('select content, issues, deeds from @people_import_row where import = $1', [id]),
    ])
    for (const word of ['赫连', numbers[0]!, '00055500001']) expect(staged).not.toContain(word)
  })

  it('confirmed, people are entered with households, categories, events, keys and an audit line', async () => {
    await applied(id)
    const found = await secretary.ok(peopleApi.search, { body: { q: numbers[0]! } })
    expect(found.items).toMatchObject([{ name: '赫**', categories: ['low-income'] }])
    const card = await secretary.ok(peopleApi.get, { params: { id: found.items[0]!.id } })
    expect(card.household!.members.map((m) => m.relation).sort()).toEqual(['head', 'spouse'])
    expect(card.dated).toMatchObject([
      { category: 'low-income', source: '民政名册', month: '2026-03', from: '2026-03-01' },
    ])
    expect(await count('person_event', "person = $1 and kind = 'found'", [found.items[0]!.id])).toBe(1)
    expect(
      (await rows<{ act: string }>('select act from @audit where subject = $1 order by at, act', [id])).map(
        (r) => r.act,
      ),
    ).toEqual(
      expect.arrayContaining(['people.bring', 'people.plan-import', 'people.apply-import', 'people.import-chunk']),
    )
    expect((await secretary.ok(peopleApi.search, { body: { q: '赫连小军' } })).items).toHaveLength(1)
  })

  it('refused rows come back as the same kind of table with a reason, and nothing that is never taken', async () => {
    const reply = await secretary.call(peopleApi.refusedRows, { params: { id } })
    expect(reply.status).toBe(200)
    const text = String(reply.body)
    expect(text).toContain('证件号码校验不对')
    expect(text).toContain('赫连小雨')
    expect(text).not.toContain('信教')
    expect(reply.headers.get('content-disposition')).toContain('attachment')
  })

  it('the same file twice changes nothing', async () => {
    const before = await rows('select id, version from @person order by id')
    const view = await previewed(file)
    expect(view.counts).toMatchObject({ new: 0, changed: 0, same: 3, doubtful: 0 })
    expect(view.before!.id).toBe(id)
    expect(view.familiar).toBe(true)
    await applied(view.id)
    expect(await rows('select id, version from @person order by id')).toEqual(before)
  })

  it('taken back as a whole while nobody built on it; not afterwards', async () => {
    const undo = (which: string) =>
      secretary.call(peopleApi.undoImport, {
        params: { id: which },
        body: { id: app.house.newId(), why: '发错了文件' },
      })
    const other = numberOf('1971-01-01')
    const second = await previewed(table('姓名,身份证号', [`宇文建,${other}`]))
    await applied(second.id)
    const [person] = (await secretary.ok(peopleApi.search, { body: { q: other } })).items
    const card = await secretary.ok(peopleApi.get, { params: { id: person!.id } })
    await secretary.ok(peopleApi.edit, {
      params: { id: person!.id },
      body: { id: app.house.newId(), base: card.version, change: { addressNote: '敲门' } },
    })
    expect((await undo(second.id)).body).toMatchObject({ ok: false, builtOn: [person!.id] })

    const persons = await count('person')
    expect((await undo(id)).body).toMatchObject({ ok: true })
    await until(id, 'undone')
    expect(await count('person')).toBe(persons - 3)
    expect((await secretary.ok(peopleApi.search, { body: { q: numbers[0]! } })).items).toEqual([])
    expect(await count('people_import_deed', 'import = $1', [id])).toBe(0)
  })
})

describe('[B10] two modes', () => {
  const kept = numberOf('1951-06-01')
  const left = numberOf('1952-06-01')
  const third = numberOf('1953-06-01')
  const roster = (lines: string[]) => table('姓名,身份证号,救助类型', lines)
  const mode = (month: string, source = '民政低保名册') => ({ mode: 'roster', category: 'low-income', month, source })
  const personOf = async (number: string) => (await secretary.ok(peopleApi.search, { body: { q: number } })).items[0]!
  const termsOf = async (number: string) =>
    (await secretary.ok(peopleApi.get, { params: { id: (await personOf(number)).id } })).dated.map((d) => [
      d.category,
      d.from,
      d.to,
      d.month,
    ])

  it('a complete roster proposes the end for whom it does not name, and begins for whom it does; nothing ends by itself', async () => {
    await applied(
      (
        await previewed(roster([`司空留,${kept},低保`, `司空离,${left},低保`]), {
          ...mode('2026-02'),
          mode: 'additions',
          category: null,
        })
      ).id,
    )
    const view = await previewed(roster([`司空留,${kept},低保`, `司空新,${third},`]), mode('2026-03'))
    const missing = await page(view.id, 'missing')
    expect(missing.map((m) => m.person)).toContain((await personOf(left)).id)
    expect(missing.map((m) => m.person)).not.toContain((await personOf(kept)).id)
    expect(view.counts).toMatchObject({ new: 1, changed: 1 })
    await secretary.ok(peopleApi.decideRows, {
      params: { id: view.id },
      body: { id: app.house.newId(), issue: 'missing', as: 'take' },
    })
    await applied(view.id)
    expect(await termsOf(third)).toEqual([['low-income', '2026-03-01', null, '2026-03']])
    expect(await termsOf(kept)).toEqual([['low-income', '2026-02-01', null, '2026-03']])
    expect(await termsOf(left)).toEqual([['low-income', '2026-02-01', null, '2026-02']])
    const claims = await secretary.ok(peopleApi.claims, {
      query: { place: community, person: (await personOf(left)).id },
    })
    expect(claims.items).toMatchObject([
      {
        about: 'category',
        what: 'low-income',
        reason: 'source-differs',
        source: '民政低保名册',
        claimed: { to: '2026-03-01' },
      },
    ])
  })

  it('ended at once only where somebody says so and the source is the same; taken back, it holds again', async () => {
    const view = await previewed(roster([`司空留,${kept},低保`]), mode('2026-03'))
    const missing = await page(view.id, 'missing')
    const row = missing.find((m) => m.name === '司**' && m.deeds.includes('end:low-income'))!
    const gone = await personOf(third)
    const no = missing.find((m) => m.person === gone.id)!.no
    expect(row.at).toBeNull()
    await secretary.ok(peopleApi.decideRows, {
      params: { id: view.id },
      body: { id: app.house.newId(), rows: [no], as: 'end' },
    })
    await applied(view.id)
    expect((await termsOf(third))[0]![2]).toBe('2026-03-01')
    const undone = await secretary.ok(peopleApi.undoImport, {
      params: { id: view.id },
      body: { id: app.house.newId(), why: '名册不全' },
    })
    expect(undone.ok).toBe(true)
    await until(view.id, 'undone')
    expect((await termsOf(third))[0]![2]).toBeNull()
  })

  it('[S1-17] another source never overwrites in silence: gaps are filled, the rest is laid beside', async () => {
    const number = numberOf('1949-09-09')
    await applied((await previewed(table('姓名,身份证号', [`端木清,${number}`]))).id)
    const view = await previewed(table('姓名,身份证号,联系电话', [`端木青,${number},00055500077`]), {
      source: '卫健名册',
    })
    expect(view.counts).toMatchObject({ doubtful: 1, new: 0 })
    expect(view.doubts).toEqual({ 'name-differs': 1 })
    await secretary.ok(peopleApi.decideRows, {
      params: { id: view.id },
      body: { id: app.house.newId(), issue: 'name-differs', as: 'take' },
    })
    await applied(view.id)
    const person = await personOf(number)
    const card = await secretary.ok(peopleApi.get, { params: { id: person.id } })
    expect(card.phones).toEqual(['000****0077'])
    const claims = await secretary.ok(peopleApi.claims, { query: { place: community, person: person.id } })
    expect(claims.items.map((c) => [c.what, c.reason, c.source])).toEqual([['name', 'source-differs', '卫健名册']])
    expect((await secretary.ok(peopleApi.search, { body: { q: '端木清' } })).items).toHaveLength(1)
  })

  it('[B5] the same name and birthday is asked about, never guessed', async () => {
    const first = table('姓名,出生日期,联系电话', ['公孙月,1960-01-02,00055500088'])
    await applied((await previewed(first)).id)
    const again = await previewed(first)
    expect(again.counts).toMatchObject({ same: 1, new: 0 })
    const number = numberOf('1960-01-02')
    const alike = await previewed(table('姓名,身份证号', [`公孙月,${number}`]))
    expect(alike.doubts).toEqual({ 'same-name-and-birth': 1 })
    const [row] = await page(alike.id, 'doubtful')
    await secretary.ok(peopleApi.decideRows, {
      params: { id: alike.id },
      body: { id: app.house.newId(), rows: [row!.no], as: 'other' },
    })
    const persons = await count('person')
    await applied(alike.id)
    expect(await count('person')).toBe(persons + 1)
    const keep = (await personOf(number)).id
    expect(keep).not.toBe(row!.person)

    // They were one after all: an alias is nobody to be found any more.
    const version = async (id: string) => (await secretary.ok(peopleApi.get, { params: { id } })).version
    const side = 'kept' as const
    const take = { name: side, sex: side, born: side, idNumber: side, addressNote: side, phones: 'both' as const }
    const [base, otherBase] = [await version(keep), await version(row!.person!)]
    await secretary.ok(peopleApi.merge, {
      params: { id: keep },
      body: { id: app.house.newId(), base, other: row!.person!, otherBase, take, why: '本人到场' },
    })
    const merged = await previewed(first)
    expect(merged.counts).toMatchObject({ same: 1, doubtful: 0, refused: 0 })
  })
})

describe('[B10] stopped in the middle', () => {
  it('killed while it writes, it goes on by itself and nobody is entered twice', async () => {
    const held = numberOf('1947-01-01')
    await applied((await previewed(table('姓名,身份证号', [`长孙末,${held}`]))).id)
    const people = Array.from(
      { length: 900 },
      (_, i) => `令狐${String.fromCharCode(0x4e00 + i)},${numberOf(`19${50 + (i % 40)}-04-1${i % 10}`)},`,
    )
    const view = await previewed(table('姓名,身份证号,联系电话', [...people, `长孙末,${held},00055500099`]))
    expect(view.counts).toMatchObject({ new: 900, changed: 1 })
    const before = await count('person')
    // The last chunk waits for a person whom somebody else has locked.
    await db.query('begin')
    await db.query(
      "select 1 from c231025.person where id = (select person from c231025.people_import_row where import = $1 and verdict = 'changed') for update",
      [view.id],
    )
    await secretary.ok(peopleApi.applyImport, { params: { id: view.id }, body: { id: app.house.newId() } })
    const other = new pg.Client(app.db.config)
    await other.connect()
    const waiting = async () =>
      (
        await other.query(
          "select pid from pg_stat_activity where datname = current_database() and usename = 'linli_jobs' and wait_event_type = 'Lock'",
        )
      ).rows as { pid: number }[]
    await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(1)
    await other.query('select pg_terminate_backend($1)', [(await waiting())[0]!.pid])
    await db.query('rollback')
    await other.end()
    await expect
      .poll(
        async () =>
          (await rows<{ lease: Date | null }>('select lease from @people_import where id = $1', [view.id]))[0]!.lease,
        { timeout: 20_000 },
      )
      .toBeNull()
    const half = (await look(view.id)).done
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(901)
    expect(await count('person')).toBe(before + half)
    await importsJob.run(workFor(app.house, app.county))
    expect((await look(view.id)).state).toBe('applied')
    expect(await count('person')).toBe(before + 900)
    expect(
      (await rows('select 1 from @person group by id_number_key having count(*) > 1 and id_number_key is not null'))
        .length,
    ).toBe(0)
  })
})

describe('[B10][I4] what is never taken, and what goes elsewhere', () => {
  it.each([
    ['17-belief.csv', 'import-never'],
    ['21-all-sealed.csv', 'import-sealed'],
    ['22-work-orders.csv', 'import-not-people'],
  ])('%s is refused whole: %s', async (name, why) => {
    const sent = await send(corpus(name), { name })
    const view = await look(sent.body.id)
    expect(view).toMatchObject({ state: 'refused', why })
    expect(view.told).toBeTruthy()
    expect(await count('people_import_row', 'import = $1', [view.id])).toBe(0)
  })

  it('[23] a row with a restricted matter that nobody answers for is refused and nothing of it is kept, not even in the stage', async () => {
    const number = numberOf('1979-09-19')
    const view = await previewed(
      table('姓名,身份证号,救助类型,备注', [
        `夏侯渊,${number},艾滋病,每月取药`,
        `夏侯和,${numberOf('1979-01-01')},低保,`,
      ]),
    )
    expect(view.counts).toMatchObject({ new: 1, refused: 1 })
    expect(view.refusals).toEqual({ restricted: 1 })
    expect(
      await rows('select content, person from @people_import_row where import = $1 and verdict = $2', [
        view.id,
        'refused',
      ]),
    ).toEqual([{ content: null, person: null }])
    const reply = await secretary.call(peopleApi.refusedRows, { params: { id: view.id } })
    expect(String(reply.body)).not.toMatch(/夏侯渊|取药|艾滋/)
  })

  it.each([
    ['73-bomb.xlsx', 413, 'sheet-bomb'],
    ['74-entities.xlsx', 415, 'sheet-broken'],
    ['72-links.xlsx', 415, 'sheet-links'],
  ])('[10] %s: %i', async (name, status, why) => {
    const id = app.house.newId()
    const sent = await send(corpus(name), { name: `../../${name}\u0000\u202e.csv`, id })
    expect(sent.status).toBe(status)
    const view = await look(id)
    expect(view).toMatchObject({ state: 'refused', why })
    expect(view.fileName).not.toMatch(/[\\/\u0000\u202e]/)
  })
})

describe('[B10] files as they really come, through the front door', () => {
  it.each([
    ['31-rich-text.xls', (v: ImportView) => v.sheets[0]!.members > 1],
    ['43-grid-ledger.xlsx', (v: ImportView) => v.sheets[0]!.columns.some((c) => c.use === 'dropped')],
    ['34-children.docx', (v: ImportView) => v.sheets[0]!.is === 'form'],
  ] as const)('%s comes to a preview in which every row is accounted for', async (name, fits) => {
    const view = await previewed(corpus(name), {}, name)
    expect(fits(view)).toBe(true)
    const people = view.sheets.reduce((n, s) => n + s.people, 0)
    const { new: fresh, changed, same, doubtful, refused } = view.counts
    expect(fresh + changed + same + doubtful + refused).toBe(people)
    expect(people).toBeGreaterThan(0)
  })

  it('a header that was decided once is remembered by its words, and a layout that moved is asked again', async () => {
    const number = numberOf('1955-05-05')
    const first = await previewed(table('姓名,性别,证件,甲', [`呼延平,男,${number},x`]), {
      uses: { 证件: 'id-number', 甲: 'none' },
    })
    expect(first.counts).toMatchObject({ new: 1 })
    const again = await until((await send(table('姓名,性别,证件,甲', [`呼延安,男,${number},y`]))).body.id, 'mapping')
    expect(again.familiar).toBe(true)
    const moved = await until((await send(table('甲,姓名,性别,证件', [`x,呼延平,男,${number}`]))).body.id, 'mapping')
    expect(moved.familiar).toBe(false)
    expect(moved.sheets[0]!.columns.map((c) => c.field)).toEqual([null, 'name', 'sex', 'id-number'])
  })
})

describe('attacks on what is brought in and given back', () => {
  const formulas = ['=HYPERLINK("http://x")', '+1+1', '-1+1', '@SUM(1)', '＝1+1', '\t=1', '\r=1']

  it('[12] refused rows go back as text: no cell of theirs is a formula', async () => {
    const number = wrong(numberOf('1971-01-01'))
    const quoted = formulas.map((f) => `"${f.replaceAll('"', '""')}"`)
    const view = await previewed(
      table(
        '姓名,身份证号,住址',
        quoted.map((f) => `公西华,${number},${f}`),
      ),
    )
    expect(view.counts).toMatchObject({ refused: formulas.length })
    const back = String((await secretary.call(peopleApi.refusedRows, { params: { id: view.id } })).body)
    const book = readBook(back, { type: 'string', raw: true })
    const cells = Object.entries(book.Sheets[book.SheetNames[0]!]!).filter(([at]) => !at.startsWith('!'))
    expect(cells.length).toBeGreaterThan(formulas.length * 3)
    expect(cells.filter(([, cell]) => (cell as { f?: string }).f !== undefined)).toEqual([])
    expect(cells.filter(([, cell]) => /^[=+\-@＝＋－＠\t\r]/.test(String((cell as { v: unknown }).v)))).toEqual([])
  })

  it('[9] a name of a file is never a path, a command or a direction; the content says what it is', async () => {
    const bytes = table('姓名,身份证号', [`公孙胜,${numberOf('1972-02-02')}`])
    for (const name of [
      '../../etc/passwd.xlsx',
      'a\u0000.csv',
      'fdp\u202exslx.csv',
      `${'长'.repeat(300)}.csv`,
      '<svg onload=1>.html',
    ]) {
      const sent = await send(bytes, { name })
      expect([name, sent.status]).toEqual([name, 200])
      const view = await until(sent.body.id, 'mapping', 'refused')
      expect(view.state).toBe('mapping')
      expect(view.fileName).not.toMatch(/[\\/\u0000\u202e]/)
      expect(view.fileName.length).toBeLessThanOrEqual(200)
    }
    for (const [name, body] of [
      ['a.xlsx', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
      ['b.csv', Buffer.from('%PDF-1.7 not a table')],
      ['c.xls', Buffer.from([0x4d, 0x5a, 0x90, 0, 3])],
    ] as const) {
      const sent = await send(body, { name })
      expect([name, sent.status >= 400 && sent.status < 500]).toEqual([name, true])
    }
  })

  it('[25] no name, number or cell reaches the log, whatever goes wrong', async () => {
    const canary = '金丝雀戊己'
    const number = numberOf('1973-03-03')
    const view = await previewed(table('姓名,身份证号,备注', [`${canary},${number},${canary}`]), {}, `${canary}.csv`)
    await applied(view.id)
    await send('"' + canary, { name: `${canary}.xlsx` })
    await send(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(canary)]), { name: canary })
    await secretary.call(peopleApi.planImport, {
      params: { id: view.id },
      body: { id: app.house.newId(), ...usual, source: canary },
    })
    expect(log.length).toBeGreaterThan(0)
    expect(log).not.toContain(canary)
    expect(log).not.toContain(number)
  })
})

describe('whose import it is', () => {
  it('[1] nobody outside of its place sees it, by list, id, rows or table; nor acts on it', async () => {
    const view = await previewed(table('姓名,身份证号', [`尉迟敬,${numberOf('1966-06-06')}`]))
    const one = { params: { id: view.id } }
    const body = { id: app.house.newId() }
    const answers = [
      await elsewhere.call(peopleApi.import, one),
      await elsewhere.call(peopleApi.importRows, { ...one, query: { verdict: 'new' } }),
      await elsewhere.call(peopleApi.refusedRows, one),
      await elsewhere.call(peopleApi.applyImport, { ...one, body }),
      await elsewhere.call(peopleApi.undoImport, { ...one, body: { ...body, why: '试试看' } }),
      await elsewhere.call(peopleApi.dropImport, { ...one, body }),
      await elsewhere.call(peopleApi.imports, { query: { place: community } }),
    ]
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 404))
    expect((await grid.call(peopleApi.import, one)).status).toBe(403)
    expect(
      (await secretary.ok(peopleApi.imports, { query: { place: community, size: 100 } })).items.map((i) => i.id),
    ).toContain(view.id)
  })

  it('[15] a number that is known elsewhere looks like one that nobody has', async () => {
    const number = numberOf('1967-07-07')
    await applied((await previewed(table('姓名,身份证号', [`南宫远,${number}`]))).id)
    const ask = async (n: string) => {
      const sent = await send(table('姓名,身份证号', [`南宫远,${n}`]), { client: elsewhere, place: '231025/107/201/' })
      const id = sent.body.id
      await elsewhere.ok(peopleApi.planImport, {
        params: { id },
        body: { id: app.house.newId(), ...usual, uses: {}, skip: [] },
      })
      await expect.poll(async () => (await look(id, elsewhere)).state, { timeout: 20_000 }).toBe('preview')
      return (await look(id, elsewhere)).counts
    }
    expect(await ask(number)).toEqual(await ask(numberOf('1967-07-07')))
  })

  it('[3] fields that nobody asked for are refused, states are not skipped, an id is used once', async () => {
    const view = await previewed(table('姓名,身份证号', [`东方朔,${numberOf('1968-08-08')}`]))
    const evil = await secretary.call(peopleApi.planImport, {
      params: { id: view.id },
      body: { id: app.house.newId(), ...usual, uses: {}, skip: [], state: 'applied' } as never,
    })
    expect(evil.status).toBe(422)
    const undo = await secretary.call(peopleApi.undoImport, {
      params: { id: view.id },
      body: { id: app.house.newId(), why: '还没导入' },
    })
    expect(undo.status).toBe(409)
    await secretary.ok(peopleApi.dropImport, { params: { id: view.id }, body: { id: app.house.newId() } })
    expect(await count('people_import_row', 'import = $1', [view.id])).toBe(0)
    expect(
      (await secretary.call(peopleApi.applyImport, { params: { id: view.id }, body: { id: app.house.newId() } }))
        .status,
    ).toBe(409)
  })
})
