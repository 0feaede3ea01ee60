/** Whom a report of harm reaches by message and mail; its pictures; and what of the ledger follows a child or is erased. */
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childrenApi as api } from '../../domain/children/api.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { phoneRow } from '../accounts/phones.ts'
import { setPhone } from '../accounts/store.ts'
import type { SmsMessage } from '../kernel/gateways/sms.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms } from '../rooms.ts'
import { climb } from './index.ts'
import { rightsApi } from '../../domain/rights/api.ts'

const made = testSessions()
const sessions: typeof made = {
  ...made,
  as: (at, name, given, more) => made.as(at, name, given, { factorAt: new Date('2050-01-01'), ...more }),
}
const one = '231025/100/zhanqian/001/'
const texts: SmsMessage[] = []
let app: TestApp
/** Addresses that are invented end in a table. */
let letters: { address: string; text: string }[] = []
let db: pg.Client
let police: Client
let refuse = false
const newId = () => app.house.newId()
const guest = () => new Client(app)
const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows
const at = (moment: string) => app.setNow(`2026-03-${moment}:00+08:00`)

beforeAll(async () => {
  app = await startApp({ rooms, authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  await rows(`update @account_grants set from_day = '2020-01-01' where role = 'child-protector'`)
  await rows(`update @organisation set mail = $1 where code = 'gonganju'`, ['duty@police.example'])
  const [seat] = await rows<{ id: string }>(`select id from @accounts where name = 'police'`)
  police = sessions.as(app, 't-police', [{ role: 'child-protector', unit: 'gonganju' }], { account: seat!.id })
  await enterAccounts(app, ['t-owner'])
  const { text, values } = setPhone(phoneRow(app, sessions.account('t-owner'), 'staff', '00099990001'))
  await rows(text.replace('account_phones', '@account_phones'), values)
  const security = sessions.as(app, 't-security', [{ role: 'security-officer' }])
  const owner = { id: newId(), class: 'minor-in-danger' as const, account: sessions.account('t-owner') }
  await security.ok(rightsApi.appoint, { body: owner })
  app.house.sms = {
    send: async (_, m) => {
      if (refuse) throw new Error('no route')
      texts.push(m)
    },
  }
})
afterAll(async () => {
  await db.end()
  await app.close()
})

const report = async (id = newId()) => {
  await guest().ok(api.reportHarm, { body: { id, what: '孩子身上有伤', child: { name: '甲小乙' } } })
  return id
}
/** What leaves now. */
async function leaving() {
  await app.settle()
  texts.length = 0
  await rows('delete from @dev_messages')
  const job = rooms.flatMap((r) => r.jobs ?? []).find((j) => j.name === 'notices-messages')!
  await job.run(workFor(app.house, app.county))
  letters = await rows(`select address, text from @dev_messages where kind = 'mail'`)
  return { texts: texts.map((m) => m.template), letters: letters.map((m) => m.address) }
}
const asMany = (n: number) => Array.from({ length: n }, () => 'sms.restricted.waits')

describe('[S1-29] receivers are told by message and mail', () => {
  it('at once, by night too: each of an office by phone, the office in its mailbox; and it says that something waits and no more', async () => {
    at('10T23:40')
    await leaving()
    await report()
    expect(await leaving()).toEqual({ texts: asMany(2), letters: ['duty@police.example'] })
    const told = [...texts.map((m) => m.text), ...letters.map((m) => m.text)]
    expect(new Set(told.slice(0, 2)).size).toBe(1)
    expect(told[0]).toBe(`【${app.county.name}社区服务】有一件限阅事项等您确认，请马上登录工作台。`)
    for (const words of told) expect(words).not.toMatch(/儿童|孩子|未成年|伤|甲|harm|requests|\d{3}/)
    expect(texts.map((m) => Object.keys(m.params))).toEqual([['county'], ['county']])
    expect(await leaving()).toEqual({ texts: [], letters: [] })
  })

  it('several at once are one message to each; the next is told anew', async () => {
    for (let i = 0; i < 3; i++) await report()
    expect(await leaving()).toEqual({ texts: asMany(2), letters: ['duty@police.example'] })
    await report()
    expect((await leaving()).texts).toEqual(asMany(2))
  })

  it('each step of the ladder: nobody confirmed, and whoever answers for the class has a message on the phone', async () => {
    at('11T10:00')
    await climb({ ...app, now: app.now() })
    await leaving()
    await report()
    await leaving()
    at('11T10:11')
    await climb({ ...app, now: app.now() })
    expect(await leaving()).toEqual({ texts: asMany(1), letters: [] })
    expect(texts[0]!.phone).toBe('00099990001')
  })

  it('what no way takes over is tried again and then given up under its own name, without a word of what it was about', async () => {
    at('11T15:00')
    refuse = true
    await report()
    for (let i = 0; i < 9; i++) {
      await leaving()
      await rows(`update @notice_messages set next_at = $1 where state = 'waiting'`, [app.now()])
    }
    refuse = false
    const kept = await rows<{ kind: string; state: string; ending: string | null }>(
      `select kind, state, ending from @notice_messages where state = 'failed' order by kind`,
    )
    expect(kept.map((k) => [k.kind, k.state, k.ending?.length])).toEqual([
      ['sms.restricted.waits', 'failed', 4],
      ['sms.restricted.waits', 'failed', 4],
    ])
    expect(JSON.stringify(await rows('select * from @notice_messages'))).not.toMatch(/孩子|甲/)
  })
})

describe('[S1-29] pictures of a report', () => {
  const picture = (colour: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
      .jpeg()
      .withExif({ IFD0: { Make: 'canary-camera' }, IFD3: { GPSLatitudeRef: 'N' } })
      .toBuffer()
  const later = () => app.setNow(new Date(app.now().getTime() + 60_000))
  const add = async (report: string, id: string, bytes: Buffer) => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), 'picture')
    return guest().raw('POST', `/231025/api/children/harm/reports/${report}/pictures/${id}`, form)
  }
  const look = (client: Client, id: string) => client.call(api.readHarm, { params: { id }, body: { why: '接报处置' } })

  it('come after its words, once each, three at most, in time, and none to a report that is not there', async () => {
    at('12T10:00')
    const id = await report()
    const [red, blue] = [await picture('#c33'), await picture('#33c')]
    const first = newId()
    expect((await Promise.all([add(id, first, red), add(id, first, red)])).map((r) => r.status)).toEqual([200, 200])
    expect((await add(id, first, red)).status).toBe(200)
    expect((await add(id, first, blue)).problem.code).toBe('id-reused')
    later()
    expect((await add(id, newId(), blue)).status).toBe(200)
    later()
    expect((await add(id, newId(), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).problem.code).toBe(
      'unsupported-file',
    )
    expect((await add(id, newId(), red)).status).toBe(200)
    expect((await add(id, newId(), red)).problem.code).toBe('out-of-turn')
    expect((await add(newId(), newId(), red)).status).toBe(404)
    at('27T10:00')
    expect((await add(id, first, red)).status).toBe(404)
    at('12T10:30')
    const seen = (await look(police, id)).body.pictures
    expect(seen.map((p) => p.id)[0]).toBe(first)
    const shown = await Promise.all(
      seen.map(async (p) =>
        sharp(Buffer.from(p.jpeg, 'base64'))
          .stats()
          .then((s) => s.dominant.r > s.dominant.b),
      ),
    )
    expect(shown).toEqual([true, false, true])
    for (const p of seen) expect(Buffer.from(p.jpeg, 'base64').toString('latin1')).not.toContain('canary-camera')
  })

  it('open with the report alone, lie sealed, and in no store of files', async () => {
    const id = await report()
    await add(id, newId(), await picture('#3c3'))
    const other = sessions.as(app, 't-other', [{ role: 'child-protector', unit: 'chengguanju' }])
    const grid = sessions.as(app, 't-grid', [{ role: 'grid-worker', place: one }])
    for (const client of [other, grid]) expect((await look(client, id)).status).toBe(404)
    const { jpeg } = (await look(police, id)).body.pictures[0]!
    const kept = await rows<{ body: string }>(
      'select i.body from @harm_image i join @harm_picture p on p.id = i.picture where p.report = $1',
      [id],
    )
    expect([kept.length, kept[0]!.body.includes(jpeg.slice(40, 200))]).toEqual([1, false])
    expect((await rows(`select 1 from @uploads`)).length + (await rows(`select 1 from @files`)).length).toBe(0)
  })

  it('nobody holds a right to change or delete one', async () => {
    const held = await rows(
      `select r, t, p from unnest(array['linli_app','linli_jobs','linli_sealer','linli_restricted']) r,
         unnest(array['c231025.harm_picture','c231025.harm_image']) t, unnest(array['update','delete','truncate']) p
       where has_table_privilege(r, t, p) or (r <> 'linli_restricted' and has_table_privilege(r, t, 'select'))`,
    )
    expect(held).toEqual([])
  })
})

describe('[S1-25] the ledger follows the child', () => {
  let director: Client
  const details = {
    guardians: [{ name: '甲祖母', relation: '祖母', phone: '', away: false }],
    carer: null,
    school: '林口第二小学',
    class: '三年级二班',
    likes: '',
  }
  const child = async (place: string) => {
    const [person, id] = [newId(), newId()]
    await rows(
      `insert into @person (id, place, name, name_masked, sex, born, version, entered_at) values ($1, $2, '', '甲**', 'unknown', '2016-05-01', 1, $3)`,
      [person, place, app.now()],
    )
    await director.ok(api.openChild, { body: { id, person, category: 'child-left-behind', details } })
    return { person, id }
  }
  const tell = async (name: string, subject: string, payload: object) => {
    await rows(
      `insert into @outbox (id, name, version, subject, seq, payload, at, topics) values ($1, $2, 1, $3, 99, $4, $5, '{}')`,
      [newId(), name, subject, payload, app.now()],
    )
    await app.settle()
  }

  it('to where they live, under every number they had', async () => {
    at('13T10:00')
    await enterAccounts(app, ['t-director'])
    director = sessions.as(app, 't-director', [{ role: 'child-director', place: '231025/100/' }])
    const [a, b] = [await child(`${one}001/`), await child(`${one}001/`)]
    const listed = async (place: string) =>
      (await director.ok(api.children, { query: { place, size: 100 } })).items.map((c) => c.id)
    expect(await listed(`${one}001/`)).toEqual(expect.arrayContaining([a.id, b.id]))
    await rows(`update @person set place = $2 where id = $1`, [a.person, `${one}002/`])
    await tell('people.moved', a.person, { from: `${one}001/`, to: `${one}002/` })
    expect(await listed(`${one}002/`)).toContain(a.id)
    expect(await listed(`${one}001/`)).not.toContain(a.id)
    await rows(`update @person set merged_into = $2, left_on = '2026-03-13' where id = $1`, [b.person, a.person])
    await tell('people.merged', b.person, { into: a.person })
    expect(await listed(`${one}002/`)).toContain(b.id)
    await rows(`update @person set place = $2 where id = $1`, [a.person, `${one}001/`])
    await tell('people.moved', a.person, { from: `${one}002/`, to: `${one}001/` })
    expect(await listed(`${one}001/`)).toEqual(expect.arrayContaining([a.id, b.id]))
    const size = (await listed('231025/100/')).length
    const pages: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await director.ok(api.children, {
        query: { place: '231025/100/', size: 1, ...(after && { after }) },
      })
      pages.push(...page.items.map((c) => c.id))
      after = page.next
      more = after !== undefined
    }
    expect([pages.length, new Set(pages).size]).toEqual([size, size])
  })

  it('[I9] of whom the register erased the words go too: guardian, school, what was said; that somebody stood there stays', async () => {
    const { person, id } = await child(`${one}001/`)
    const params = { id }
    await director.ok(api.childLine, {
      params,
      body: { id: newId(), kind: 'guidance', day: '2026-03-12', said: '每周通话' },
    })
    await director.ok(api.outOfSchool, { params, body: { id: newId(), since: '2026-03-01' } })
    const before = await rows<{ details: string }>('select details from @child_entry where id = $1', [id])
    await tell('people.erased', newId(), { persons: [person], law: '个人信息保护法第四十七条' })
    const after = await director.ok(api.child, { params })
    expect(after.details).toEqual({ guardians: [], carer: null, school: '', class: '', likes: '' })
    expect([after.lines.map((l) => [l.kind, l.said]), after.school.length]).toEqual([[['guidance', null]], 1])
    expect(after.endedAt).not.toBeNull()
    expect(await rows('select details from @child_entry where id = $1', [id])).not.toEqual(before)
    await tell('people.erased', newId(), { persons: [person], law: '个人信息保护法第四十七条' })
    const acts = await rows<{ n: number }>(`select count(*)::int as n from @audit where act = 'children.erase'`)
    expect(acts[0]!.n).toBe(2)
  })
})
