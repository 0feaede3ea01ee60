/** Attack 26 of the list we hold ourselves to: rewriting what happened, with and without the rights of the database's owner. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lineHash } from '../server/kernel/audit/line.ts'
import { blockHash, merkleRoot } from '../server/kernel/audit/seal.ts'
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
    for (let block = 2; block <= 3; block++) {
      await t.accepted()
      await t.at.app.seal()
    }
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

  const sealedLine = '(select id from c231025.audit where block = 2 order by id limit 1)'
  type Tamper = (admin: pg.Client) => Promise<unknown>
  const by =
    (text: string): Tamper =>
    async (admin) =>
      expect((await admin.query(text)).rowCount).toBe(1)
  /** Whoever knows the code makes hashes that fit: of a line, and of its whole block. */
  const fitting =
    (whole: boolean): Tamper =>
    async (admin) => {
      await by(`update c231025.audit set act = 'requests.nothing' where id = ${sealedLine}`)(admin)
      const { rows: lines } = await admin.query('select * from c231025.audit where block = 2 order by id')
      const hashes = lines.map(lineHash)
      await admin.query('update c231025.audit set hash = $2 where id = $1', [lines[0].id, hashes[0]])
      if (!whole) return
      const [block] = (await admin.query('select * from c231025.audit_blocks where no = 2')).rows
      const made = { ...block, no: 2, root: merkleRoot(hashes) }
      const values = [made.root, blockHash(made)]
      await admin.query('update c231025.audit_blocks set root = $1, hash = $2 where no = 2', values)
    }

  it.each<[string, Tamper, string[]]>([
    [
      'a changed line',
      by(`update c231025.audit set act = 'requests.nothing' where id = ${sealedLine}`),
      ['line … in block 2 was altered'],
    ],
    [
      'a line moved in time',
      by(`update c231025.audit set at = at + interval '1 second' where id = ${sealedLine}`),
      ['line … in block 2 was altered'],
    ],
    [
      'a changed detail',
      by(`update c231025.audit set detail = '{"seq":99}' where id = ${sealedLine}`),
      ['line … in block 2 was altered'],
    ],
    [
      'a line taken out',
      by(`delete from c231025.audit where id = ${sealedLine}`),
      ['block 2 has 1 lines and was sealed with 2', 'block 2: its lines are not those that were sealed'],
    ],
    [
      'a line put in',
      by(
        `insert into c231025.audit select gen_random_uuid(), at, actor, act, subject_kind, subject, detail, body_hash, hash, block from c231025.audit where id = ${sealedLine}`,
      ),
      [
        'block 2 has 3 lines and was sealed with 2',
        'line … in block 2 was altered',
        'block 2: its lines are not those that were sealed',
      ],
    ],
    [
      'a line moved to another block',
      by(`update c231025.audit set block = 3 where id = ${sealedLine}`),
      [
        'block 2 has 1 lines and was sealed with 2',
        'block 2: its lines are not those that were sealed',
        'block 3 has 3 lines and was sealed with 2',
        'block 3: its lines are not those that were sealed',
      ],
    ],
    [
      'a block taken out',
      by('delete from c231025.audit_blocks where no = 2'),
      [
        'block 2 is missing',
        'block 3 does not continue the one before',
        'block 2 is in the heads kept outside and not in the database',
      ],
    ],
    [
      'the last block taken out',
      by('delete from c231025.audit_blocks where no = 3'),
      ['block 3 is in the heads kept outside and not in the database'],
    ],
    [
      'a root rewritten',
      by(`update c231025.audit_blocks set root = decode(repeat('00', 32), 'hex') where no = 2`),
      ['block 2 was altered', 'block 2: its lines are not those that were sealed'],
    ],
    ['a line with a hash that fits', fitting(false), ['block 2: its lines are not those that were sealed']],
    [
      'a block with hashes that fit',
      fitting(true),
      ['block 2: differs from the heads kept outside', 'block 3 does not continue the one before'],
    ],
  ])('%s by whoever owns the database is noticed, and said', async (_, tamper, said) => {
    const admin = new pg.Client(t.at.app.db.config)
    await admin.connect()
    await admin.query(
      'create table c231025.kept_audit as select * from c231025.audit; create table c231025.kept_blocks as select * from c231025.audit_blocks',
    )
    try {
      await tamper(admin)
      const { ok, faults } = await t.at.app.verify()
      expect(ok).toBe(false)
      expect(faults.map((f) => f.replace(/line [0-9a-f-]{36}/, 'line …'))).toEqual(said)
    } finally {
      await admin.query(
        'truncate c231025.audit, c231025.audit_blocks; insert into c231025.audit select * from c231025.kept_audit; insert into c231025.audit_blocks select * from c231025.kept_blocks; drop table c231025.kept_audit, c231025.kept_blocks',
      )
      await admin.end()
    }
    expect((await t.at.app.verify()).faults).toEqual([])
  })

  it('a line that waits for its block is proven by nothing yet, and is noticed as soon as it is sealed', async () => {
    await t.reported()
    await t.at.sql(`update c231025.audit set act = 'requests.nothing' where block is null and act = 'requests.report'`)
    expect(await t.at.app.verify()).toMatchObject({ ok: true, waiting: 1 })
    await t.at.app.seal()
    const { faults } = await t.at.app.verify()
    expect(faults).toEqual([expect.stringMatching(/^line [0-9a-f-]{36} in block 4 was altered$/)])
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
