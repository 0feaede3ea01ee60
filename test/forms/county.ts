/** A county with a few invented people in one village, and a secretary who fills departments' tables for it. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { formsApi } from '../../domain/forms/api.ts'
import type { Filled, FormPlan, FormView } from '../../domain/forms/schema.ts'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { formsRoom } from '../../server/forms/index.ts'
import { readSheets } from '../../server/kernel/sheets/index.ts'
import { peopleRoom } from '../../server/people/index.ts'
import { placesRoom } from '../../server/places/index.ts'
import { recordsRoom } from '../../server/records/index.ts'
import { startApp, type TestApp } from '../app.ts'
import type { Client, Reply } from '../client.ts'
import { enterAccounts, testSessions } from '../sessions.ts'

export const village = '231025/100/zhanqian/001/'
export const grid = `${village}001/`

export interface Somebody {
  name: string
  sex: '男' | '女'
  born: string
  number: string
  phone: string
  relation: string
  head: string
  categories: string[]
}

const numbered = (born: string, no: number) => {
  const seventeen = `990000${born.replaceAll('-', '')}${no}`
  return seventeen + checkCharacter(seventeen)
}

const lines: [string, '男' | '女', string, number, string, string, string, string[]][] = [
  ['赫连建国', '男', '1948-03-08', 101, '00055500001', '户主', '赫连建国', ['特困', '独居']],
  ['单于秀英', '女', '1951-11-02', 102, '00055500002', '户主', '单于秀英', ['空巢', '低保']],
  ['完颜小雨', '女', '2015-05-05', 104, '', '孙女', '单于秀英', ['留守儿童']],
  ['呼延青', '男', '1950-01-31', 103, '00055500004', '户主', '呼延青', ['特困', '低保']],
  ['拓跋玉兰', '女', '1944-09-10', 106, '00055500005', '户主', '拓跋玉兰', ['特困', '空巢', '独居']],
  ['慕容海', '男', '1939-12-24', 105, '', '户主', '慕容海', ['特困']],
]

export const people: Somebody[] = lines.map(([name, sex, born, no, phone, relation, head, categories]) => ({
  name,
  sex,
  born,
  number: numbered(born, no),
  phone,
  relation,
  head,
  categories,
}))

export interface FormCounty {
  app: TestApp
  db: pg.Client
  secretary: Client
  worker: Client
  /** Of the whole town. */
  manager: Client
  rows: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>
  bring: (file: string, department: string, client?: Client) => Promise<Reply<{ id: string; ready: boolean }>>
  send: (bytes: Uint8Array, name: string, department: string) => Promise<Reply<{ id: string; ready: boolean }>>
  look: (id: string) => Promise<FormView>
  plan: (id: string, uses?: FormPlan['uses'], more?: Partial<FormPlan>) => Promise<void>
  fill: (id: string, client?: Client, place?: string, month?: string) => Promise<Filled>
  /** Records of service in March, one for each number of minutes. */
  served: (name: string, minutes: readonly number[]) => Promise<void>
  close: () => Promise<void>
}

export const table = (name: string) => readFileSync(fileURLToPath(new URL(`files/${name}`, import.meta.url)))

export async function formCounty(): Promise<FormCounty> {
  const sessions = testSessions()
  const app = await startApp({
    rooms: [placesRoom, peopleRoom, recordsRoom, formsRoom],
    authenticate: sessions.authenticate,
    filling: 'bare',
  })
  const db = new pg.Client(app.db.config)
  await db.connect()
  await enterAccounts(app, ['f-secretary', 'f-worker', 'f-manager'])
  const secretary = sessions.as(app, 'f-secretary', [{ role: 'community-secretary', place: village }])
  const worker = sessions.as(app, 'f-worker', [{ role: 'grid-worker', place: grid }])
  const town = village.slice(0, -4)
  const manager = sessions.as(app, 'f-manager', [{ role: 'community-secretary', place: town }])
  const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows
  // What is asked of villages is tried in server/demands.
  await rows(`delete from @settings where name = 'demands.parts'`)
  await enterPeople(app, secretary)
  const send = (path: string, bytes: Uint8Array, name: string, client: Client) => {
    const form = new FormData()
    form.append('file', new Blob([bytes as BlobPart]), name)
    return client.raw('POST', `/231025/api${path}`, form)
  }
  const brought = (bytes: Uint8Array, name: string, department: string, client = secretary) => {
    const to = `/forms?id=${app.house.newId()}&department=${encodeURIComponent(department)}`
    return send(to, bytes, name, client) as Promise<Reply<{ id: string; ready: boolean }>>
  }
  const look = (id: string) => secretary.ok(formsApi.one, { params: { id } })
  return {
    app,
    db,
    secretary,
    worker,
    manager,
    rows,
    look,
    send: brought,
    bring: (file, department, client = secretary) =>
      brought(table(file), file.replace(/^\d+-/, ''), department, client),
    plan: async (id, uses = {}, more = {}) => {
      const { plan, version } = await look(id)
      const body = { id: app.house.newId(), base: version, plan: { ...plan, ...more, uses: { ...plan.uses, ...uses } } }
      await secretary.ok(formsApi.plan, { params: { id }, body })
    },
    fill: (id, client = secretary, place = village, month = '2026-03') =>
      client.ok(formsApi.fill, { params: { id }, body: { id: app.house.newId(), place, month, why: '按月报送' } }),
    served: async (name, minutes) => {
      const { number } = people.find((p) => p.name === name)!
      const found = await secretary.ok(peopleApi.search, { body: { q: number } })
      for (const n of minutes) {
        await rows(
          `insert into @service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
           values ($1, 1, true, $2, 'shequ', 'visit', $1, 'visit', 'at-home', $3, 'done', $4, $5, $3)`,
          [
            app.house.newId(),
            grid,
            '2026-03-05T10:00:00+08:00',
            JSON.stringify([{ minutes: n }]),
            JSON.stringify({ persons: [found.items[0]!.id] }),
          ],
        )
      }
    },
    close: async () => {
      await db.end()
      await app.close()
    },
  }
}

/** Through the front door, as a ledger. */
async function enterPeople(app: TestApp, secretary: Client): Promise<void> {
  const head = '户号,姓名,性别,身份证号码,出生日期,联系电话,与户主关系,救助类型,所属网格'
  const homes = [...new Set(people.map((p) => p.head))]
  const csv = people.map((p) =>
    [
      homes.indexOf(p.head) + 1,
      p.name,
      p.sex,
      p.number,
      p.born,
      p.phone,
      p.relation,
      p.categories.join('、'),
      '第一网格',
    ].join(','),
  )
  const form = new FormData()
  form.append('file', new Blob([`${head}\n${csv.join('\n')}\n`]), 'a.csv')
  const id = app.house.newId()
  const sent = await secretary.raw('POST', `/231025/api/imports?id=${id}&place=${encodeURIComponent(grid)}`, form)
  expect(sent.status).toBe(200)
  const state = async () => (await secretary.ok(peopleApi.import, { params: { id } })).state
  const until = (wanted: string) =>
    vi.waitFor(async () => expect(await state()).toBe(wanted), { timeout: 20_000, interval: 100 })
  await until('mapping')
  const plan = { mode: 'additions' as const, category: null, month: '2026-03', source: '民政名册', uses: {}, skip: [] }
  await secretary.ok(peopleApi.planImport, { params: { id }, body: { id: app.house.newId(), ...plan } })
  await until('preview')
  const doubts = (await secretary.ok(peopleApi.import, { params: { id } })).doubts
  for (const issue of Object.keys(doubts)) {
    await secretary.ok(peopleApi.decideRows, { params: { id }, body: { id: app.house.newId(), issue, as: 'take' } })
  }
  await secretary.ok(peopleApi.applyImport, { params: { id }, body: { id: app.house.newId() } })
  await until('applied')
}

/** Cells as our own reader tells them, sheet by sheet, row by row from 1. */
export async function cellsOf(filled: Pick<Filled, 'file'>): Promise<string[][][]> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-forms-'))
  try {
    const path = join(folder, 'filled')
    await writeFile(path, Buffer.from(filled.file, 'base64'))
    const sheets: string[][][] = []
    for await (const event of readSheets(path)) {
      if (event.is === 'sheet') sheets.push([])
      if (event.is === 'rows') for (const r of event.rows) sheets.at(-1)![r.at] = r.cells
    }
    return sheets
  } finally {
    await rm(folder, { recursive: true })
  }
}
