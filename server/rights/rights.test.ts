/** Why something is held and how long; consents given and taken back; what the night erases. Through the front door. */
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { recordsApi } from '../../domain/records/api.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import { rightsApi as api } from '../../domain/rights/api.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import { Client } from '../../test/client.ts'
import { testSessions } from '../../test/sessions.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { sweepUploads } from '../records/jobs.ts'
import { rooms } from '../rooms.ts'
import { runRetention } from './index.ts'

const sessions = testSessions()
const one = '231025/100/zhanqian/001/001/'
let app: TestApp
let db: pg.Client
let officer: Client
let grid: Client
let desk: Client
let elsewhere: Client
let adult: string
let child: string
const newId = () => app.house.newId()
const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows

beforeAll(async () => {
  app = await startApp({ rooms, authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  await app.settle()
  officer = sessions.as(app, 'r-officer', [{ role: 'privacy-officer' }])
  grid = sessions.as(app, 'r-grid', [{ role: 'grid-worker', place: one }])
  desk = sessions.as(app, 'r-desk', [{ role: 'desk' }])
  elsewhere = sessions.as(app, 'r-elsewhere', [{ role: 'grid-worker', place: '231025/107/201/001/' }])
  const born = async (cut: string) =>
    (await rows<{ id: string }>(`select id from @person where place = $1 and ${cut} order by id limit 1`, [one]))[0]!.id
  adult = await born(`born < '1990-01-01' and died is null`)
  child = await born(`born > '2014-01-01'`)
})
afterAll(async () => {
  await db.end()
  await app.close()
})

const asked = async (who: Client, person: string, purpose: string) =>
  (await who.ok(api.consents, { params: { id: person } })).items.find((a) => a.purpose === purpose)!
const give = (who: Client, person: string, purpose: string, more: object = {}) =>
  who.call(api.give, {
    params: { id: person },
    body: { id: newId(), purpose, sensitive: [], speaker: 'person', channel: 'word', ...more } as never,
  })
const withdraw = (who: Client, person: string, purpose: string) =>
  who.call(api.withdraw, { params: { id: person, purpose }, body: { id: newId() } })

describe('[I9] the register', () => {
  it('is open to anybody, with the ground of every purpose, and tells nothing of tables', async () => {
    const shown = await new Client(app).ok(api.register, {})
    const duty = shown.purposes.find((p) => p.code === 'residents')!
    expect(duty).toMatchObject({ ground: 'statutory-duty' })
    expect(duty.clause).not.toBe('')
    expect(shown.purposes.filter((p) => p.ground === 'consent').map((p) => p.code)).toContain('photos')
    expect(JSON.stringify(shown)).not.toMatch(/person_|id_number/)
  })

  it('its limits are the officer’s, within what the law leaves open, with a reason that is kept', async () => {
    const limit = async () => (await officer.ok(api.register, {})).limits.find((l) => l.code === 'look-reasons')!
    const set = async (who: Client, months: number, base?: number) =>
      who.call(api.setLimit, {
        params: { code: 'look-reasons' },
        body: { id: newId(), base: base ?? (await limit()).version, months, why: '按档案规定延长' },
      })
    expect((await set(grid, 48)).status).toBe(403)
    expect((await set(officer, 12)).problem.faults).toEqual([{ path: 'months', code: 'limit-bounds' }])
    const { version } = await limit()
    expect((await set(officer, 48)).status).toBe(200)
    expect((await set(officer, 60, version)).status).toBe(409)
    expect(await limit()).toMatchObject({ months: 48, own: true })
    // Another pack of the same lines changes nothing that the county chose.
    await db.query(
      `insert into c231025.outbox (id, at, name, version, subject, seq, payload, topics) values ($1, now(), 'catalogue.changed', 1, $1, 1, '{"pack":"base"}', '{}')`,
      [newId()],
    )
    await app.settle()
    expect(await limit()).toMatchObject({ months: 48, own: true })
  })
})

describe('[B11] consent', () => {
  it('is asked for what rests on it, and taken back by word to another worker', async () => {
    expect(await asked(grid, adult, 'residents')).toBeUndefined()
    expect((await give(grid, adult, 'residents')).problem.faults).toEqual([{ path: 'purpose', code: 'not-by-consent' }])
    expect((await give(grid, adult, 'providers', { sensitive: ['care-categories'] })).status).toBe(200)
    expect((await asked(desk, adult, 'providers')).consent).toMatchObject({
      sensitive: ['care-categories'],
      channel: 'word',
      to: null,
    })
    expect((await withdraw(desk, adult, 'providers')).status).toBe(200)
    expect((await asked(grid, adult, 'providers')).consent!.to).not.toBeNull()
    const lines = await rows<{ act: string }>(
      `select act from @audit where subject = $1 and act like 'rights.%' order by act`,
      [adult],
    )
    expect(lines.map((l) => l.act)).toEqual(['rights.give', 'rights.withdraw'])
  })

  it('a sensitive field is agreed to apart, and only where the purpose uses it', async () => {
    expect((await give(grid, adult, 'photos', { sensitive: ['care-categories'] })).problem.faults).toEqual([
      { path: 'sensitive', code: 'not-sensitive' },
    ])
    expect((await give(grid, adult, 'photos')).status).toBe(200)
    expect((await asked(grid, adult, 'photos')).consent!.sensitive).toEqual([])
  })

  it('of a child under fourteen the guardian speaks', async () => {
    expect((await give(grid, child, 'photos')).problem.faults).toEqual([{ path: 'speaker', code: 'guardian-needed' }])
    expect((await give(grid, child, 'photos', { speaker: 'guardian' })).status).toBe(200)
    expect((await give(grid, adult, 'photos', { speaker: 'guardian' })).problem.faults).toEqual([
      { path: 'speaker', code: 'of-age' },
    ])
  })

  it('sent twice it is one; whoever does not reach the person finds nobody', async () => {
    const id = newId()
    expect((await give(grid, adult, 'publicity', { id })).status).toBe(200)
    expect((await give(grid, adult, 'publicity', { id })).status).toBe(200)
    expect((await rows(`select id from @consent where person = $1 and purpose = 'publicity'`, [adult])).length).toBe(1)
    expect((await give(elsewhere, adult, 'photos')).status).toBe(404)
    expect((await withdraw(elsewhere, adult, 'photos')).status).toBe(404)
    expect((await elsewhere.call(api.consents, { params: { id: adult } })).status).toBe(404)
    expect((await officer.call(api.consents, { params: { id: adult } })).status).toBe(403)
  })

  it('refusing stops no service that is due, and a child reports by itself', async () => {
    expect((await withdraw(grid, adult, 'publicity')).status).toBe(200)
    const file = (item: string, as: Client) =>
      as.call(requestsApi['my-report'], {
        body: {
          request: newId(),
          report: { id: newId(), channel: 'web', item, what: '请帮忙', where: { place: one } } as never,
        },
      })
    const account = newId()
    await db.query(
      `insert into c231025.accounts (id, kind, shown, person, version, opened_at) values ($1, 'resident', '*', $2, 1, now())`,
      [account, child],
    )
    const young = sessions.as(app, 'r-child', [], { kind: 'resident', account, person: child })
    expect((await file('family-harm', young)).status).toBe(200)
    // Harm to a minor is no ordinary request, whoever sends it: it has a page of its own.
    expect((await file('child-harm', young)).problem.faults).toEqual([{ path: 'report.item', code: 'own-page' }])
    expect((await file('leaflets', young)).status).toBe(200)
  })
})

describe('[I9] the night', () => {
  it('erases what has stood its time, leaves what is held, and says both', async () => {
    const gone = await rows<{ id: string }>(
      `update @person set died = '2019-01-01' where id in (select id from @person where place = $1 and born < '1960-01-01' and id <> $2 and died is null order by id limit 3) returning id`,
      ['231025/100/zhanqian/001/002/', adult],
    )
    const [held, first, second] = gone.map((g) => g.id)
    await rows(
      `insert into @person_contact (id, person, place, kind, agreed, sealed, name_masked, phone_masked, from_day)
       select gen_random_uuid(), p.id, p.place, 'neighbour', 'in-person', 'sealed', '司**', '000****0001', '2018-01-01' from @person p where p.id = any($1)`,
      [[held, first, second]],
    )
    const hold = { id: newId(), kind: 'person' as const, subject: held!, basis: '民事诉讼证据保全' }
    expect((await grid.call(api.hold, { body: hold })).status).toBe(403)
    expect((await officer.call(api.hold, { body: hold })).status).toBe(200)
    expect((await officer.ok(api.holdsList, {})).items[0]).toMatchObject({
      subject: held,
      name: expect.stringMatching(/\*/),
    })

    const did = await runRetention(workFor(app.house, app.county))
    expect([did.erased['gone'], did.held['gone']]).toEqual([2, 1])
    const left = await rows(
      `select p.id, p.name_masked, p.id_number, p.erased_at is not null as erased, to_char(p.born, 'MM-DD') as day,
         (select count(*)::int from @person_phone f where f.person = p.id) as phones, (select count(*)::int from @person_key k where k.person = p.id) as keys,
         (select count(*)::int from @person_contact c where c.person = p.id) as contacts
       from @person p where p.id = any($1)`,
      [[held, first, second]],
    )
    for (const p of left) {
      if (p['id'] === held) expect(p).toMatchObject({ erased: false })
      else
        expect(p).toMatchObject({
          erased: true,
          name_masked: '***',
          id_number: null,
          day: '01-01',
          phones: 0,
          keys: 0,
          contacts: 0,
        })
    }
    expect((await rows(`select name_masked from @person where id = $1`, [held]))[0]).not.toMatchObject({
      name_masked: '***',
    })
    const report = (await officer.ok(api.runs, {})).items[0]!
    expect(report).toMatchObject({ erased: { gone: 2 }, held: { gone: 1 } })
    expect((await rows(`select detail from @audit where act = 'rights.erase'`))[0]).toMatchObject({
      detail: { rows: 2 },
    })

    // Lifted, it goes the next night; a limit that is held as a whole is passed over.
    const stop = { id: newId(), kind: 'limit' as const, subject: 'gone', basis: '巡察期间暂停删除' }
    expect(
      (await officer.call(api.lift, { params: { id: hold.id }, body: { id: newId(), why: '诉讼终结' } })).status,
    ).toBe(200)
    expect((await officer.call(api.hold, { body: stop })).status).toBe(200)
    expect((await runRetention(workFor(app.house, app.county))).erased).toEqual({})
    expect(
      (await officer.call(api.lift, { params: { id: stop.id }, body: { id: newId(), why: '巡察结束' } })).status,
    ).toBe(200)
    expect((await runRetention(workFor(app.house, app.county))).erased).toEqual({ gone: 1 })
  })

  it('empties words and numbers of matters that were closed long ago, and reasons for looking', async () => {
    const request = newId()
    const who = new Client(app)
    await who.ok(requestsApi.report, {
      body: {
        request,
        report: {
          id: newId(),
          channel: 'web',
          what: '暖气不热很久了',
          where: { place: one },
          contact: { phone: '00022223333', name: '甲丙' },
        } as never,
      },
    })
    const secretary = sessions.as(app, 'r-secretary', [{ role: 'community-secretary', place: one }])
    await secretary.ok(peopleApi.reveal, {
      params: { id: adult },
      body: { id: newId(), what: ['name'], why: '核对姓名' },
    })
    await db.query(`update c231025.requests set closed_at = '2020-01-01' where id = $1`, [request])
    await db.query(`update c231025.texts set written_at = '2020-01-01' where subject = $1`, [adult])
    const { erased } = await runRetention(workFor(app.house, app.county))
    expect(erased).toMatchObject({ 'request-words': 1, 'request-contacts': 1, 'look-reasons': 1 })
    expect(await rows(`select body, emptied_law from @texts where subject = any($1)`, [[request, adult]])).toEqual([
      { body: null, emptied_law: expect.stringContaining('条') },
      { body: null, emptied_law: expect.stringContaining('条') },
    ])
    expect((await rows(`select summary from @requests where id = $1`, [request]))[0]).toEqual({ summary: '' })
    expect(
      (await rows(`select phone, name, phone_index from @request_contacts where request = $1`, [request]))[0],
    ).toEqual({
      phone: null,
      name: null,
      phone_index: null,
    })
    const auditor = sessions.as(app, 'r-auditor', [{ role: 'auditor' }])
    expect((await auditor.ok(auditApi.search, { query: { act: 'rights.erase' } })).items.length).toBeGreaterThan(2)
  })
})

describe('[I9] pictures and words of services', () => {
  const sent = async (colour: string) => {
    const form = new FormData()
    const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    form.append('file', new Blob([await picture.png().toBuffer()], { type: 'image/png' }), 'a.png')
    return (await new Client(app).raw<{ sha256: string }>('POST', '/231025/api/files', form)).body.sha256
  }
  const reported = async (files: string[]) => {
    const request = newId()
    const report = { id: newId(), channel: 'web', what: '楼道灯坏了', where: { place: one }, files }
    await grid.ok(requestsApi.report, { body: { request, report: report as never } })
    return request
  }
  const night = async () => {
    const did = await runRetention(workFor(app.house, app.county))
    await sweepUploads(workFor(app.house, app.county))
    return did
  }

  it('a picture goes with the words of its matter, unless another matter still shows it', async () => {
    const [alone, shared] = [await sent('#c33'), await sent('#3c3')]
    const old = await reported([alone, shared])
    const standing = await reported([shared])
    await db.query(`update c231025.requests set closed_at = '2020-01-01' where id = $1`, [old])
    await db.query(`update c231025.uploads set sent_at = '2020-01-01', until = '2020-01-03'`)
    expect((await night()).erased).toMatchObject({ 'request-words': 1 })
    const shown = (subject: string, sha256: string) =>
      grid.call(recordsApi.file, { params: { subject, sha256 } }).then((r) => r.status)
    expect([await shown(old, alone), await shown(old, shared), await shown(standing, shared)]).toEqual([410, 410, 200])
    await expect(app.house.files.get(alone)).rejects.toThrow('ENOENT')
    expect((await app.house.files.get(shared)).length).toBeGreaterThan(0)
    expect(await rows(`select distinct emptied_law is not null as law from @files where subject = $1`, [old])).toEqual([
      { law: true },
    ])
  })

  it('a service stays counted when its words go; those of a person who is held stay', async () => {
    const [free, kept] = [newId(), newId()]
    for (const [id, person] of [
      [free, child],
      [kept, adult],
    ] as const)
      await db.query(
        `with r as (insert into c231025.service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
           values ($1, 1, true, $2, 'u', 'visit', $1, 'visit', 'at-home', '2018-01-01', 'done', '[{"minutes":30}]', jsonb_build_object('persons', jsonb_build_array($3::text)), now()))
         insert into c231025.texts (id, subject_kind, subject, class, body, written_at) values (gen_random_uuid(), 'record', $1, 'record.done', '聊了一会儿', '2018-01-01')`,
        [id, one, person],
      )
    const hold = { id: newId(), kind: 'person' as const, subject: adult, basis: '民事诉讼' }
    await officer.ok(api.hold, { body: hold })
    const did = await night()
    expect([did.erased['record-words'], did.held['record-words']]).toEqual([1, 1])
    const left = () => rows(`select subject from @texts where subject = any($1) and body is not null`, [[free, kept]])
    expect(await left()).toEqual([{ subject: kept }])
    expect(await rows(`select helpers from @service_records where id = $1`, [free])).toEqual([
      { helpers: [{ minutes: 30 }] },
    ])
    await officer.ok(api.lift, { params: { id: hold.id }, body: { id: newId(), why: '诉讼终结' } })
    expect((await night()).erased['record-words']).toBe(1)
    expect(await left()).toEqual([])
  })
})

describe('[B6] consents of two records that become one', () => {
  it('go with the person, the last word on each purpose counts, and go back when they were two after all', async () => {
    const [keep, old] = (await rows<{ id: string; version: number }>(
      `select p.id, p.version from @person p where p.place = $1 and p.born < '1985-01-01' and p.died is null and p.merged_into is null
           and p.id <> $2 and not exists (select 1 from @household_member m where m.person = p.id and m.relation = 'head' and m.to_day is null)
         order by p.id limit 2`,
      [one, adult],
    )) as [{ id: string; version: number }, { id: string; version: number }]
    const secretary = sessions.as(app, 'r-secretary', [
      { role: 'community-secretary', place: '231025/100/zhanqian/001/' },
    ])
    const later = () => app.setNow(new Date(app.now().getTime() + 60_000))
    const holding = async (person: string) =>
      (await grid.ok(api.consents, { params: { id: person } })).items
        .filter((a) => a.consent && a.consent.to === null)
        .map((a) => a.purpose)
        .sort()
    await give(grid, old.id, 'photos')
    await give(grid, old.id, 'relatives')
    later()
    // Said on the kept record, later: no.
    await give(grid, keep.id, 'relatives')
    await withdraw(grid, keep.id, 'relatives')
    const merged = newId()
    const take = { name: 'kept', sex: 'kept', born: 'kept', idNumber: 'kept', addressNote: 'kept', phones: 'both' }
    const reply = await secretary.call(peopleApi.merge, {
      params: { id: keep.id },
      body: { id: merged, base: keep.version, other: old.id, otherBase: old.version, take, why: '本人到场' } as never,
    })
    expect(reply.body).toMatchObject({ ok: true })
    await app.settle()
    expect(await holding(keep.id)).toEqual(['photos'])
    const { items } = await secretary.ok(peopleApi.merges, { params: { id: keep.id } })
    await secretary.ok(peopleApi.unmerge, {
      params: { id: keep.id, merge: items[0]!.id },
      body: { id: newId(), why: '认错了', give: [] },
    })
    await app.settle()
    expect(await holding(keep.id)).toEqual([])
    expect(await holding(old.id)).toEqual(['photos', 'relatives'])
  })
})
