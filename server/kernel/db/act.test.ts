import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../test/app.ts'
import { room } from '../context.ts'
import { wholeCounty } from '../db/scope.ts'
import { inAct, type Deed } from './act.ts'
import { reading, sql, type Statement } from './tx.ts'

const subject = '01900000-0000-7000-8000-000000000001'
const heard: string[] = []
let app: TestApp
let admin: pg.Client

const listening = room({
  name: 'listening',
  api: {},
  routes: {},
  on: { 'things.done': async (event) => void heard.push(`${event.subject}#${event.seq}`) },
})

beforeAll(async () => {
  app = await startApp({ rooms: [listening], authenticate: async () => undefined })
  admin = new pg.Client(app.db.config)
  await admin.connect()
  await admin.query(`
    create table c231025.things (id uuid primary key, place text collate "C" not null, seq int not null, unique (place, seq));
    alter table c231025.things enable row level security;
    grant select, insert, update on c231025.things to linli_app;
    create policy things_in_scope on c231025.things using (exists (
      select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
      where place >= s.lo and place < s.hi));`)
})
afterAll(async () => {
  await admin.end()
  await app.close()
})

const town = { ranges: [{ lo: '231025/100/', hi: '231025/1000' }], units: [] }
const doer = (scope = town) => ({ county: '231025', scope, account: null, now: app.now() })
const thing = (id: string, place: string, seq = 1): Statement =>
  sql('things.add', 'insert into things values ($1, $2, $3)', [id, place, seq])
const deed = (writes: Statement[]): Deed<string> => ({
  writes,
  audit: [{ act: 'things.do', subjectKind: 'thing', subject }],
  events: [{ name: 'things.done', version: 1, subject, seq: 1, payload: {} }],
  answer: 'done',
})
const count = async (table: string) =>
  Number((await admin.query(`select count(*) from c231025.${table}`)).rows[0].count)
const counts = async () => [await count('things'), await count('audit'), await count('outbox')]

describe('the act', () => {
  it('writes the row, its audit line and its event together', async () => {
    const before = await counts()
    const answer = await inAct(
      app.house.pools.app,
      doer(),
      async () => undefined,
      () => deed([thing(app.house.newId(), '231025/100/a/', 1)]),
    )
    expect(answer).toBe('done')
    expect(await counts()).toEqual(before.map((n) => n + 1))
  })

  const broken = sql('things.broken', 'select 1/0', [])
  const good = () => thing(app.house.newId(), `231025/100/${Math.floor(performance.now() * 1000)}/`)
  it.each([0, 1, 2])('leaves no row when the write at position %i fails', async (position) => {
    const before = await counts()
    const writes = [good(), good()]
    writes.splice(position, 0, broken)
    await expect(
      inAct(
        app.house.pools.app,
        doer(),
        async () => undefined,
        () => deed(writes),
      ),
    ).rejects.toThrow(/division by zero/)
    expect(await counts()).toEqual(before)
  })

  it('leaves no row when loading fails, and the connection can be used again', async () => {
    const before = await counts()
    await expect(
      inAct(
        app.house.pools.app,
        doer(),
        (tx) => tx.rows(broken),
        () => deed([good()]),
      ),
    ).rejects.toThrow(/division by zero/)
    expect(await counts()).toEqual(before)
    await inAct(
      app.house.pools.app,
      doer(),
      async () => undefined,
      () => deed([good()]),
    )
    expect(await count('things')).toBe(before[0]! + 1)
  })

  it('what fails before it has asked for anything leaves no transaction open on the connection it gives back', async () => {
    const wrong = () => {
      throw new Error('a cursor that is none')
    }
    const pool = app.house.pools.app
    for (let n = 0; n < 20; n++) {
      await expect(reading(pool, '231025', town, wrong)).rejects.toThrow('a cursor')
      await expect(inAct(pool, doer(), wrong, () => deed([]))).rejects.toThrow('a cursor')
    }
    const [row] = (
      await pool.query<{ left: string }>(
        `select (now() = statement_timestamp())::text || current_setting('transaction_read_only') as left`,
      )
    ).rows
    expect(row!.left).toBe('trueoff')
    const before = await count('things')
    await inAct(
      pool,
      doer(),
      async () => undefined,
      () => deed([good()]),
    )
    expect(await count('things')).toBe(before + 1)
  })

  it('leaves no row when a constraint fails only at the second of two acts', async () => {
    const once = () =>
      inAct(
        app.house.pools.app,
        doer(),
        async () => undefined,
        () => deed([thing(app.house.newId(), '231025/100/twice/', 7)]),
      )
    await once()
    const before = await counts()
    await expect(once()).rejects.toMatchObject({ code: '23505' })
    expect(await counts()).toEqual(before)
  })

  it('[L6] refuses a row outside the scope, unless the deed widens it after it was permitted', async () => {
    const elsewhere = () => thing(app.house.newId(), '231025/101/a/', Math.floor(performance.now() * 1000) % 1e9)
    await expect(
      inAct(
        app.house.pools.app,
        doer(),
        async () => undefined,
        () => deed([elsewhere()]),
      ),
    ).rejects.toThrow(/row-level security/)
    const widened = { ...deed([elsewhere()]), widen: { ranges: [{ lo: '231025/101/', hi: '231025/1010' }] } }
    await expect(
      inAct(
        app.house.pools.app,
        doer(),
        async () => undefined,
        () => widened,
      ),
    ).resolves.toBe('done')
  })

  it('[L6] a reader sees the rows of the scope and no others', async () => {
    const rows = await reading(app.house.pools.app, '231025', town, (tx) =>
      tx.rows<{ place: string }>(sql('things.all', 'select place from things')),
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((r) => r.place.startsWith('231025/100/'))).toBe(true)
    const none = await reading(app.house.pools.app, '231025', { ranges: [], units: [] }, (tx) =>
      tx.rows(sql('things.all', 'select place from things')),
    )
    expect(none).toEqual([])
  })

  it('events reach the rooms that asked, in the order of their subject, and are gone then', async () => {
    const other = app.house.newId()
    for (const seq of [2, 1, 3]) {
      const events = [{ name: 'things.done', version: 1, subject: other, seq, payload: {} }]
      await inAct(
        app.house.pools.app,
        doer(),
        async () => undefined,
        () => ({ ...deed([]), audit: [], events }),
      )
    }
    await app.settle()
    expect(heard.filter((h) => h.startsWith(other))).toEqual([1, 2, 3].map((n) => `${other}#${n}`))
    expect(await count('outbox')).toBe(0)
  })
})

describe('the audit', () => {
  it('[L9] is sealed in blocks and proven; a changed, a missing and an added line are found', async () => {
    await app.seal()
    const line = () =>
      inAct(
        app.house.pools.app,
        doer(),
        async () => undefined,
        () => ({ ...deed([]), events: [] }),
      )
    await line()
    await line()
    await app.seal()
    expect(await app.verify()).toMatchObject({ ok: true, blocks: 2, waiting: 0 })

    const id = (await admin.query('select id from c231025.audit where block = 2 limit 1')).rows[0].id as string
    await admin.query(`update c231025.audit set act = 'things.undo' where id = $1`, [id])
    expect((await app.verify()).faults).toEqual([`line ${id} in block 2 was altered`])
    await admin.query(`update c231025.audit set act = 'things.do' where id = $1`, [id])
    expect((await app.verify()).ok).toBe(true)

    await admin.query(`update c231025.audit set block = null where id = $1`, [id])
    const verdict = await app.verify()
    expect(verdict.ok).toBe(false)
    expect(verdict.waiting).toBe(1)
    await admin.query(`update c231025.audit set block = 2 where id = $1`, [id])
    await admin.query('delete from c231025.audit_blocks where no = 2')
    expect((await app.verify()).faults).toContain('block 2 is in the heads kept outside and not in the database')
  })

  it('[L9] nobody but the sealer may set a block, and nobody may change or delete a line', async () => {
    const as = (role: string) => new pg.Pool({ ...app.db.config, user: role, max: 1 })
    for (const role of ['linli_app', 'linli_jobs']) {
      const pool = as(role)
      for (const text of [
        'update c231025.audit set block = 9',
        'delete from c231025.audit',
        `update c231025.audit set act = 'x'`,
      ]) {
        await expect(pool.query(text)).rejects.toThrow(/permission denied/)
      }
      await pool.end()
    }
    const sealer = as('linli_sealer')
    await expect(sealer.query(`update c231025.audit set act = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(sealer.query('delete from c231025.audit')).rejects.toThrow(/permission denied/)
    await sealer.end()
  })

  it('jobs see the whole county and no other', () => {
    expect(wholeCounty('231025').ranges).toEqual([{ lo: '231025/', hi: '2310250' }])
  })
})
