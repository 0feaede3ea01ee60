import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { backoff, verdictOf } from './backoff.ts'
import type { Letter } from './db.ts'
import { PhoneFull } from './full.ts'
import { Outbox, type NewLetter, type OutboxParts, type Reply } from './outbox.ts'
import type { Locks } from './lock.ts'
import { noSeal, type Content, type Seal } from './seal.ts'

let boxes: Outbox[] = []
let names = 0

/** `navigator.locks` as far as it is used; Node 20 has none. */
function locksOf(): Locks {
  const held = new Set<string>()
  return {
    request: async (name, _, work) => {
      if (held.has(name)) return work(null)
      held.add(name)
      try {
        return await work({})
      } finally {
        held.delete(name)
      }
    },
  }
}

function box(send: OutboxParts['send'], more: Partial<OutboxParts> = {}): Outbox {
  const made = new Outbox({
    county: '990000',
    send,
    chance: () => 0,
    name: `box-${++names}`,
    locks: locksOf(),
    ...more,
  })
  boxes.push(made)
  return made
}

const letter = (op: string, thread = op): NewLetter => ({
  op,
  method: 'POST',
  path: '/visits',
  body: { id: op },
  about: { who: '王**', what: '月探访' },
  thread,
})

const yes: Reply = { status: 200 }
const no = (status: number): Reply => ({
  status,
  problem: {
    type: '',
    code: 'not-permitted',
    status,
    title: '不在您的网格',
    detail: '今早转到第 7 网格了',
    trace: 't1',
  },
})

afterEach(async () => {
  for (const b of boxes) await b.db.delete().catch(() => undefined)
  boxes = []
})

const states = async (b: Outbox) => (await b.db.letters.orderBy('no').toArray()).map((l) => [l.op, l.state])

describe('[S1-48] the outbox', () => {
  it('writes the record and its letter together, and the same letter once', async () => {
    const b = box(async () => yes)
    await b.write([letter('a')], { kind: 'visit', id: 'v1', value: { well: true } })
    await b.write([letter('a')], { kind: 'visit', id: 'v1', value: { well: true } })
    expect(await b.record('visit', 'v1')).toEqual({ well: true })
    expect(await states(b)).toEqual([['a', 'waiting']])
  })

  it('keeps neither when one cannot be kept', async () => {
    const b = box(async () => yes)
    const unkeepable = { kind: 'visit', id: 'v1', value: () => undefined }
    await expect(b.write([letter('a')], unkeepable)).rejects.toThrow()
    expect(await states(b)).toEqual([])
  })

  it('sends the oldest first and lets go only after a yes', async () => {
    const seen: string[] = []
    const b = box(async (l) => (seen.push(l.op), yes))
    for (const op of ['a', 'b', 'c']) await b.write([letter(op)])
    await b.flush()
    expect(seen).toEqual(['a', 'b', 'c'])
    expect(await states(b)).toEqual([])
    expect((await b.db.sent.toArray()).map((s) => s.op).sort()).toEqual(['a', 'b', 'c'])
  })

  it('stops at the first silence, and waits longer each time', async () => {
    let at = 1000
    const seen: string[] = []
    const b = box(async (l) => void seen.push(l.op), { now: () => at })
    await b.write([letter('a')])
    await b.write([letter('b')])
    expect(await b.flush()).toBe('away')
    expect(seen).toEqual(['a'])
    const first = (await b.db.letters.get({ op: 'a' }))!.next - at
    at += first - 1
    await b.flush()
    expect(seen).toEqual(['a', 'b'])
    at += 1
    await b.flush()
    expect((await b.db.letters.get({ op: 'a' }))!.next - at).toBeGreaterThan(first)
    await b.flush(true)
    expect(seen.filter((op) => op === 'a')).toHaveLength(3)
  })

  it('parks a refusal with its reason and goes on with the others', async () => {
    const b = box(async (l) => (l.op === 'a' ? no(403) : yes))
    await b.write([letter('a', 'wang')])
    await b.write([letter('a2', 'wang')])
    await b.write([letter('b', 'sun')])
    await b.flush()
    expect(await states(b)).toEqual([
      ['a', 'refused'],
      ['a2', 'waiting'],
    ])
    expect((await b.db.letters.get({ op: 'a' }))!.because).toMatchObject({ title: '不在您的网格', trace: 't1' })
    await b.flush(true)
    expect(await states(b)).toEqual([
      ['a', 'refused'],
      ['a2', 'waiting'],
    ])
  })

  it('[C1] a visit of several waits behind each of them, and each of them behind it', async () => {
    const b = box(async (l) => (l.op === 'wang-1' ? no(409) : yes))
    await b.write([letter('wang-1', 'person:wang')])
    await b.write([letter('home', 'person:li person:wang')])
    await b.write([letter('li-2', 'person:li')])
    await b.write([letter('sun', 'person:sun')])
    await b.flush()
    expect((await states(b)).map(([op]) => op)).toEqual(['wang-1', 'home', 'li-2'])
    expect(await b.waitsIn('person:li')).toBe(true)
    expect(await b.waitsIn('person:sun person:zhao')).toBe(false)
    await b.letGo('wang-1')
    const sent: string[] = []
    const again = box(async (l) => (sent.push(l.op), yes), { name: `box-${names}` })
    await again.flush(true)
    expect(sent).toEqual(['home', 'li-2'])
  })

  it('[B5] what waits about a new person goes to the one who is there, body, address and thread', async () => {
    const sent: [string, string, unknown][] = []
    const b = box(async (l, { body }) => (l.op === 'new' ? no(409) : (sent.push([l.path, l.thread, body]), yes)))
    const thread = 'person:new person:mate person:old'
    await b.write([letter('new', 'person:new')])
    await b.write([{ ...letter('visit', thread), body: { id: 'visit', persons: ['new', 'mate', 'old'] } }])
    await b.write([{ ...letter('wish', 'person:new'), path: '/people/new/wish' }])
    await b.flush()
    await b.letGo('new')
    await b.readdress('new', 'old')
    await b.flush(true)
    expect(sent).toEqual([
      ['/visits', 'person:old person:mate', { id: 'visit', persons: ['old', 'mate'] }],
      ['/people/old/wish', 'person:old', { id: 'wish' }],
    ])
  })

  it('a refused letter goes again, changed under a new id', async () => {
    const bodies: unknown[] = []
    const b = box(async (l, { body }) => (bodies.push(body), l.op === 'a' ? no(409) : yes))
    await b.write([letter('a')])
    await b.flush()
    await b.again('a', { op: 'a-new', body: { id: 'a-new', grid: 7 } })
    expect((await b.db.letters.get({ op: 'a-new' }))!.because).toBeUndefined()
    await b.flush()
    expect(bodies).toEqual([{ id: 'a' }, { id: 'a-new', grid: 7 }])
    expect(await states(b)).toEqual([])
  })

  it('[L2] written first, sent then: the answer is told, a refusal is its author’s, silence leaves it waiting', async () => {
    let reply: Reply = { status: 200, answer: { id: 'a' } }
    const b = box(async () => reply)
    const sent = async (op: string) => {
      await b.write([letter(`${op}-file`, op), letter(op)])
      return b.sendNow([`${op}-file`, op])
    }
    expect(await sent('a')).toEqual({ answer: { id: 'a' } })
    reply = no(409)
    expect(await sent('b')).toMatchObject({ refused: { code: 'not-permitted' } })
    expect(await states(b)).toEqual([])
    reply = undefined
    expect(await sent('c')).toBeUndefined()
    expect(await states(b)).toEqual([
      ['c-file', 'waiting'],
      ['c', 'waiting'],
    ])
    reply = yes
    await b.flush(true)
    expect(await states(b)).toEqual([])
  })

  it('[L4] where there is no room, what was read goes, the oldest first, and what is written stays', async () => {
    let at = 0
    const b = box(async () => yes, { now: () => ++at })
    for (const id of ['1', '2', '3']) await b.write([], { kind: 'read', id, value: id })
    let room = -2
    b.db.letters.hook('creating', () => {
      if (room < 0) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    })
    b.db.records.hook('deleting', () => void room++)
    await b.write([letter('a')])
    expect((await b.db.records.toArray()).map((r) => r.id)).toEqual(['3'])
    room = -9
    await expect(b.write([letter('b')])).rejects.toThrow(PhoneFull)
    expect(await states(b)).toEqual([['a', 'waiting']])
  })

  it('waits for a sign-in without counting a try', async () => {
    const b = box(async () => no(401))
    await b.write([letter('a')])
    expect(await b.flush()).toBe('sign-in')
    expect(await b.db.letters.get({ op: 'a' })).toMatchObject({ state: 'waiting', tries: 0, next: 0 })
  })

  it('a busy server delays its own letter and no other', async () => {
    const b = box(async (l) => (l.op === 'a' ? { status: 503 } : yes))
    await b.write([letter('a')])
    await b.write([letter('b')])
    await b.flush()
    expect(await states(b)).toEqual([['a', 'waiting']])
  })

  it('without locks a lease keeps the second tab out, and ends by itself', async () => {
    let at = 0
    let answer: (r: Reply) => void = () => undefined
    const slow = box(() => new Promise<Reply>((give) => (answer = give)), {
      locks: undefined,
      now: () => at,
      name: 'shared',
    })
    await slow.write([letter('a')])
    const first = slow.flush()
    const other = box(async () => yes, { locks: undefined, now: () => at, name: 'shared' })
    await expect.poll(async () => (await other.db.marks.get('lease'))?.value).toBeDefined()
    expect(await other.flush()).toBeUndefined()
    at = 200_000
    expect(await other.flush()).toBe('sent')
    answer(yes)
    await first
    expect(await states(other)).toEqual([])
  })

  it('passes everything personal through the seal', async () => {
    const shut = (v: unknown) => ({ shut: JSON.stringify(v) })
    const opened = (v: unknown) => JSON.parse((v as { shut: string }).shut) as unknown
    const seal: Seal = {
      ...noSeal,
      seal: async (v) => shut(v),
      open: async (v) => opened(v),
      close: async (_, { body, about }) => ({ body: shut(body), about: shut(about) }),
      disclose: async (_, { body, about }) => ({ body: opened(body), about: opened(about) }),
    }
    const sent: unknown[] = []
    const b = box(async (_: Letter, { body }: Content) => (sent.push(body), yes), { seal })
    await b.write([letter('a')], { kind: 'visit', id: 'v', value: { note: '好' } })
    const kept = JSON.stringify(
      [await b.db.letters.toArray(), await b.db.records.toArray()].map((rows) => rows.map(({ ...r }) => ({ ...r }))),
    )
    expect(kept).toContain('shut')
    expect((await b.db.letters.toArray())[0]!.about).toEqual({ shut: JSON.stringify({ who: '王**', what: '月探访' }) })
    await b.flush()
    expect(sent).toEqual([{ id: 'a' }])
    expect(await b.records('visit')).toEqual([{ note: '好' }])
  })

  it('300 records in two tabs over a bad line arrive once each', async () => {
    const server = new Map<string, number>()
    let turn = 0
    const bad = async (l: Letter): Promise<Reply> => {
      turn++
      if (turn % 5 === 0) return { status: 503 }
      if (turn % 17 === 0) return undefined
      server.set(l.op, (server.get(l.op) ?? 0) + 1)
      // The answer is lost after the server has it.
      return turn % 3 === 0 ? undefined : yes
    }
    const locks = locksOf()
    const tabs = [box(bad, { locks, name: 'two-tabs' }), box(bad, { locks, name: 'two-tabs' })]
    await Promise.all(Array.from({ length: 300 }, (_, i) => tabs[i % 2]!.write([letter(`op-${i}`)])))
    for (let round = 0; round < 600 && (await tabs[0]!.db.letters.count()) > 0; round++)
      await Promise.all(tabs.map((t) => t.flush(true)))
    expect(await tabs[0]!.db.letters.count()).toBe(0)
    expect(server.size).toBe(300)
  })
})

describe('waiting times and verdicts', () => {
  it('double up to five minutes', () => {
    expect([0, 1, 2, 30].map((n) => backoff(n, 0))).toEqual([1000, 2000, 4000, 150_000])
    expect(backoff(30, 0.999)).toBeLessThanOrEqual(300_000)
  })

  it.each([
    [undefined, 'away'],
    [200, 'sent'],
    [204, 'sent'],
    [401, 'sign-in'],
    [403, 'refused'],
    [409, 'refused'],
    [422, 'refused'],
    [429, 'later'],
    [503, 'later'],
  ] as const)('%s → %s', (status, verdict) => {
    expect(verdictOf(status)).toBe(verdict)
  })
})
