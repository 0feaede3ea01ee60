/** What is wrong with the machine: each brought about for real, seen by the administrator in full, and by everybody else as a no. */
import fs from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { machineApi, type MachineFinding } from '../../../domain/kernel/machine-api.ts'
import { startApp, type TestApp } from '../../../test/app.ts'
import type { Client } from '../../../test/client.ts'
import { startRelay } from '../../../test/servers.ts'
import { testSessions } from '../../../test/sessions.ts'
import { rooms } from '../../rooms.ts'
import { seal } from '../audit/seal.ts'
import { headsFile } from '../house.ts'
import { noteState } from '../backup/state.ts'
import { sendNow } from '../gateways/sms.ts'
import { smsRelay } from '../gateways/sms-http.ts'
import { soundness } from './index.ts'
import { gapOf } from './judge.ts'
import { lookAt } from './look.ts'

const county = '231025'
const sessions = testSessions()
let app: TestApp
let sql: pg.Client
let admin: Client
let folder: string
let clock = 0

beforeAll(async () => {
  app = await startApp({ rooms, authenticate: sessions.authenticate, filling: 'demo' })
  sql = new pg.Client(app.db.config)
  await sql.connect()
  admin = sessions.as(app, 'administrator', [{ role: 'administrator', place: `${county}/` }])
  folder = app.house.machine.varFolder
  // The database's clock is the real one, so this house lives today, whatever day that is: what was written is past, this year is known.
  await sql.query(`update network.counties set opened_at = '2020-01-01'`)
  for (const schema of [`c${county}`, 'c990001']) {
    await sql.query(`update ${schema}.audit set at = '2020-01-01'`)
    await sql.query(
      `insert into ${schema}.calendar_years (year, complete, source)
       select extract(year from now())::int + n, true, 'trial' from generate_series(0, 1) n
       on conflict (year) do update set complete = true`,
    )
  }
})
afterAll(async () => {
  await sql.end()
  await app.close()
})
beforeEach(async () => {
  await sql.query(`delete from c${county}.outbox; delete from c990001.outbox`)
  await sql.query(`delete from pgboss.job; delete from pgboss.schedule`)
  app.setNow(new Date((clock = Date.now())))
  app.flow()
  for (const c of await app.house.counties()) await seal(app.house, c, headsFile(folder))
  await shelve(new Date(clock))
  app.house.machine.backup.at = '02:30'
})
afterEach(() => rm(path.join(folder, 'backup'), { recursive: true, force: true }))

/** A file of the name an archive of that time has. */
async function shelve(made: Date): Promise<void> {
  await mkdir(app.house.machine.backup.folder, { recursive: true })
  const stamp = `${made.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  fs.writeFileSync(path.join(app.house.machine.backup.folder, `linli-whole-${stamp}-abcdef.backup`), '')
}

const state = () => admin.ok(machineApi.state)
/** Without what holds for every test house: its backups lie beside it. */
const findings = async (): Promise<MachineFinding[]> =>
  (await state()).findings.filter((f) => f.what !== 'backup-same-disk')
const isSound = () => soundness(app.house, rooms)()

describe('[D16] a sound machine', () => {
  it('has nothing to tell, and says so to whoever asks', async () => {
    expect(await findings()).toEqual([])
    expect(await isSound()).toBe(true)
  })

  it('answers yes or no to everybody, and looks at most twice a minute', async () => {
    const ask = async () => {
      const answer = await fetch(`${app.origin}/api/health`)
      return [answer.status, await answer.json()]
    }
    expect(await ask()).toEqual([200, { ok: true }])
    await rm(app.house.machine.backup.folder, { recursive: true })
    expect(await ask()).toEqual([200, { ok: true }])
    app.setNow(new Date(Date.now() + 31_000))
    expect(await ask()).toEqual([503, { ok: false }])
  })

  it('is told to the administrator alone', async () => {
    const place = `${county}/`
    for (const role of ['security-officer', 'auditor', 'manager', 'dispatcher'] as const)
      expect((await sessions.as(app, role, [{ role, place }]).call(machineApi.state)).status).toBe(403)
  })
})

describe('[D16] what is wrong is told with its figures, and outside as a no without a word', () => {
  const isWrong = async (expected: MachineFinding) => {
    expect(await findings()).toEqual([expected])
    expect(await isSound()).toBe(false)
  }

  it('a full disk', async () => {
    const { free } = await state()
    app.house.machine.diskLeast = free * 2 + 1
    const found = (await findings())[0]!
    expect(found).toMatchObject({ what: 'disk-full', weight: 'wrong', facts: { of: 'data' } })
    expect(Math.abs(Number(found.facts.free) - free)).toBeLessThan(free)
    expect(await isSound()).toBe(false)
    app.house.machine.diskLeast = 0
    expect(await findings()).toEqual([])
  })

  it('a lost file; one that was emptied is none', async () => {
    const sha = await app.house.files.put(Buffer.from('evidence'))
    const id = app.house.newId()
    await sql.query(
      `insert into c${county}.files (id, subject_kind, subject, class, name, media_type, bytes, sha256, added_at)
       values ($1, 'request', $1, 'evidence', 'a.jpg', 'image/jpeg', 8, $2, $3)`,
      [id, sha, app.now()],
    )
    expect(await findings()).toEqual([])
    await app.house.files.remove(sha)
    await isWrong({ what: 'file-lost', weight: 'wrong', facts: { n: 1 } })
    await sql.query(`update c${county}.files set emptied_at = now(), emptied_law = 'x' where id = $1`, [id])
    expect(await findings()).toEqual([])
  })

  it('a stopped job, and one that fails', async () => {
    const since = new Date(clock - 3 * 3_600_000)
    await sql.query(`select pgboss.create_queue('trial', '{"policy":"standard"}')`)
    await sql.query(
      `insert into pgboss.schedule (name, cron, timezone, created_on, updated_on) values ('trial', '*/5 * * * *', 'Asia/Shanghai', $1, $1)`,
      [since],
    )
    await isWrong({ what: 'job-stopped', weight: 'wrong', facts: { job: 'trial', since: since.toISOString() } })
    const run = (state: string, at: number) =>
      sql.query(`insert into pgboss.job (name, state, completed_on) values ('trial', $1, $2)`, [state, new Date(at)])
    await run('completed', clock - 60_000)
    expect(await findings()).toEqual([])
    await run('failed', clock - 30_000)
    await isWrong({ what: 'job-failing', weight: 'wrong', facts: { job: 'trial' } })
  })

  it('an event that nobody passes on, and lines that nobody seals', async () => {
    await sql.query(
      `insert into c${county}.outbox (id, at, name, version, subject, seq, payload, topics)
       values ($1, $2, 'trial', 1, $1, 1, '{}', '{}')`,
      [app.house.newId(), new Date(clock - 11 * 60_000)],
    )
    await isWrong({ what: 'events-waiting', weight: 'wrong', facts: { minutes: 11 } })
    await sql.query(`delete from c${county}.outbox`)
    const line = `(select id from c${county}.audit order by id limit 1)`
    await sql.query(`update c${county}.audit set block = null, at = $1 where id = ${line}`, [
      new Date(clock - 12 * 60_000),
    ])
    await isWrong({ what: 'audit-unsealed', weight: 'wrong', facts: { minutes: 12 } })
  })

  it('a calendar without this year; in December, one without the next', async () => {
    const years = (await sql.query(`select year from c${county}.calendar_years where complete order by year`)).rows
    const last = (years.at(-1) as { year: number }).year
    const on = async (day: string) => {
      app.setNow(`${day}T09:00:00+08:00`)
      return (await findings()).filter((f) => f.what.startsWith('calendar'))
    }
    expect(await on(`${last}-11-30`)).toEqual([])
    expect(await on(`${last}-12-01`)).toEqual([{ what: 'calendar-ends', weight: 'soon', facts: { year: last + 1 } }])
    expect(await on(`${last + 1}-01-01`)).toEqual([
      { what: 'calendar-missing', weight: 'wrong', facts: { year: last + 1 } },
    ])
  })

  it('a clock that was put back, and one that goes apart from the database’s', async () => {
    await sql.query(
      `update c${county}.audit set at = now() where id = (select id from c${county}.audit order by id limit 1)`,
    )
    app.setNow(new Date(Date.now() - 40 * 60_000))
    expect(await findings()).toContainEqual({
      what: 'clock-back',
      weight: 'wrong',
      facts: { minutes: expect.any(Number) as never },
    })
    app.setNow(new Date(Date.now() + 45 * 60_000))
    const apart = (await findings()).find((f) => f.what === 'clock-apart')!
    expect(Math.round(Number(apart.facts.seconds) / 60)).toBe(45)
  })

  it('a way to phones that takes nothing over; taken again, it is well', async () => {
    const relay = await startRelay()
    app.house.sms = smsRelay(app.house, { url: relay.url, secret: 'a-secret-of-the-relay' })
    const message = { phone: '00012345678', template: 'trial', params: {}, text: '试' }
    const send = () => sendNow({ house: app.house, county: { ...app.county, demo: false } }, message)
    relay.status = 503
    await expect(send()).rejects.toThrow()
    await isWrong({
      what: 'sms-failing',
      weight: 'wrong',
      facts: { since: app.house.ways.sms.refusedAt!.toISOString(), code: '503', n: 0 },
    })
    relay.status = 202
    await send()
    expect(await findings()).toEqual([])
    delete app.house.sms
    await relay.close()
  })

  it('a real county without a way to phones', async () => {
    const { findings: found } = await lookAt(app.house, [{ ...app.county, demo: false }], rooms)
    expect(found.filter((f) => f.weight === 'wrong')).toEqual([{ what: 'sms-missing', weight: 'wrong', facts: {} }])
    expect(await findings()).toEqual([])
  })

  it('no backup, an old one, one that failed since; by hand alone nobody waits for one', async () => {
    const { backup } = app.house.machine
    await shelve(new Date(clock - 25 * 3_600_000))
    expect(await findings()).toEqual([])
    await rm(backup.folder, { recursive: true })
    await isWrong({ what: 'backup-none', weight: 'wrong', facts: {} })
    const old = new Date(Math.floor(clock / 1000) * 1000 - 27 * 3_600_000)
    await shelve(old)
    await isWrong({ what: 'backup-old', weight: 'wrong', facts: { at: old.toISOString() } })
    noteState(folder, { failed: { at: new Date(clock).toISOString(), why: 'The disk is full.' } })
    await isWrong({
      what: 'backup-failed',
      weight: 'wrong',
      facts: { at: expect.any(String) as never, why: 'The disk is full.' },
    })
    noteState(folder, { failed: undefined })
    delete backup.at
    expect(await findings()).toEqual([])
  })
})

it.each([
  ['* * * * *', 1],
  ['*/10 * * * *', 10],
  ['15 * * * *', 60],
  ['30 2 * * *', 1440],
  ['0 4 1 * *', undefined],
])('%s comes every %s minutes', (cron, minutes) => {
  expect(gapOf(cron)).toBe(minutes === undefined ? undefined : minutes * 60_000)
})
