import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { channel, listen, packed } from './listen.ts'

let db: TestDatabase
let admin: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  admin = new pg.Client(db.config)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await db.drop()
})

const ears = async () =>
  (
    await admin.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and query = 'listen ${channel}' and state = 'idle'`,
    )
  ).rows.map((r) => r.pid)
const say = (topic: string) => admin.query('select pg_notify($1, $2)', [channel, JSON.stringify([topic])])

describe('what other processes announce', () => {
  it('is whole however much it is, and every message can be sent', async () => {
    const topics = Array.from(
      { length: 900 },
      (_, i) => `231025:requests@231025/100/zhanqian/001/${String(i).padStart(3, '0')}/`,
    )
    const messages = packed(topics)
    expect(messages.flatMap((m) => JSON.parse(m) as string[])).toEqual(topics)
    await admin.query('select pg_notify($1, message) from unnest($2::text[]) message', [channel, messages])
    expect(packed([])).toEqual(['[]'])
  })

  it('is heard once again after the database was away, however often it was tried', async () => {
    const heard: string[] = []
    let away = 0
    let tries = 0
    const back = vi.fn()
    const listening = await listen(
      () => {
        tries++
        return new pg.Client(away-- > 0 ? { ...db.config, host: '/nowhere' } : db.config)
      },
      (topic) => heard.push(topic),
      back,
      1,
    )
    await say('231025:requests')
    await vi.waitFor(() => expect(heard).toEqual(['231025:requests']))
    away = 6
    const before = await ears()
    await admin.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [before])
    // One that was told to go is there for a moment yet.
    await vi.waitFor(
      async () => {
        const now = await ears()
        expect([now.length, now[0] === before[0]]).toEqual([1, false])
      },
      { timeout: 10_000 },
    )
    await say('231025:places')
    await vi.waitFor(() => expect(heard).toEqual(['231025:requests', '231025:places']))
    // The first, six that found nobody, the one that stays.
    expect(tries).toBe(8)
    expect(back).toHaveBeenCalledTimes(1)
    await listening.stop()
    await vi.waitFor(async () => expect(await ears()).toEqual([]))
  })
})
