/** The auditor reads every trail, proves that nobody altered it, and answers a resident who asks who looked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi } from '../../domain/accounts/api.ts'
import type { Sent } from '../../domain/kernel/api.ts'
import { auditApi as api, type AuditItem } from '../../domain/kernel/audit-api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import type pg from 'pg'
import { startApp, type TestApp } from '../../test/app.ts'
import { Client } from '../../test/client.ts'
import { openSql } from '../../test/database.ts'
import { enter } from '../../test/enter.ts'
import { rooms } from '../rooms.ts'
import { authenticate, demoPassword, messagesSent } from './index.ts'

let town: TestApp
let pool: pg.Pool
let secretary: { client: Client; account: string }
let auditor: Client
let duty: Client
let person: string
let request: string
let number: string
const community = '231025/100/zhanqian/001/'
const grid = `${community}001/`
const phone = '00099110001'
const id = () => town.house.newId()
const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await pool.query<R>(text, values)).rows

/** Through the front door, with the code of the last message. */
async function signIn(login: string): Promise<typeof secretary> {
  const client = new Client(town)
  const one = { params: { id: id() } }
  const step = await client.ok(accountsApi.signIn, {
    body: { id: one.params.id, name: login, password: demoPassword, shell: 'staff' },
  })
  if (step.next !== 'done') {
    await client.ok(accountsApi.sendFactor, { ...one, body: {} })
    await messagesSent()
    const [sent] = await sql<{ text: string }>(
      'select text from c231025.dev_messages order by at desc, id desc limit 1',
    )
    await client.ok(accountsApi.factor, { ...one, body: { method: 'sms', code: /\d{6}/.exec(sent!.text)![0] } })
  }
  return { client, account: (await client.ok(accountsApi.me)).me!.account }
}

beforeAll(async () => {
  town = await startApp({ rooms, authenticate, filling: 'demo' })
  pool = openSql(town.db)
  secretary = await signIn('secretary')
  auditor = await enter(town, sql, [{ role: 'auditor', place: '231025/' }], { factor: 1 })
  duty = await enter(town, sql, [{ role: 'duty-officer', place: '231025/' }], { factor: 1 })
  person = id()
  await secretary.client.ok(peopleApi.add, {
    body: {
      person: {
        id: person,
        place: grid,
        name: '欧阳静怡',
        sex: 'female',
        born: '1950-03-08',
        phones: [phone],
        idNumber: null,
        addressNote: null,
        died: null,
      },
      day: '2026-03-10',
    },
  })
  await secretary.client.ok(peopleApi.get, { params: { id: person } })
  await duty.ok(peopleApi.reveal, {
    params: { id: person },
    body: { id: id(), what: ['phones'], why: '本人来电 00099110001 要求核对' },
  })
  request = id()
  const report = { id: id(), channel: 'web', what: '楼道灯不亮', where: { place: grid }, contact: { phone } }
  const filed = await new Client(town).ok(requestsApi.report, {
    body: { request, key: 'k'.repeat(30), report } as never,
  })
  number = filed.refNo
  await duty.ok(requestsApi.reveal, { params: { request }, body: { id: id(), reason: '核对地址' } })
})
afterAll(async () => {
  await pool.end()
  await town.close()
})

const found = async (query: Sent<typeof api.search>['query']) =>
  (await auditor.ok(api.search, { query: { size: 100, ...query } })).items
const acts = (items: AuditItem[]) => items.map((i) => i.act)

describe('[L9] who did what', () => {
  it('is found by person, act, subject, time and the place of the post', async () => {
    const mine = await found({ actor: secretary.account })
    expect(acts(mine)).toEqual(expect.arrayContaining(['people.add', 'people.open', 'accounts.sign-in']))
    expect(mine.every((i) => i.actor === secretary.account && i.actorName === '站前一委书记')).toBe(true)
    expect(acts(await found({ subject: person, act: 'people.open' }))).toEqual(['people.open'])
    const late = new Date(town.now().getTime() + 1000).toISOString()
    expect(await found({ from: late })).toEqual([])
    const posted = await found({ place: community })
    expect(new Set(posted.map((i) => i.actor))).toEqual(new Set([secretary.account]))
    expect(await found({ place: '231025/107/' })).toEqual([])
    expect(new Set((await found({ place: '231025/' })).map((i) => i.actor)).size).toBeGreaterThan(1)
  })

  it('a colleague is found by a piece of the name; an account that was changed is named', async () => {
    const { items } = await auditor.ok(api.actors, { query: { q: '一委书' } })
    expect(items).toEqual([{ account: secretary.account, name: '站前一委书记' }])
    const [granted] = await found({ subject: secretary.account, act: 'accounts.sign-in' })
    expect(granted!.subjectName).toBe('站前一委书记')
  })

  it('one line says from where: the post of that day and the sign-in before it, and no address', async () => {
    const [open] = await found({ subject: person, act: 'people.open' })
    const line = await auditor.ok(api.line, { params: { id: open!.id } })
    expect(line.posts).toContainEqual({ role: 'community-secretary', place: community })
    expect(line.signIn).toMatchObject({ browser: '? · ?' })
    expect((await auditor.call(api.line, { params: { id: id() } })).status).toBe(404)
    const kept = JSON.stringify(await sql('select * from c231025.audit'))
    expect(kept).not.toMatch(/\d+\.\d+\.\d+\.\d+/)
  })
})

describe('[security] a resident asks who looked', () => {
  const subjects = async (typed: string) => [
    ...(await auditor.ok(peopleApi.trailOf, { body: { number: typed } })).subjects,
    ...(await auditor.ok(requestsApi['trail-of'], { body: { number: typed } })).subjects,
  ]

  it('by the phone they show: every look at the person and at what they filed, with its reason', async () => {
    const theirs = await subjects(phone)
    expect(theirs.map((s) => s.kind)).toEqual(['person', 'request', 'phone-index'])
    expect(theirs.slice(0, 2).map((s) => s.subject)).toEqual([person, request])
    const looks = await found({ subject: person, looks: '1' })
    // The clock stands still: lines of one instant have no order.
    expect(acts(looks).sort()).toEqual(['people.open', 'people.reveal', 'people.trail-of'])
    const revealed = looks.find((l) => l.act === 'people.reveal')!
    const line = await auditor.ok(api.line, { params: { id: revealed.id } })
    expect(line.reason).toBe('本人来电 00***01 要求核对')
    const [reveal] = await found({ subject: request, looks: '1' })
    expect(await auditor.ok(api.line, { params: { id: reveal!.id } })).toMatchObject({
      act: 'requests.reveal',
      reason: '核对地址',
      posts: [{ role: 'duty-officer', place: '231025/' }],
    })
  })

  it('by the number of a request; the question by phone leaves a line itself', async () => {
    expect((await subjects(number)).filter((s) => s.kind === 'request')).toEqual([
      { kind: 'request', subject: request },
    ])
    expect(await subjects('00099119999')).toEqual([{ kind: 'phone-index', subject: expect.any(String) }])
    const asked = await found({ act: 'people.trail-of' })
    expect(asked.length).toBeGreaterThan(1)
    expect(JSON.stringify(asked)).not.toContain('0009911')
  })

  it('nothing of the person or the request is told, and nobody but the auditor asks', async () => {
    const [open] = await found({ subject: person, act: 'people.open' })
    const line = JSON.stringify(await auditor.ok(api.line, { params: { id: open!.id } }))
    for (const secret of ['欧阳', phone, '1950']) expect(line).not.toContain(secret)
    expect((await duty.call(peopleApi.trailOf, { body: { number: phone } })).status).toBe(403)
    expect((await duty.call(api.line, { params: { id: open!.id } })).status).toBe(403)
  })
})

describe('[L9] that nobody altered it', () => {
  it('is proven block by block and line by line; what waits is not proven yet', async () => {
    const [open] = await found({ subject: person, act: 'people.open' })
    expect((await auditor.ok(api.line, { params: { id: open!.id } })).seal).toBeUndefined()
    await town.seal()
    const state = await auditor.ok(api.state)
    const proof = await auditor.ok(api.proof, { query: {} })
    expect(proof).toMatchObject({ to: state.blocks, blocks: state.blocks, lines: state.lines, faults: [], more: false })
    const { seal } = await auditor.ok(api.line, { params: { id: open!.id } })
    expect(seal).toMatchObject({ no: 1, proven: true, hash: state.head })
    expect(await auditor.ok(api.proof, { query: { after: state.blocks } })).toMatchObject({ blocks: 0, more: false })
  })

  it('and what was altered is told: the line, its block, and every line sealed with it', async () => {
    const [open] = await found({ subject: person, act: 'people.open' })
    const [add] = await found({ subject: person, act: 'people.add' })
    await sql(`update c231025.audit set act = 'people.call' where id = $1`, [open!.id])
    const seal = async (line: string) => (await auditor.ok(api.line, { params: { id: line } })).seal
    expect([(await seal(open!.id))!.proven, (await seal(add!.id))!.proven]).toEqual([false, false])
    expect((await auditor.ok(api.proof, { query: {} })).faults).toEqual([`line ${open!.id} in block 1 was altered`])
    await sql(`update c231025.audit set act = 'people.open' where id = $1`, [open!.id])
    expect((await seal(open!.id))!.proven).toBe(true)
  })
})

describe('a table of lines', () => {
  it('holds what fits, asks for a recent second factor, and leaves a line itself', async () => {
    const fresh = await enter(town, sql, [{ role: 'auditor', place: '231025/' }], { factor: 1 })
    const there = await found({ subject: person })
    const reply = await fresh.call(api.export, { body: { subject: person } })
    expect(reply.headers.get('content-type')).toContain('text/csv')
    const lines = String(reply.body).trim().split('\r\n')
    expect(lines).toHaveLength(1 + there.length)
    expect(lines[0]).toContain('谁,做了什么')
    const [taken] = await found({ act: 'audit.export' })
    expect(taken).toMatchObject({ subject: person, detail: { rows: lines.length - 1, looks: false } })
    const tired = await enter(town, sql, [{ role: 'auditor', place: '231025/' }], { factor: 11 })
    expect((await tired.call(api.export, { body: {} })).problem.code).toBe('second-factor-needed')
  })
})
