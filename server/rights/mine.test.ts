/** What is theirs, and what a protective matter keeps from whoever it names: before and after, byte for byte. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import { rightsApi as api } from '../../domain/rights/api.ts'
import { textOfPdf } from '../../test/pdf.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { handedIn, offerRestricted } from '../kernel/restricted/offers.ts'
import { rooms } from '../rooms.ts'
import type { Copy } from './copy.ts'

const sessions = testSessions()
const one = '231025/100/zhanqian/001/001/'
const canary = '金丝雀乙丙丁'
let log = ''
let app: TestApp
let db: pg.Client
let grid: Client
let secretary: Client
let security: Client
let owner: Client
let child: string
let mate: string
let adult: string
let abuser: { client: Client; account: string }
let self: { client: Client; account: string }
const newId = () => app.house.newId()
const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows

/** A resident's account tied to people. */
async function resident(name: string, links: [person: string, as: string][]) {
  const account = newId()
  await db.query(
    `insert into c231025.accounts (id, kind, shown, person, version, opened_at) values ($1, 'resident', '*1234', $2, 1, now())`,
    [account, links.find(([, as]) => as === 'self')?.[0] ?? null],
  )
  for (const [person, as] of links)
    await db.query(
      `insert into c231025.person_account (id, person, place, account, link, from_day) select $1, p.id, p.place, $2, $3, '2026-01-01' from c231025.person p where p.id = $4`,
      [newId(), account, as, person],
    )
  return { account, client: sessions.as(app, name, [], { kind: 'resident', account }) }
}

beforeAll(async () => {
  const { pino } = await import('pino')
  app = await startApp({
    rooms,
    authenticate: sessions.authenticate,
    filling: 'demo',
    log: pino({ level: 'debug' }, { write: (line: string) => void (log += line) }),
  })
  db = new pg.Client(app.db.config)
  await db.connect()
  await app.settle()
  await enterAccounts(app, ['m-grid', 'm-secretary', 'm-owner', 'm-other'])
  grid = sessions.as(app, 'm-grid', [{ role: 'grid-worker', place: one }])
  secretary = sessions.as(app, 'm-secretary', [{ role: 'community-secretary', place: one }])
  security = sessions.as(app, 'm-security', [{ role: 'security-officer' }])
  owner = sessions.as(app, 'm-owner', [{ role: 'unit-handler', place: '231025/' }])
  const family = await rows<{ child: string; mate: string }>(
    `select c.id as child, m.person as mate from @person c join @household_member h on h.person = c.id and h.to_day is null
       join @household_member m on m.household = h.household and m.person <> c.id and m.to_day is null join @person p on p.id = m.person
     where c.place = $1 and c.born > '2013-01-01' and p.born < '2000-01-01' order by c.id, m.person limit 1`,
    [one],
  )
  child = family[0]!.child
  mate = family[0]!.mate
  adult = (
    await rows<{ id: string }>(
      `select id from @person where place = $1 and born < '1990-01-01' and died is null and id <> $2 order by id limit 1`,
      [one, mate],
    )
  )[0]!.id
  self = await resident('m-self', [[adult, 'self']])
  abuser = await resident('m-abuser', [
    [mate, 'self'],
    [child, 'guardian'],
  ])
})
afterAll(async () => {
  await db.end()
  await app.close()
})

const of = (id: string) => ({ params: { id } })

describe('我的数据 [B11]', () => {
  it('shows what is held, who looked as what and why, and a copy; a stranger finds nobody', async () => {
    await secretary.ok(peopleApi.reveal, {
      ...of(adult),
      body: { id: newId(), what: ['name', 'phones'], why: '核对联系方式' },
    })
    await grid.ok(peopleApi.get, of(adult))
    expect((await self.client.ok(api.myPeople, {})).items).toMatchObject([{ person: adult, as: 'self', agreed: true }])
    const data = await self.client.ok(api.myData, of(adult))
    expect(data.name).not.toContain('*')
    expect(data.phones.join()).not.toContain('*')
    expect(data.idNumber ?? '*').toContain('*')
    await secretary.ok(peopleApi.exportPeople, {
      body: { id: newId(), place: one, format: 'csv', why: '核对名单', to: '县民政局' },
    })
    const looks = (await self.client.ok(api.myLooks, of(adult))).items
    // Of a list with many, each of them is told who took it, for whom and why.
    expect(looks.filter((l) => l.act === 'people.export-rows')).toMatchObject([{ why: '县民政局：核对名单' }])
    expect(looks.find((l) => l.act === 'people.reveal')).toMatchObject({
      why: '核对联系方式',
      what: ['name', 'phones'],
    })
    expect(looks.map((l) => l.act)).toContain('people.open')
    expect(JSON.stringify(looks)).not.toContain('m-secretary')
    const copy = await copyOf(self.client, adult)
    expect(copy.status).toBe(200)
    expect(copy.json).toMatchObject({ ...data, looks: expect.any(Array) })
    // On paper the same: name, numbers, home, and everybody who looked, with the reason.
    expect(copy.title).toContain(data.name)
    for (const value of [
      data.name,
      ...data.phones,
      data.home ?? '',
      '县民政局：核对名单',
      '核对联系方式',
      copy.json.looks[0]!.id,
    ])
      expect(copy.text).toContain(value)
    for (const who of [abuser.client, grid])
      for (const path of ['data', 'looks'])
        expect((await who.raw('GET', `/231025/api/me/people/${adult}/${path}`)).status).toBe(404)
  })

  it('a relative sees once the person agreed, masked, and no more when it is taken back', async () => {
    const aunt = await resident('m-aunt', [[adult, 'relative']])
    const see = () => aunt.client.call(api.myData, of(adult))
    expect((await see()).status).toBe(404)
    expect((await aunt.client.ok(api.myPeople, {})).items).toMatchObject([{ agreed: false }])
    expect(
      (await self.client.call(api.myGive, { ...of(adult), body: { id: newId(), purpose: 'relatives', sensitive: [] } }))
        .status,
    ).toBe(200)
    const seen = await see()
    expect(seen.body).toMatchObject({ categories: [], consents: [], addressNote: null })
    expect((seen.body as { name: string }).name).toContain('*')
    // A relative says neither yes nor no for them.
    expect(
      (await aunt.client.call(api.myGive, { ...of(adult), body: { id: newId(), purpose: 'photos' } })).status,
    ).toBe(404)
    expect(
      (await self.client.call(api.myWithdraw, { params: { id: adult, purpose: 'relatives' }, body: { id: newId() } }))
        .status,
    ).toBe(200)
    expect((await see()).status).toBe(404)
  })

  it('a copy, a correction, an erasure are requests with their clock', async () => {
    for (const item of ['data-copy', 'data-correct', 'data-erase']) {
      const filed = await self.client.ok(requestsApi['my-report'], {
        body: {
          request: newId(),
          report: { id: newId(), channel: 'web', item, what: '请处理', where: { place: one } } as never,
        },
      })
      expect(filed.next.map((n) => n.step)).toEqual(['accept', 'dispatch', 'resolve'])
    }
  })
})

/** Both forms of the copy; the moment at which it was made is its own. */
async function copyOf(who: Client, person: string) {
  const send = (form: string) =>
    fetch(`${app.origin}/231025/api/me/people/${person}/copy`, {
      method: 'POST',
      headers: {
        cookie: who.cookie!,
        'content-type': 'application/json',
        'x-linli': '1',
        'accept-language': 'zh',
      },
      body: JSON.stringify({ form }),
    })
  const [json, pdf] = await Promise.all([send('json'), send('pdf')])
  if (json.status !== 200 || pdf.status !== 200) return { status: json.status, json: {} as Copy, text: '', title: '' }
  const { text, title } = await textOfPdf(new Uint8Array(await pdf.arrayBuffer()))
  return { status: 200, json: (await json.json()) as Copy, text, title }
}

/** Everything the pages of the resident shell show to somebody signed in. */
async function pagesOf(who: Client): Promise<string[]> {
  const paths = [
    'me/homes',
    'me/people',
    'mine/requests?size=20',
    `me/people/${child}/data`,
    `me/people/${child}/looks`,
  ]
  paths.push(`me/people/${mate}/data`, `me/people/${mate}/looks`)
  const answers = []
  for (const path of paths) {
    const reply = await who.raw('GET', `/231025/api/${path}`)
    // Stamps that a browser keeps beside the page, too: nothing says that something changed.
    const stamps = await fetch(`${app.origin}/231025/api/${path}`, {
      headers: { cookie: who.cookie!, 'accept-language': 'zh' },
    })
    const kept = ['etag', 'last-modified', 'content-length', 'cache-control'].map((h) => stamps.headers.get(h))
    answers.push(`${path} ${reply.status} ${JSON.stringify(reply.body)} ${kept.join(' ')}`)
  }
  const { json, text, status } = await copyOf(who, child)
  const { made: _, ...rest } = json
  return [...answers, `copy ${status}`, JSON.stringify(rest), text.replace(/制作时间：.*?县区代码/, '')]
}

describe('protective matters [I4]', () => {
  it('whoever is named sees the same pages, byte for byte, and nothing that comes after', async () => {
    await app.settle()
    expect(
      (
        await security.call(api.appoint, {
          body: { id: newId(), class: 'protection', account: sessions.account('m-owner') },
        })
      ).status,
    ).toBe(200)
    await grid.ok(peopleApi.get, of(child))
    const before = await pagesOf(abuser.client)
    expect(before.filter((p) => p.includes(' 200 ')).length).toBe(7)

    // The child reports, on the phone of the one it is about; nobody asks a guardian.
    const report = await abuser.client.ok(requestsApi['my-report'], {
      body: {
        request: newId(),
        report: {
          id: newId(),
          channel: 'web',
          item: 'family-harm',
          what: `他打我 ${canary}`,
          where: { place: one },
        } as never,
      },
    })
    expect(report.quiet).toBe(true)
    const matter = newId()
    const protect = () =>
      grid.call(api.protect, {
        ...of(child),
        body: { id: matter, accounts: [abuser.account], said: `孩子说的话 ${canary}`, why: `首报 ${canary}` },
      })
    expect((await protect()).status).toBe(200)
    expect((await protect()).status).toBe(200)
    // Inside it: cards are opened, the child's and the other's; the family moves, the phone changes.
    app.setNow(new Date(app.now().getTime() + 60_000))
    await grid.ok(peopleApi.get, of(child))
    await grid.ok(peopleApi.get, of(mate))
    await db.query(`update c231025.person set name_masked = '改**', born = '2015-05-05' where id = $1`, [child])
    await app.settle()

    expect(await pagesOf(abuser.client)).toEqual(before)
    expect((await rows(`select id from @notice_messages where request = $1`, [report.request])).length).toBe(0)
    expect((await rows(`select id from @notices where account = $1`, [abuser.account])).length).toBe(0)
    // What a guardian agrees to from now on changes their own page and nothing else.
    await abuser.client.ok(api.myGive, { ...of(child), body: { id: newId(), purpose: 'photos', sensitive: [] } })
    const shown = (await abuser.client.ok(api.myData, of(child))).consents.find((c) => c.purpose === 'photos')!
    expect(shown.consent).toMatchObject({ to: null })
    expect((await rows(`select id from @consent where person = $1`, [child])).length).toBe(0)
    // The database itself shows the account nothing of the child.
    await db.query(
      `begin; set local role linli_app; set local search_path = c231025, network; set local linli.lo = '{}'; set local linli.hi = '{}'; set local linli.units = '{}'; set local linli.account = '${abuser.account}'`,
    )
    expect((await db.query(`select 1 from person where id = $1`, [child])).rows).toEqual([])
    await db.query('rollback')
  })

  it('another guardian who is not named sees no look of those days either; what is withheld is told to the auditor', async () => {
    const other = await resident('m-guardian', [[child, 'guardian']])
    // The list and the look of before it began, and not the one inside.
    expect((await other.client.ok(api.myLooks, of(child))).items.length).toBe(2)
    const auditor = sessions.as(app, 'm-auditor', [{ role: 'auditor' }])
    const lines = (await auditor.ok(auditApi.search, { query: { act: 'rights.show-looks', actor: other.account } }))
      .items
    expect(lines[0]!.detail).toMatchObject({ withheld: expect.any(Number) })
    expect(lines[0]!.detail['withheld']).toBeGreaterThan(0)
  })

  it('the person bars a relative by word to any worker, and takes it back', async () => {
    const uncle = await resident('m-uncle', [[adult, 'guardian']])
    const before = await uncle.client.ok(api.myData, of(adult))
    expect(
      (
        await grid.call(api.bar, {
          ...of(adult),
          body: { id: newId(), accounts: [uncle.account], said: '前夫，不要告诉他' },
        })
      ).status,
    ).toBe(200)
    await db.query(`update c231025.person set born = '1951-01-01' where id = $1`, [adult])
    expect(await uncle.client.ok(api.myData, of(adult))).toEqual(before)
    const sight = await grid.ok(api.sight, of(adult))
    expect(sight.words).toMatchObject([{ said: '前夫，不要告诉他' }])
    const bar = sight.links.find((l) => l.account === uncle.account)!.bar!
    expect((await grid.call(api.unbar, { params: { id: adult, bar }, body: { id: newId() } })).status).toBe(200)
    expect(await uncle.client.ok(api.myData, of(adult))).toMatchObject({ born: '1951-01-01' })
  })
})

describe('the restricted class [I4][I5]', () => {
  it('opens to those assigned alone, each look with its reason; the rest find no file', async () => {
    const [file] = (await grid.ok(api.myFiles, {})).items
    expect(file).toMatchObject({ class: 'protection', closedAt: null })
    const read = (who: Client) => who.call(api.readFile, { params: { id: file!.id }, body: { why: `跟进 ${canary}` } })
    expect((await read(grid)).body).toMatchObject({ person: child, body: { said: expect.stringContaining(canary) } })
    expect((await read(owner)).status).toBe(200)
    expect((await read(secretary)).status).toBe(404)
    expect((await secretary.ok(api.myFiles, {})).items).toEqual([])
    expect(
      (
        await secretary.call(api.assign, {
          params: { id: file!.id },
          body: { id: newId(), account: sessions.account('m-secretary'), why: '自己加' },
        })
      ).status,
    ).toBe(404)
    expect(
      (
        await owner.call(api.assign, {
          params: { id: file!.id },
          body: { id: newId(), account: sessions.account('m-secretary'), why: '协助' },
        })
      ).status,
    ).toBe(200)
    expect((await read(secretary)).status).toBe(200)
    // Nobody from outside is let in, whoever asks.
    const letIn = (account: string) =>
      owner.call(api.assign, { params: { id: file!.id }, body: { id: newId(), account, why: '协助' } })
    expect((await letIn(abuser.account)).status).toBe(404)
    // Rights of the other roles: none.
    for (const role of ['linli_app', 'linli_jobs', 'linli_sealer'])
      for (const table of ['restricted_file', 'restricted_log', 'restricted_offer', 'restricted_shield'])
        expect(
          (await rows(`select has_table_privilege($1, 'c231025.' || $2, 'select') as may`, [role, table]))[0],
        ).toEqual({ may: false })
    const may = await rows<{ table_name: string }>(
      `select distinct table_name from information_schema.role_table_grants where grantee = 'linli_restricted' and privilege_type <> 'INSERT' and table_schema = 'c231025'`,
    )
    // Its own tables, and what is reported of harm to minors.
    expect(may.filter((t) => !/^(restricted|harm)_/.test(t.table_name))).toEqual([])
  })

  it('takes what an import hands over for a class that has an owner, who takes it on or refuses it', async () => {
    const ctx = {
      house: app.house,
      county: app.county,
      now: app.now(),
      session: { account: sessions.account('m-grid') } as never,
    }
    const offers = [
      { id: newId(), class: 'protection' as const, person: adult, body: { 说明: canary } },
      { id: newId(), class: 'recovery' as const, person: adult, body: { 说明: canary } },
    ]
    const batch = newId()
    // Sent twice it is one.
    for (const _ of [1, 2]) await offerRestricted(ctx, { batch, source: '名册导入' }, offers)
    expect(await handedIn(ctx, batch)).toEqual([{ class: 'protection', n: 1, to: [sessions.account('m-owner')] }])
    const why = `看看交来什么 ${canary}`
    expect((await grid.ok(api.myOffers, { body: { why } })).items).toEqual([])
    const [offer] = (await owner.ok(api.myOffers, { body: { why } })).items
    expect(offer).toMatchObject({ person: adult, body: { 说明: canary } })
    const settle = (who: Client, take: boolean) =>
      who.call(api.settleOffer, { params: { id: offer!.id }, body: { id: newId(), take, why: '核对属实' } })
    expect((await settle(grid, true)).status).toBe(404)
    expect((await settle(owner, true)).status).toBe(200)
    expect((await settle(owner, true)).status).toBe(404)
    expect((await owner.ok(api.myFiles, {})).items.length).toBe(2)
    expect((await rows(`select body from @restricted_offer`))[0]).toEqual({ body: null })
  })

  it('[23][25] a canary put in by this door is found in no table, no log, no answer and no export of anybody else', async () => {
    const tables = await rows<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'c231025' and table_type = 'BASE TABLE' order by 1`,
    )
    const found: string[] = []
    for (const { table_name } of tables) {
      const hits = await rows<{ n: number }>(`select count(*)::int as n from @${table_name} t where t::text like $1`, [
        `%${canary}%`,
      ])
      if (hits[0]!.n > 0) found.push(table_name)
    }
    // The words of the child's own report are a request, kept as such; nothing of the matter stands in clear anywhere.
    expect(found.filter((t) => !['texts', 'requests'].includes(t))).toEqual([])
    await db.query(`delete from c231025.texts where body like $1`, [`%${canary}%`])
    await db.query(`update c231025.requests set summary = '' where summary like $1`, [`%${canary}%`])
    expect(log).not.toContain(canary)
    const everybody = [
      secretary,
      security,
      sessions.as(app, 'm-auditor', [{ role: 'auditor' }]),
      sessions.as(app, 'm-manager', [{ role: 'manager', place: '231025/' }]),
      abuser.client,
    ]
    const paths = [
      'audit',
      `people/${child}`,
      `people/${adult}`,
      `people?place=${encodeURIComponent(one)}`,
      'restricted/files',
      'restricted/owners',
      'notices',
      'rights/runs',
      `people/${child}/sight`,
      `people/${child}/events`,
      'requests?size=50',
    ]
    for (const who of everybody)
      for (const path of paths) {
        const reply = await who.raw('GET', `/231025/api/${path}`)
        expect(JSON.stringify(reply.body ?? '')).not.toContain(canary)
      }
    const auditor = sessions.as(app, 'm-auditor2', [{ role: 'auditor' }])
    expect(JSON.stringify((await auditor.raw('POST', '/231025/api/audit/export', {})).body ?? '')).not.toContain(canary)
    for (const format of ['csv', 'xlsx'] as const) {
      const body = { id: newId(), place: one, format, why: '核对名单', to: '县民政局', clear: true }
      const list = await secretary.raw<string>('POST', '/231025/api/people/export', body)
      expect([list.status, String(list.body).includes(canary)]).toEqual([200, false])
      // Packed or not: a list has no column that would tell whose file there is.
      if (format === 'csv') expect(list.body.split('\r\n')[0]).toBe('姓名,性别,年龄,身份证号,电话,住址,网格,人员类别')
    }
    const about = (await auditor.ok(auditApi.search, { query: { act: 'restricted.look' } })).items
    expect(about.length).toBeGreaterThan(2)
    for (const line of about) {
      expect(line.subjectKind).toBe('restricted')
      expect([child, adult]).not.toContain(line.subject)
      expect(line.detail).toEqual({})
    }
  })
})
