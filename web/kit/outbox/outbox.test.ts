import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { backoff, verdictOf } from './backoff.ts'
import type { Letter } from './db.ts'
import { Outbox, type NewLetter, type OutboxParts, type Reply } from './outbox.ts'
import type { Locks } from './lock.ts'

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

  it('a refused letter goes again, changed under a new id', async () => {
    const bodies: unknown[] = []
    const b = box(async (l, body) => (bodies.push(body), l.op === 'a' ? no(409) : yes))
    await b.write([letter('a')])
    await b.flush()
    await b.again('a', { op: 'a-new', body: { id: 'a-new', grid: 7 } })
    expect((await b.db.letters.get({ op: 'a-new' }))!.because).toBeUndefined()
    await b.flush()
    expect(bodies).toEqual([{ id: 'a' }, { id: 'a-new', grid: 7 }])
    expect(await states(b)).toEqual([])
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
    const seal = {
      seal: async (v: unknown) => ({ shut: JSON.stringify(v) }),
      open: async (v: unknown) => JSON.parse((v as { shut: string }).shut) as unknown,
    }
    const sent: unknown[] = []
    const b = box(async (_: Letter, body: unknown) => (sent.push(body), yes), { seal })
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
