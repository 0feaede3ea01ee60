import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { act } from '../../../domain/kernel/api.ts'
import { Id, nilId } from '../../../domain/kernel/id.ts'
import type { Move } from '../../../domain/kernel/ledger.ts'
import { startApp, type TestApp } from '../../../test/app.ts'
import type { Client } from '../../../test/client.ts'
import { testSessions } from '../../../test/sessions.ts'
import { room, type Ctx } from '../context.ts'
import { alreadyDone } from '../db/act.ts'
import { workFor } from '../jobs/work.ts'
import { accountId, madeAlready, openBook, post, reverse, type AccountRef } from './index.ts'
import { accountsById, gatheredLines, keptLines, setFrozen, txnsOfCause } from './store.ts'
import { verifyLedger } from './verify.ts'

const county = '231025'
const one = `${county}/100/zhanqian/001/`
const two = `${county}/100/zhanqian/002/`

const ref = (kind: string, owner: string, more: Partial<AccountRef> = {}): AccountRef => ({
  id: accountId(county, 'till', kind, owner),
  book: 'till',
  unit: 'fen',
  kind,
  mode: 'kept',
  person: kind === 'purse' ? owner : null,
  body: null,
  place: one,
  ...more,
})
const issue = ref('issue', '', { mode: 'issues', place: `${county}/` })
const pool = ref('pool', '', { mode: 'gathers', place: `${county}/` })
const purse = (owner: string, place = one) => ref('purse', owner, { place })

/** A room that does nothing but move: what any room does with the ledger, through the front door. */
const Sent = z.strictObject({ id: Id, to: z.enum(['pool', 'issue']), from: Id, amount: z.int().min(1) })
const tillApi = {
  pay: act('POST', '/till', {
    may: 'places.read',
    summary: 'Pay out of a purse',
    body: Sent,
    answer: z.strictObject({ left: z.int() }),
  }),
}
const pay = (ctx: Ctx, body: z.output<typeof Sent>) => {
  const from = purse(body.from)
  const to = body.to === 'pool' ? pool : issue
  const doer = { account: ctx.session!.account, now: ctx.now }
  return ctx.act(
    (tx) => openBook(tx, { accounts: [from, to], txns: [body.id] }),
    (book) => {
      if (madeAlready(book, body.id, body, doer.account))
        return alreadyDone({ left: book.accounts.get(from.id)!.balance })
      const moves = [{ from: from.id, to: to.id, amount: body.amount }]
      const done = post(book, { id: body.id, book: 'till', kind: 'pay', moves, sent: body }, doer)
      return { ...done, events: [], answer: { left: done.book.accounts.get(from.id)!.balance } }
    },
  )
}
const till = room({ name: 'till', api: tillApi, routes: { pay: (ctx, { body }) => pay(ctx, body) } })

const sessions = testSessions()
let app: TestApp
let admin: pg.Client
let cashier: Client
const id = () => app.house.newId()

beforeAll(async () => {
  app = await startApp({ rooms: [till], authenticate: sessions.authenticate })
  admin = new pg.Client(app.db.config)
  await admin.connect()
  await admin.query(`set search_path = c${county}`)
  cashier = sessions.as(app, 'cashier', [{ role: 'community-secretary', place: `${county}/` }])
})
afterAll(async () => {
  await admin?.end()
  await app?.close()
})

/** Moves as a job makes them, for the county as a whole. */
const posted = (accounts: AccountRef[], moves: Move[], more: { id?: string; cause?: string; takes?: string[] } = {}) =>
  workFor(app.house, app.county).act(
    (tx) => openBook(tx, { accounts, takes: more.takes ?? [] }),
    (book) => {
      const cause = more.cause ? { cause: { kind: 'thing', id: more.cause } } : {}
      const done = post(
        book,
        { id: more.id ?? id(), book: 'till', kind: 'give', moves, ...cause },
        { account: null, now: app.now() },
      )
      return { ...done, events: [], answer: done.txn.id }
    },
  )
const filled = async (amount: number) => {
  const owner = id()
  await posted([issue, purse(owner)], [{ from: issue.id, to: purse(owner).id, amount }])
  return owner
}
const seen = (tx: Parameters<typeof accountsById>[0], ...ids: string[]) => accountsById(tx, ids)
const balances = (...refs: AccountRef[]) =>
  workFor(app.house, app.county).read(async (tx) => {
    const rows = await seen(tx, ...refs.map((r) => r.id))
    return refs.map((r) => rows.find((a) => a.id === r.id)?.balance ?? 0)
  })
const verdict = () => verifyLedger(app.house, app.county)
const undo = (txn: string, accounts: AccountRef[], stand: string | null = null) =>
  workFor(app.house, app.county).act(
    (tx) => openBook(tx, { accounts, takes: stand ? [stand] : [], txns: [txn] }),
    (book) => {
      const doer = { account: null, now: app.now() }
      const done = reverse(book, book.there.get(txn)!, { id: id(), kind: 'undo' }, doer, stand)
      return { ...done, events: [], answer: done.txn }
    },
  )

describe('[S1-06][F9] the ledger', () => {
  it('fifty who want the same last minute: one has it, the others are told why', async () => {
    const owner = await filled(1)
    const clients = Array.from({ length: 50 }, (_, i) =>
      sessions.as(app, `client ${i}`, [{ role: 'community-secretary', place: `${county}/` }]),
    )
    const replies = await Promise.all(
      clients.map((c, i) =>
        c.call(tillApi.pay, { body: { id: id(), to: i % 2 ? 'pool' : 'issue', from: owner, amount: 1 } }),
      ),
    )
    expect(replies.filter((r) => r.status === 200).map((r) => r.body)).toEqual([{ left: 0 }])
    const refused = replies.filter((r) => r.status !== 200)
    expect(new Set(refused.map((r) => `${r.status} ${r.problem.code} ${r.problem.title}`))).toEqual(
      new Set(['409 conflict 余额不够']),
    )
    expect(refused).toHaveLength(49)
    expect(await balances(purse(owner))).toEqual([0])
    expect((await verdict()).faults).toEqual([])
  })

  it('the same transaction is made once, however often and however fast it is sent', async () => {
    const owner = await filled(30)
    const body = { id: id(), to: 'issue' as const, from: owner, amount: 10 }
    const replies = await Promise.all(Array.from({ length: 6 }, () => cashier.call(tillApi.pay, { body })))
    expect(replies.map((r) => [r.status, r.body])).toEqual(Array.from({ length: 6 }, () => [200, { left: 20 }]))
    expect((await cashier.call(tillApi.pay, { body: { ...body, amount: 9 } })).problem.code).toBe('id-reused')
    const other = sessions.as(app, 'other', [{ role: 'community-secretary', place: `${county}/` }])
    expect((await other.call(tillApi.pay, { body })).status).toBe(404)
    expect(await balances(purse(owner))).toEqual([20])
  })

  it('[F11] is undone by the opposite, once; what is not there is borne and nobody owes', async () => {
    const owner = await filled(0 + 40)
    const other = id()
    const accounts = [issue, pool, purse(owner), purse(other)]
    const give = await posted(accounts, [{ from: purse(owner).id, to: purse(other).id, amount: 25 }])
    expect(await undo(give, accounts)).toMatchObject({ reverses: give, borne: 0 })
    expect(await balances(purse(owner), purse(other))).toEqual([40, 0])
    await expect(undo(give, accounts)).rejects.toThrow(/ledger_txn_reverses/)
    const earned = await posted(accounts, [{ from: issue.id, to: purse(other).id, amount: 50 }])
    await posted(accounts, [{ from: purse(other).id, to: issue.id, amount: 45 }])
    await posted(accounts, [{ from: issue.id, to: pool.id, amount: 10 }])
    const [had] = await balances(pool)
    expect(await undo(earned, accounts, pool.id)).toMatchObject({ borne: Math.max(0, 45 - had!) })
    expect(await balances(purse(other))).toEqual([0])
    expect((await verdict()).faults).toEqual([])
  })

  it('many give to one account at once and nobody waits; what they gave is gathered when somebody takes', async () => {
    const [before] = await balances(pool)
    const givers = await Promise.all(Array.from({ length: 8 }, () => filled(10)))
    const client = new pg.Client(app.db.config)
    await client.connect()
    try {
      // Somebody takes out of it right now, and whoever gives does not wait for the end.
      await client.query(`begin; set local search_path = c${county}`)
      await client.query('select 1 from ledger_account where id = $1 for no key update', [pool.id])
      await Promise.all(
        givers.map((from) => cashier.ok(tillApi.pay, { body: { id: id(), to: 'pool', from, amount: 10 } })),
      )
    } finally {
      await client.query('rollback')
      await client.end()
    }
    expect(await balances(pool)).toEqual([before! + 80])
    const taker = id()
    // What is not locked gives nothing, whatever lies beside it.
    const taking = [{ from: pool.id, to: purse(taker).id, amount: before! + 80 }]
    await expect(posted([pool, purse(taker)], taking)).rejects.toThrow('ledger-short')
    await posted([pool, purse(taker)], taking, { takes: [pool.id] })
    expect(await balances(pool, purse(taker))).toEqual([0, before! + 80])
    expect((await verdict()).faults).toEqual([])
  })

  it('a frozen account gives nothing and goes on getting', async () => {
    const owner = await filled(20)
    const freeze = (at: Date | null) =>
      workFor(app.house, app.county).act(
        async () => undefined,
        () => ({ writes: [setFrozen(purse(owner).id, at)], audit: [], events: [], answer: undefined }),
      )
    await freeze(app.now())
    const refused = await cashier.call(tillApi.pay, { body: { id: id(), to: 'issue', from: owner, amount: 1 } })
    expect([refused.status, refused.problem.title]).toEqual([409, '时间已冻结'])
    await posted([issue, purse(owner)], [{ from: issue.id, to: purse(owner).id, amount: 5 }])
    await freeze(null)
    await cashier.ok(tillApi.pay, { body: { id: id(), to: 'issue', from: owner, amount: 25 } })
    expect(await balances(purse(owner))).toEqual([0])
  })

  it('whoever may not see an account moves nothing out of it', async () => {
    const owner = await filled(9)
    const neighbour = sessions.as(app, 'neighbour', [{ role: 'community-secretary', place: two }])
    const reply = await neighbour.call(tillApi.pay, { body: { id: id(), to: 'issue', from: owner, amount: 9 } })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(await balances(purse(owner))).toEqual([9])
  })

  it('lines of an account come newest first, page by page, each with what undid it', async () => {
    const owner = await filled(60)
    const accounts = [issue, pool, purse(owner)]
    const cause = id()
    const ids: string[] = []
    for (const amount of [1, 2, 3, 4]) {
      app.setNow(new Date(app.now().getTime() + 1_000))
      ids.push(
        await posted(accounts, [{ from: purse(owner).id, to: amount % 2 ? issue.id : pool.id, amount }], { cause }),
      )
    }
    await undo(ids[0]!, accounts)
    const work = workFor(app.house, app.county)
    const first = await work.read((tx) => keptLines(tx, purse(owner).id, 2 ** 31 - 1, 4))
    expect(first.map((l) => [l.seq, l.by, l.after, l.kind])).toEqual([
      [6, 1, 51, 'undo'],
      [5, -4, 50, 'give'],
      [4, -3, 54, 'give'],
      [3, -2, 57, 'give'],
    ])
    const rest = await work.read((tx) => keptLines(tx, purse(owner).id, 3, 4))
    expect(rest.map((l) => [l.seq, l.by, l.reversedBy === first[0]!.txn])).toEqual([
      [2, -1, true],
      [1, 60, false],
    ])
    const came = await work.read((tx) => gatheredLines(tx, pool.id, ['infinity', nilId, 0], 2))
    expect(came.map((l) => [l.by, l.seq])).toEqual([
      [4, null],
      [2, null],
    ])
    const last = came.at(-1)!
    const before = await work.read((tx) => gatheredLines(tx, pool.id, [last.at.toISOString(), last.txn, last.no], 100))
    expect(before.some((l) => l.txn === last.txn)).toBe(false)
    expect((await work.read((tx) => txnsOfCause(tx, [cause], ['give']))).map((t) => t.reversedBy !== null)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('holds after anything that many do at once: property against the database', async () => {
    const owners = Array.from({ length: 4 }, () => id())
    const all = [issue, pool, ...owners.map((o) => purse(o))]
    const at = fc.integer({ min: 0, max: all.length - 1 })
    const step = fc
      .tuple(at, at, fc.integer({ min: 1, max: 40 }))
      .filter(([from, to]) => from !== to)
      .map(([from, to, amount]): Move => ({ from: all[from]!.id, to: all[to]!.id, amount }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 8 }),
        async (txns) => {
          const ends = await Promise.allSettled(txns.map((moves) => posted(all, moves, { takes: [pool.id] })))
          for (const end of ends)
            if (end.status === 'rejected') expect((end.reason as Error).message).toBe('conflict: ledger-short')
          const { faults, totals } = await verdict()
          expect(faults).toEqual([])
          expect(totals.map((t) => t.kept - t.issued)).toEqual([0])
        },
      ),
      { numRuns: 12 },
    )
  })
})

describe('[F9][F11] the proof', () => {
  const spoiled = async (text: string, values: unknown[] = []) => {
    await admin.query('begin')
    try {
      await admin.query(text, values)
      await admin.query('commit')
      const { faults } = await verdict()
      return faults
    } catch (error) {
      await admin.query('rollback')
      throw error
    }
  }

  it('notices a balance, a line, an amount and a transaction that somebody changed', async () => {
    const owner = await filled(77)
    const { id: account } = purse(owner)
    expect((await verdict()).faults).toEqual([])
    expect(await spoiled('update ledger_account set balance = balance + 1 where id = $1', [account])).toEqual([
      `balance purse ${account}`,
      'sum till fen 1',
    ])
    await admin.query('update ledger_account set balance = balance - 1 where id = $1', [account])
    const [line] = (await admin.query<{ txn: string }>('select txn from ledger_move where to_account = $1', [account]))
      .rows
    expect(await spoiled('update ledger_move set to_after = 78 where txn = $1', [line!.txn])).toEqual([
      `after purse ${account}`,
    ])
    await admin.query('update ledger_move set to_after = 77, amount = 78 where txn = $1', [line!.txn])
    expect((await verdict()).faults).toEqual([
      `balance purse ${account}`,
      `after purse ${account}`,
      'sum till fen -1',
      `hash give ${line!.txn}`,
    ])
    await admin.query('update ledger_move set amount = 77 where txn = $1', [line!.txn])
    expect(await spoiled(`update ledger_txn set kind = 'gift' where id = $1`, [line!.txn])).toEqual([
      `hash gift ${line!.txn}`,
    ])
    await admin.query(`update ledger_txn set kind = 'give' where id = $1`, [line!.txn])
    expect(await verdict()).toMatchObject({ ok: true, faults: [] })
  })

  it('the database itself refuses less than nothing and a line twice', async () => {
    const owner = await filled(3)
    const { id: account } = purse(owner)
    await expect(admin.query('update ledger_account set balance = -1 where id = $1', [account])).rejects.toThrow(
      'balance_check',
    )
    await expect(
      admin.query(
        `insert into ledger_move select txn, 9, at, from_account, to_account, amount, from_seq, from_after, to_seq, to_after
         from ledger_move where to_account = $1`,
        [account],
      ),
    ).rejects.toThrow('ledger_move_to')
  })
})
