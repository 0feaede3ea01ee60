/** Attack 26 of the list we hold ourselves to: rewriting what happened, with and without the rights of the database's owner. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { start, startLoop, type Loop, type Sent } from './requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

describe('attack 26: rewriting what happened', () => {
  let sent: Sent
  const asRole = async (user: string, text: string) => {
    const client = new pg.Client({ ...t.at.app.db.config, user })
    await client.connect()
    try {
      await client.query(
        `set linli.lo = '{"231025/"}'; set linli.hi = '{"2310250"}'; set linli.units = '{}'; set linli.account = ''; set search_path = c231025`,
      )
      return await client.query(text).then(
        () => 'done',
        (e: { code: string }) => e.code,
      )
    } finally {
      await client.end()
    }
  }
  beforeAll(async () => {
    sent = await t.resolved()
    await t.at.app.settle()
    await t.at.app.seal()
  })

  it('untouched, every line is proven', async () => {
    expect((await t.at.app.verify()).faults).toEqual([])
  })

  it('the roles of the program change neither audit nor acts', async () => {
    const denied = '42501'
    for (const user of ['linli_app', 'linli_jobs']) {
      for (const text of [
        'update c231025.audit set act = $$x$$',
        'delete from c231025.audit',
        'update c231025.audit set block = null',
        'truncate c231025.audit',
        'delete from c231025.audit_blocks',
        'update c231025.audit_blocks set lines = 1',
        'update c231025.request_acts set kind = $$x$$',
        'delete from c231025.request_acts',
        'delete from c231025.requests',
        'delete from c231025.texts',
        'update c231025.history set actor = null',
        'delete from c231025.history',
        'update c231025.service_records set outcome = $$done$$',
        'drop table c231025.audit',
        'alter table c231025.requests disable row level security',
        'set role postgres',
        'create table c231025.x (a int)',
      ])
        expect([`${user}: ${text}`, await asRole(user, text)]).toEqual([`${user}: ${text}`, denied])
    }
    expect(await asRole('linli_sealer', 'update c231025.audit set act = $$x$$')).toBe(denied)
    expect(await asRole('linli_sealer', 'delete from c231025.audit')).toBe(denied)
    expect(await asRole('linli_sealer', 'select 1 from c231025.texts')).toBe(denied)
  })

  it.each([
    [
      'a changed line',
      `update c231025.audit set act = 'requests.nothing' where id = (select id from c231025.audit where block is not null order by id limit 1)`,
    ],
    [
      'a line moved in time',
      `update c231025.audit set at = at + interval '1 second' where id = (select id from c231025.audit where block is not null order by id limit 1)`,
    ],
    [
      'a changed detail',
      `update c231025.audit set detail = '{"seq":99}' where id = (select id from c231025.audit where block is not null and detail ? 'seq' order by id limit 1)`,
    ],
    [
      'a line taken out',
      `delete from c231025.audit where id = (select id from c231025.audit where block is not null order by id limit 1)`,
    ],
    [
      'a line put in',
      `insert into c231025.audit select gen_random_uuid(), at, actor, act, subject_kind, subject, detail, body_hash, hash, block from c231025.audit where block is not null limit 1`,
    ],
    ['a block taken out', `delete from c231025.audit_blocks where no = 1`],
    [
      'a root rewritten',
      `update c231025.audit_blocks set root = decode(repeat('00', 32), 'hex'), lines = lines where no = 1`,
    ],
  ])('%s by whoever owns the database is noticed', async (_, text) => {
    const admin = new pg.Client(t.at.app.db.config)
    await admin.connect()
    await admin.query(
      'create table c231025.kept_audit as select * from c231025.audit; create table c231025.kept_blocks as select * from c231025.audit_blocks',
    )
    try {
      expect((await admin.query(text)).rowCount).toBe(1)
      expect((await t.at.app.verify()).faults.length).toBeGreaterThan(0)
    } finally {
      await admin.query(
        'truncate c231025.audit, c231025.audit_blocks; insert into c231025.audit select * from c231025.kept_audit; insert into c231025.audit_blocks select * from c231025.kept_blocks; drop table c231025.kept_audit, c231025.kept_blocks',
      )
      await admin.end()
    }
    expect((await t.at.app.verify()).faults).toEqual([])
  })

  it('what an act says is bound to its line: the body cannot be exchanged under it', async () => {
    const bound = await t.at.sql<{ act: string; same: boolean }>(
      `select l.act, l.body_hash = a.body_hash as same from c231025.audit l join c231025.request_acts a on a.request::text = l.subject and a.seq = (l.detail ->> 'seq')::int where l.subject = $1`,
      [sent.request],
    )
    expect(bound.length).toBeGreaterThanOrEqual(5)
    expect(bound.every((b) => b.same)).toBe(true)
  })
})
