import type { Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { send } from './flight.ts'
import { openPools } from './pools.ts'

let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  client = new pg.Client({ ...db.config, pipeline: true })
  await client.connect()
  await client.query(
    'create table boats (id int primary key, name text, at timestamptz, tags text[], load jsonb, raw bytea)',
  )
})
beforeEach(() => client.query('truncate boats'))
afterAll(async () => {
  await client.end()
  await db.drop()
})

const add = (id: number) => send(client, { name: 'add', text: 'insert into boats (id) values ($1)', values: [id] })
const ids = async () =>
  (await send(client, { name: 'ids', text: 'select id from boats order by id', values: [] })).rows.map(
    (r) => (r as { id: number }).id,
  )
const commit = () => send(client, { name: 'commit', text: 'commit', values: [] })

describe('a flight', () => {
  it('answers each statement with its own rows, the first time and again', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const [one, two, three] = await Promise.all([
        send(client, { name: 'n', text: 'select $1::int as n, null as nothing', values: [turn] }),
        send(client, { name: 'many', text: 'select g from generate_series(1, $1::int) g', values: [turn] }),
        send(client, { name: 'none', text: 'delete from boats where id = $1', values: [-1] }),
      ])
      expect(one.rows).toEqual([{ n: turn, nothing: null }])
      expect(two.rows).toEqual(Array.from({ length: turn }, (_, i) => ({ g: i + 1 })))
      expect([two.rowCount, three.command, three.rowCount, three.rows]).toEqual([turn, 'DELETE', 0, []])
    }
  })

  it('the same statement stands in it as often as wanted', async () => {
    await Promise.all([1, 2, 3].map(add))
    expect(await ids()).toEqual([1, 2, 3])
  })

  it('values come back as they went', async () => {
    const row = {
      id: 7,
      name: '林口 ' + '"\\\'',
      at: new Date('2026-03-10T09:00:00.123+08:00'),
      tags: ['a', 'b "c"'],
      load: { a: [1, null], 字: '值' },
      raw: Buffer.from([0, 255, 10]),
    }
    await send(client, {
      name: 'whole',
      text: 'insert into boats (id, name, at, tags, load, raw) values ($1, $2, $3, $4, $5, $6)',
      values: Object.values(row),
    })
    const back = await send(client, { name: 'back', text: 'select * from boats', values: [] })
    expect(back.rows).toEqual([row])
    const never = await send(client, {
      name: 'never',
      text: 'select $1::timestamptz as at, $2::text as nothing',
      values: ['infinity', undefined],
    })
    expect(never.rows).toEqual([{ at: Infinity, nothing: null }])
  })

  it.each([0, 1, 2])(
    'fails from the statement that fails on (at %i), tries no commit, and the connection goes on',
    async (position) => {
      const broken = () => send(client, { name: `broken-${position}`, text: 'select 1 / $1::int', values: [0] })
      const begun = client.query('begin')
      const all = [() => add(1), () => add(2)]
      all.splice(position, 0, broken)
      const results = await Promise.allSettled([...all.map((go) => go()), commit()])
      expect((await begun).command).toBe('BEGIN')
      expect(results.map((r) => r.status)).toEqual(
        [...all, commit].map((_, i) => (i < position ? 'fulfilled' : 'rejected')),
      )
      expect(results.flatMap((r) => (r.status === 'rejected' ? [(r.reason as { code: string }).code] : []))).toEqual(
        Array(4 - position).fill('22012'),
      )
      await client.query('rollback')
      expect(await ids()).toEqual([])
      await client.query('begin')
      await Promise.all([add(1), add(2), commit()])
      expect(await ids()).toEqual([1, 2])
    },
  )

  it('a statement that was skipped the first time is prepared the second', async () => {
    const wrong = send(client, { name: 'wrong', text: 'select * from no_such_table', values: [] })
    const late = () => send(client, { name: 'late', text: 'select $1::text as word', values: ['here'] })
    await expect(wrong).rejects.toMatchObject({ code: '42P01' })
    const again = send(client, { name: 'wrong', text: 'select * from no_such_table', values: [] })
    await expect(Promise.all([again, late()])).rejects.toMatchObject({ code: '42P01' })
    expect((await late()).rows).toEqual([{ word: 'here' }])
  })

  it('a value that cannot be written down fails before anything is sent', async () => {
    const ring: Record<string, unknown> = {}
    ring['self'] = ring
    const both = [add(1), send(client, { name: 'ring', text: 'select $1::jsonb', values: [ring] })]
    expect((await Promise.allSettled(both)).map((r) => r.status)).toEqual(['rejected', 'rejected'])
    expect(await ids()).toEqual([])
  })

  it('several flights and plain queries keep their order on one connection', async () => {
    const first = add(1)
    await Promise.resolve()
    const second = ids()
    await Promise.resolve()
    const plain = client.query('select 5 as five')
    const third = add(2)
    await Promise.all([first, third])
    expect(await second).toEqual([1])
    expect((await plain).rows).toEqual([{ five: 5 }])
    expect(await ids()).toEqual([1, 2])
  })

  const gone = async (pid: number) => {
    await client.query('select pg_terminate_backend($1)', [pid])
    // Its row in pg_stat_activity goes before its socket does; the process itself takes everything along.
    while (lives(pid)) await new Promise(setImmediate)
  }
  const lives = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM'
    }
  }
  const pidOf = async (of: pg.ClientBase) =>
    (await of.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid

  it('everything still waiting is told when the connection dies', async () => {
    const mortal = new pg.Client({ ...db.config, pipeline: true })
    mortal.on('error', () => undefined)
    await mortal.connect()
    const pid = await pidOf(mortal)
    const asleep = Promise.allSettled(
      [1, 2].map((n) => send(mortal, { name: `sleep-${n}`, text: 'select pg_sleep(60)', values: [] })),
    )
    await Promise.resolve()
    const behind = Promise.allSettled([
      mortal.query('select 1'),
      send(mortal, { name: 'late', text: 'select 1', values: [] }),
    ])
    await gone(pid)
    expect([...(await asleep), ...(await behind)].map((r) => r.status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'rejected',
    ])
    await expect(send(mortal, { name: 'never', text: 'select 1', values: [] })).rejects.toThrow(/not queryable/)
  })

  it('what is written into a connection that died unnoticed is told, and the pool goes on with another', async () => {
    const pools = openPools(db.config, { app: 1, jobs: 1, sealer: 1, restricted: 1 })
    try {
      const held = await pools.app.connect()
      const pid = await pidOf(held)
      const { stream } = (held as unknown as { connection: { stream: Socket } }).connection
      // Deaf, as a process that is busy: the farewell lies unread when the next flight is written.
      stream.pause()
      await gone(pid)
      const sent = send(held, { name: 'into-nothing', text: 'select 1 as n', values: [] })
      await expect(sent).rejects.toMatchObject({ code: 'EPIPE' })
      held.release(true)
      const next = await pools.app.connect()
      expect((await send(next, { name: 'n', text: 'select 1 as n', values: [] })).rows).toEqual([{ n: 1 }])
      next.release()
    } finally {
      await pools.end()
    }
  })
})
