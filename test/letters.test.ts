/** [S1-49] Sealed letters from the phone's own vault to the server: performed once as their author, or on the supervisor's desk. */
import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lettersApi } from '../domain/accounts/letters-api.ts'
import { accountsApi } from '../domain/accounts/api.ts'
import { Refusal } from '../domain/kernel/errors.ts'
import { requestsApi } from '../domain/requests/api.ts'
import { authenticate } from '../server/accounts/index.ts'
import { workFor } from '../server/kernel/jobs/work.ts'
import { rooms } from '../server/rooms.ts'
import { base64 } from '../web/kit/vault/crypto.ts'
import { Vault } from '../web/kit/vault/vault.ts'
import { Outbox } from '../web/kit/outbox/outbox.ts'
import type { Letter } from '../web/kit/outbox/db.ts'
import { fileOf } from '../web/kit/outbox/uploads.ts'
import { startApp, type TestApp } from './app.ts'
import { Client } from './client.ts'
import { openSql } from './database.ts'
import { enter } from './enter.ts'

const grid = '231025/100/zhanqian/001/001/'
const community = '231025/100/zhanqian/001/'
let app: TestApp
let pool: pg.Pool
let secretary: Client
const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await pool.query<R>(text, values)).rows

beforeAll(async () => {
  app = await startApp({ rooms, authenticate, filling: 'bare' })
  pool = openSql(app.db)
  secretary = await enter(app, sql, [{ role: 'community-secretary', place: community }])
})
afterAll(async () => {
  await pool.end()
  await app.close()
})

let phones = 0

/** A worker with a phone that was opened, and what was written on it. */
async function worker() {
  const client = await enter(app, sql, [{ role: 'grid-worker', place: grid }])
  const { me } = await client.ok(accountsApi.me)
  const outbox = new Outbox({
    county: app.county.code,
    send: async () => undefined,
    name: `letters-${++phones}`,
    seal: (db) => new Vault({ db, county: app.county.code, rounds: 1000, newId: app.house.newId }),
  })
  const vault = outbox.seal as Vault
  await vault.start()
  let token = ''
  let phone = ''
  await vault.create('274913', me!.account, async (signing) => {
    const known = await client.ok(lettersApi.enrol, { body: { id: app.house.newId(), signing } })
    ;({ token, id: phone } = known)
    return known
  })
  return { client, account: me!.account, outbox, vault, phone, token }
}
type Worker = Awaited<ReturnType<typeof worker>>

const words = '楼道堆放杂物，老人出不去'

async function report(w: Worker, more: { place?: string; thread?: string; files?: string[] } = {}) {
  const [request, op] = [app.house.newId(), app.house.newId()]
  const doneAt = new Date(app.now().getTime() - 3_600_000).toISOString()
  const { place = grid, thread = `report:${request}`, files } = more
  const body = {
    request,
    report: { id: op, channel: 'grid', what: words, where: { place }, doneAt, ...(files && { files }) },
  }
  await w.outbox.write([
    { op, method: 'POST', path: requestsApi.file.path, body, about: { who: '网格一', what: '报一件' }, thread },
  ])
  return request
}

/** A matter of the next grid. */
async function elsewhere(): Promise<string> {
  const request = app.house.newId()
  const said = { id: app.house.newId(), channel: 'grid' as const, what: words, where: { place: `${community}002/` } }
  await secretary.ok(requestsApi.file, { body: { request, report: said } })
  return request
}

const note = (w: Worker, request: string, op: string) =>
  w.outbox.write([
    {
      op,
      method: 'POST',
      path: `/requests/${request}/note`,
      body: { id: op, said: '搬到楼下了' },
      about: { who: '王**', what: '补充' },
      thread: `request:${request}`,
    },
  ])

const sealed = (letter: Letter) => {
  const { keys, file } = letter
  return {
    id: letter.op,
    method: letter.method as 'POST',
    path: letter.path,
    thread: letter.thread,
    written: letter.written,
    no: letter.no,
    key: { to: keys!.county.to, from: base64(keys!.county.from), shut: base64(keys!.county.shut) },
    body: base64(letter.body as Uint8Array<ArrayBuffer>),
    about: base64(letter.about as Uint8Array<ArrayBuffer>),
    ...(file && {
      file: { content: base64(file.content as Uint8Array<ArrayBuffer>), name: file.name, type: file.type },
    }),
    signature: base64(keys!.signature),
    files: {},
  }
}
const letters = (w: Worker) => w.outbox.db.letters.orderBy('no').toArray()
const hand = (w: Worker, letter: ReturnType<typeof sealed>, token = w.token) =>
  new Client(app).call(lettersApi.handIn, { body: { phone: w.phone, token, letter } })
const handAll = async (w: Worker) => {
  const states: string[] = []
  for (const letter of await letters(w)) states.push((await hand(w, sealed(letter))).body.state)
  return states
}
const filed = async (id: string) =>
  (
    await sql<{ n: number; by: string; done: string }>(
      `select count(*)::int as n, min(a.account::text) as by, min(a.body ->> 'doneAt') as done from c231025.request_acts a where a.request = $1 and a.kind = 'report'`,
      [id],
    )
  )[0]!
/** What was done with it; within one moment of the fixed clock lines have no order. */
const trail = async (letter: string) =>
  (await sql<{ act: string }>(`select act from c231025.audit where subject = $1 order by at, id`, [letter]))
    .map((r) => r.act)
    .sort()

describe('[S1-49] sealed letters', () => {
  it('are performed once, as their author, with the time they were written; the token can do nothing else', async () => {
    const w = await worker()
    const request = await report(w)
    const [letter] = await letters(w)
    await w.vault.wipe('signed-out')
    expect(await handAll(w)).toEqual(['performed'])
    expect(await handAll(w)).toEqual(['performed'])
    expect(await filed(request)).toMatchObject({ n: 1, by: w.account, done: '2026-03-10T01:00:00.000Z' })
    const [row] = await sql<{ content: string | null }>('select content from c231025.letters where id = $1', [
      letter!.op,
    ])
    expect(row!.content).toBeNull()
    expect(await trail(letter!.op)).toEqual(['letters.hand-in', 'letters.performed'])
    const mine = await w.client.ok(lettersApi.mine, { query: {} })
    expect(mine.items.map((l) => [l.id, l.state])).toEqual([[letter!.op, 'performed']])
    const stolen = new Client(app)
    stolen.cookie = `__Host-linli=231025.${w.token}`
    expect((await stolen.call(lettersApi.mine, { query: {} })).status).toBe(401)
  })

  it('[S1-29] a report of harm is taken as from anybody, pictures after it: no letter is kept, no line names who carried it, nothing lies on the desk', async () => {
    const w = await worker()
    const [report, picture] = [app.house.newId(), app.house.newId()]
    const thread = `harm:${report}`
    const about = { who: '限阅', what: '报告一件' }
    const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
      .jpeg()
      .toBuffer()
    const file = { blob: new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), name: 'picture' }
    const path = `/children/harm/reports/${report}/pictures/${picture}`
    await w.outbox.write([
      { op: report, method: 'POST', path: '/children/harm', body: { id: report, what: '孩子身上有伤' }, about, thread },
      { op: picture, method: 'POST', path, about, thread, file },
    ])
    await w.client.ok(lettersApi.revoke, { params: { id: w.phone }, body: {} })
    await sql('update c231025.accounts set disabled_at = now() where id = $1', [w.account])
    expect(await handAll(w)).toEqual(['performed', 'performed'])
    expect(await handAll(w)).toEqual(['performed', 'performed'])
    const there = `select (select count(*) from c231025.harm_report where id = $1)::int as r, (select count(*) from c231025.harm_picture where report = $1)::int as p`
    expect(await sql(there, [report])).toEqual([{ r: 1, p: 1 }])
    expect(await sql('select 1 from c231025.letters where account = $1', [w.account])).toEqual([])
    const named = `select act from c231025.audit where (actor = $1 or subject = any($2) or detail::text like '%' || $1 || '%') and act in ('letters.hand-in', 'letters.performed', 'letters.desk')`
    expect(await sql(named, [w.account, [report, picture]])).toEqual([])
  })

  it('whoever finds the phone can write none: token, signature, head and key must fit', async () => {
    const w = await worker()
    await report(w)
    const good = sealed((await letters(w))[0]!)
    const other = await worker()
    await report(other)
    const theirs = sealed((await letters(other))[0]!)
    const replies = [
      await hand(w, good, 'x'.repeat(43)),
      await hand(w, theirs),
      await hand(w, { ...good, path: '/requests/0/close' }),
      await hand(w, { ...good, body: theirs.body }),
      await hand(w, { ...good, signature: theirs.signature }),
    ]
    expect(replies.map((r) => r.status)).toEqual([404, 422, 422, 422, 422])
    expect(await sql('select 1 from c231025.letters where id in ($1, $2)', [good.id, theirs.id])).toEqual([])
  })

  it('a picture goes before the act that names it, and both arrive', async () => {
    const w = await worker()
    const picture = readFileSync(new URL('../web/field/icon.svg', import.meta.url))
    const thread = 'report:with-picture'
    const op = app.house.newId()
    const about = { who: '', what: '照片' }
    await w.outbox.write([
      { op, method: 'POST', path: '/files', about, thread, file: { blob: new Blob([picture]), name: 'picture' } },
    ])
    const request = await report(w, { thread, files: [fileOf(op)] })
    // The server takes no drawing for a picture: it lies on the desk, and what was written after it waits.
    expect(await handAll(w)).toEqual(['desk', 'waiting'])
    await secretary.ok(lettersApi.refuse, { params: { id: op }, body: { id: app.house.newId(), why: '不是照片' } })
    expect(await filed(request)).toMatchObject({ n: 1 })
  })

  it('what is refused lies on the desk; whoever may there accepts it, and both names stand', async () => {
    const w = await worker()
    const [request, op] = [await elsewhere(), app.house.newId()]
    await note(w, request, op)
    const [letter] = await letters(w)
    expect(await handAll(w)).toEqual(['desk'])
    const list = await secretary.ok(lettersApi.list, { query: {} })
    const brief = list.items.find((l) => l.id === letter!.op)!
    expect(brief).toMatchObject({
      author: { account: w.account },
      because: { fault: 'refused', code: 'not-found' },
    })
    const view = await secretary.ok(lettersApi.get, { params: { id: letter!.op }, body: {} })
    expect(view).toMatchObject({ about: { what: '补充' }, before: 0 })
    expect(view.lines.map((l) => l.text)).toEqual(['搬到楼下了'])
    const stranger = await enter(app, sql, [{ role: 'community-secretary', place: '231025/100/zhanqian/002/' }])
    expect((await stranger.call(lettersApi.get, { params: { id: letter!.op }, body: {} })).status).toBe(404)
    expect(
      (await w.client.call(lettersApi.accept, { params: { id: letter!.op }, body: { id: app.house.newId() } })).status,
    ).toBe(403)
    const accept = () =>
      secretary.call(lettersApi.accept, { params: { id: letter!.op }, body: { id: app.house.newId() } })
    expect((await accept()).body).toEqual({ state: 'accepted' })
    expect((await accept()).body).toEqual({ state: 'accepted' })
    const acts = await sql('select account from c231025.request_acts where id = $1', [op])
    expect(acts).toEqual([{ account: w.account }])
    expect(await trail(letter!.op)).toEqual(['letters.accept', 'letters.desk', 'letters.hand-in', 'letters.look'])
    const [mine] = (await w.client.ok(lettersApi.mine, { query: {} })).items
    expect(mine).toMatchObject({ state: 'accepted', settled: { shown: expect.any(String) } })
  })

  it('of a revoked phone and of a closed account every letter lies on the desk, in order, and the phone is told', async () => {
    const w = await worker()
    const [first, second] = [await report(w, { thread: 't' }), await report(w, { thread: 't' })]
    const lease = () => new Client(app).call(lettersApi.lease, { body: { phone: w.phone, token: w.token } })
    expect((await lease()).body.limits.leaseHours).toBe(72)
    await w.client.ok(lettersApi.revoke, { params: { id: w.phone }, body: {} })
    expect((await lease()).problem.code).toBe('gone')
    await sql('update c231025.accounts set disabled_at = now() where id = $1', [w.account])
    expect(await handAll(w)).toEqual(['desk', 'desk'])
    const [one, two] = (await letters(w)).map((l) => l.op)
    const settle = (id: string) =>
      secretary.call(lettersApi.accept, { params: { id }, body: { id: app.house.newId() } })
    expect((await settle(two!)).problem.code).toBe('out-of-turn')
    expect((await settle(one!)).body).toEqual({ state: 'accepted' })
    const why = '这件已经报过'
    await secretary.ok(lettersApi.refuse, { params: { id: two! }, body: { id: app.house.newId(), why } })
    expect([(await filed(first)).n, (await filed(second)).n]).toEqual([1, 0])
    const done = await secretary.ok(lettersApi.list, { query: { state: 'settled' } })
    expect(done.items.find((l) => l.id === two)).toMatchObject({ state: 'refused', settled: { why } })
  })

  it('an administrator revokes all phones of an account with a reason, once; another county’s part, and oneself, are not theirs', async () => {
    const w = await worker()
    await report(w)
    const admin = await enter(app, sql, [{ role: 'administrator', place: '231025/' }], { factor: 1 })
    const edit = { id: app.house.newId(), why: '手机丢了' }
    const revoke = (by: Client, id = w.account) => by.call(lettersApi.revokeAll, { params: { id }, body: edit })
    expect((await revoke(w.client)).status).toBe(403)
    const oneself = (await admin.ok(accountsApi.me)).me!.account
    expect((await revoke(admin, oneself)).status).toBe(403)
    const away = await enter(app, sql, [{ role: 'administrator', place: '231025/107/' }], { factor: 1 })
    expect((await revoke(away)).status).toBe(404)
    expect((await revoke(admin)).body).toEqual({ ok: true })
    expect((await revoke(admin)).body).toEqual({ ok: true })
    const lease = await new Client(app).call(lettersApi.lease, { body: { phone: w.phone, token: w.token } })
    expect(lease.problem.code).toBe('gone')
    expect(await handAll(w)).toEqual(['desk'])
    const [kept] = await sql<{ reason: string }>('select reason from c231025.history where id = $1', [edit.id])
    expect(kept!.reason).toBe('手机丢了')
    const lines = await sql(`select 1 from c231025.audit where act = 'letters.revoke-all' and subject = $1`, [
      w.account,
    ])
    expect(lines).toHaveLength(1)
    // The account itself stays open.
    expect((await w.client.call(accountsApi.me)).status).toBe(200)
  })

  it('[L7] after the data key was changed phones get a new pair, and letters on their way are opened all the same', async () => {
    const w = await worker()
    const request = await report(w)
    const ask = async () =>
      (await new Client(app).ok(lettersApi.lease, { body: { phone: w.phone, token: w.token } })).key.id
    const before = await ask()
    const keys = app.house.keys
    app.house.keys = { ...keys, current: 'fresh', data: new Map([...keys.data, ['fresh', Buffer.alloc(32, 7)]]) }
    expect(await ask()).not.toBe(before)
    expect(await ask()).toBe(await ask())
    expect(await handAll(w)).toEqual(['performed'])
    expect(await filed(request)).toMatchObject({ n: 1 })
    app.house.keys = keys
  })

  it('what was interrupted is performed by the job; what was refused is emptied after ninety days', async () => {
    const w = await worker()
    const request = await report(w)
    await note(w, await elsewhere(), app.house.newId())
    const room = rooms.find((r) => r.name === 'requests')!
    const file = room.routes['file']!
    room.routes['file'] = () => Promise.reject(new Refusal('unavailable'))
    expect(await handAll(w)).toEqual(['waiting', 'desk'])
    room.routes['file'] = file
    const job = rooms.flatMap((r) => r.jobs ?? []).find((j) => j.name === 'accounts.letters')!
    const began = app.now()
    app.setNow(new Date(began.getTime() + 120_000))
    await job.run(workFor(app.house, app.county))
    expect(await filed(request)).toMatchObject({ n: 1 })
    const [, other] = (await letters(w)).map((l) => l.op)
    await secretary.ok(lettersApi.refuse, {
      params: { id: other! },
      body: { id: app.house.newId(), why: '不属于本社区' },
    })
    app.setNow(new Date(began.getTime() + 91 * 86_400_000))
    await job.run(workFor(app.house, app.county))
    const [row] = await sql<{ content: string | null; why: string }>(
      'select content, why from c231025.letters where id = $1',
      [other],
    )
    expect(row).toEqual({ content: null, why: '不属于本社区' })
    app.setNow(began)
  })
})
