/**
 * Attack 25: canary names, numbers and words go through every route and every way to fail; then everything the program wrote
 * down is searched for them. Audit, outbox and answers to failures are searched too.
 */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../domain/kernel/api.ts'
import { requestsApi as api } from '../domain/requests/api.ts'
import { rooms } from '../server/rooms.ts'
import { grid, startLoop, type Filed, type Loop } from './requests/front.ts'

const canary = {
  name: '金丝雀姓名',
  phone: '00031415926',
  words: '金丝雀原话一二三',
  idNumber: '990000199001010017',
  reason: '金丝雀缘由',
  password: 'canary-kettle-moss',
  number: 'CANARY-INTERNAL-1',
}
const secrets = Object.values(canary)
const found = (text: string) => secrets.filter((s) => text.includes(s))

const lines: string[] = []
const stream = new Writable({
  write(chunk: Buffer, _, done) {
    lines.push(chunk.toString())
    done()
  },
})

let t: Loop
let filed: Filed

beforeAll(async () => {
  // Without the net of `redact`: what is not handed to the log needs no blotting out.
  t = await startLoop({ log: pino({ level: 'trace' }, stream) })
})
afterAll(() => t.close())

const base = '/231025/api'

describe('attack 25: what is written down', () => {
  it('a whole story with a person in every field leaves no trace of that person', async () => {
    filed = await t.reported({
      what: `${canary.words} ${canary.idNumber}`,
      contact: { phone: canary.phone, name: canary.name, bestTime: canary.words },
      where: { place: grid, described: canary.words },
      open: true,
    })
    await t.dispatcher.ok(api['of-caller'], { body: { phone: canary.phone } })
    await t.must(t.dispatcher, 'accept', filed.request, {
      intent: 'complaint',
      line: 'governance',
      item: 'street-lamp',
      urgency: 'ordinary',
      said: canary.words,
    })
    const order = t.order({ task: canary.words })
    await t.must(t.dispatcher, 'dispatch', filed.request, { orders: [order], reason: canary.reason })
    await t.must(t.handler, 'sign', filed.request, { order: order.order, said: canary.words })
    await t.must(t.handler, 'note', filed.request, { said: `${canary.name} ${canary.phone}` })
    await t.must(t.dispatcher, 'tie', filed.request, { foreign: { system: 'city-line', number: canary.number } })
    await t.dispatcher.ok(api.reveal, {
      params: { request: filed.request },
      body: { id: t.id(), reason: canary.reason },
    })
    await t.dispatcher.ok(api.call, { params: { request: filed.request }, body: { id: t.id() } })
    await t.at.guest().ok(api['track-code'], { body: { number: filed.refNo, last4: canary.phone.slice(-4) } })
    await t.resolve(t.handler, { ...filed, order: order.order }, { done: canary.words, said: canary.words })
    await t.tracked('rate', filed, {
      level: 1,
      reasons: [],
      said: canary.words,
      channel: 'own-device',
      handlerPresent: false,
    })
    await t.at.app.settle()
    t.later({ days: 3 })
    await t.at.timers()
    expect(lines.length).toBeGreaterThan(10)
    expect(found(lines.join(''))).toEqual([])
  })

  it('every route of every room, filled with it in body, query, path and headers, by staff, residents and guests', async () => {
    const before = lines.length
    const body = Object.fromEntries([
      ...Object.entries(canary),
      ['what', canary.words],
      ['reason', canary.reason],
      ['contact', { phone: canary.phone, name: canary.name }],
      ['id', t.id()],
    ])
    const query = new URLSearchParams({ q: canary.name, phone: canary.phone, search: canary.words }).toString()
    const headers = {
      'user-agent': canary.name.length ? encodeURIComponent(canary.name) : '',
      'x-note': canary.phone,
      referer: `https://x/?p=${canary.phone}`,
    }
    const everybody = [t.duty, t.worker, t.at.guest(), t.at.as('resident-1', [], { kind: 'resident' })]
    const failures: string[] = []
    for (const route of rooms.flatMap((r) => Object.values(r.api) as Route[])) {
      const path = route.path.replace(/:[a-zA-Z0-9]+/g, () => encodeURIComponent(canary.phone))
      for (const client of everybody) {
        const reply = await client.raw(
          route.method,
          `${base}${path}?${query}`,
          route.method === 'GET' ? undefined : body,
          headers,
        )
        if (reply.status >= 500) failures.push(`${route.method} ${route.path} ${reply.status}`)
        if (reply.status >= 400 && found(JSON.stringify(reply.body)).length > 0)
          failures.push(`${route.method} ${route.path} says it back`)
      }
    }
    expect(failures).toEqual([])
    expect(lines.length - before).toBeGreaterThan(200)
    const text = lines.join('')
    expect([...found(text), ...secrets.map(encodeURIComponent).filter((s) => text.includes(s))]).toEqual([])
  }, 90_000)

  it('a fault of ours tells the caller a number and the log a place: no stack, no statement, no value', async () => {
    const before = lines.length
    // The database refuses in the middle of an act.
    await t.at.sql(
      `alter table c231025.request_contacts add constraint canary_trap check (phone_last4 is distinct from '0666')`,
    )
    const reply = await t.at.guest().call(api.report, {
      body: {
        request: t.id(),
        report: {
          id: t.id(),
          channel: 'web',
          what: canary.words,
          where: { place: grid },
          contact: { phone: '00031410666', name: canary.name },
        } as never,
      },
    })
    await t.at.sql('alter table c231025.request_contacts drop constraint canary_trap')
    expect(reply.status).toBe(500)
    expect(Object.keys(reply.problem).sort()).toEqual(['code', 'detail', 'status', 'title', 'trace', 'type'])
    expect(JSON.stringify(reply.problem)).not.toMatch(/node_modules|\.ts|insert|constraint|canary_trap/i)
    const said = lines.slice(before).join('')
    expect(said).toContain(reply.problem.trace)
    expect(said).toContain('23514')
    expect([...found(said), ...(said.includes('00031410666') ? ['phone'] : [])]).toEqual([])
    expect(said).not.toMatch(/Failing row|insert into/i)
  })

  it('lines are one line each, whatever was sent, and addresses of people are not in them', async () => {
    await t.at.guest().raw('GET', `${base}/requests/${encodeURIComponent('a\r\n{"level":60,"msg":"forged"}')}`)
    await t.at.guest().raw('GET', `${base}/none?x=%0a%7b%22level%22:60%7d`, undefined, { 'accept-language': 'en' })
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
    const text = lines.join('')
    expect(text).not.toContain('forged')
    expect(text).not.toMatch(/"(ip|remoteAddress|cookie|authorization|user-agent|referer)"/i)
    expect(text).not.toMatch(/\b10\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/)
  })

  it('audit and outbox hold ids, codes, times and hashes; sealed columns hold no plain text', async () => {
    for (const table of [
      'audit',
      'outbox',
      'requests',
      'request_acts',
      'request_contacts',
      'request_measures',
      'service_records',
      'history',
      'account_buckets',
    ]) {
      // First words stand in the list, numbers blotted out; they are emptied with the texts.
      const rows = await t.at.sql<{ row: string }>(
        `select (to_jsonb(x) - 'summary')::text as row from c231025.${table} x`,
      )
      const leaked = rows.flatMap((r) => found(r.row))
      // The city's own number is a key, kept where it is looked up.
      expect([
        table,
        leaked.filter((s) => !(s === canary.number && (table === 'request_acts' || table === 'requests'))),
      ]).toEqual([table, []])
    }
    const texts = await t.at.sql<{ body: string }>('select body from c231025.texts')
    expect(texts.some((x) => x.body.includes(canary.words))).toBe(true)
  })
})
