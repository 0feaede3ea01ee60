/** 爱心银行: goods for minutes, in the same double entry; the last piece is had once, a mistake is undone by two. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timebankApi } from '../../domain/timebank/api.ts'
import { giftsApi } from '../../domain/timebank/gifts-api.ts'
import { goodsApi as api } from '../../domain/timebank/goods-api.ts'
import { proposalsApi } from '../../domain/timebank/proposals-api.ts'
import type { Client } from '../../test/client.ts'
import { startTimebank, type TimebankCounty } from '../../test/timebank.ts'

let t: TimebankCounty
let second: Client
let editor: Client
beforeAll(async () => {
  t = await startTimebank()
  editor = t.r.seat('g-editor', 'catalogue-editor')
  second = t.r.seat('g-lead', 'community-secretary', t.community)
})
afterAll(() => t?.r.close())

type Somebody = Awaited<ReturnType<TimebankCounty['somebody']>>

const right = async () => expect((await t.proven()).faults).toEqual([])
const balance = async (who: Somebody) => (await t.accountOf(who))!.balance
const accountId = async (who: Somebody) =>
  (await t.secretary.ok(timebankApi.holders, { query: { size: 100 } })).items.find((h) => h.person === who.person)!.id

async function holder(minutes: number) {
  const who = await t.somebody()
  await t.opened(who)
  await t.served(who, minutes)
  return { ...who, id: await accountId(who) }
}

const handOut = (account: string, good: string, count = 1, by: Client = t.secretary, id = t.newId()) =>
  by.call(api.handOut, { body: { id, account, good, count, agreed: true } })

const soap = { code: 'soap', from: '2026-03-10', sort: 0, name: { zh: '香皂', en: 'Bar of soap' }, minutes: 20 }
const define = (change: object, base = 0, by: Client = editor) =>
  by.call(api.defineGood, {
    params: { code: 'soap' },
    body: { id: t.newId(), base, definition: { ...soap, unit: null, stock: null, closed: false, ...change } },
  })

describe('[S1-06] 爱心银行: goods for minutes', () => {
  it('are handed out only where the rules in force allow it', async () => {
    const who = await holder(60)
    expect((await t.secretary.ok(api.shelf)).items).toEqual([])
    expect((await handOut(who.id, 'soap')).problem.title).toBe('本县的时间银行不换日用品')
    await t.choose({ rules: 'aixin' })
    const { items } = await who.client.ok(api.shelf)
    expect(items.find((g) => g.code === 'soap')).toEqual({
      code: 'soap',
      name: { zh: '香皂', en: 'Bar of soap' },
      minutes: 30,
      unit: null,
      left: null,
    })
    expect(await balance(who)).toBe(60)
  })

  it('cost the minutes of the list, once however often it is sent; the receipt and the statement say so', async () => {
    const who = await holder(100)
    const id = t.newId()
    const sent = await Promise.all([1, 2, 3].map(() => handOut(who.id, 'soap', 2, t.secretary, id)))
    expect(sent.map((r) => r.status)).toEqual([200, 200, 200])
    expect(await balance(who)).toBe(40)
    expect(await t.secretary.ok(api.receipt, { params: { id } })).toMatchObject({
      account: who.id,
      called: { zh: '香皂' },
      count: 2,
      minutes: 60,
      undone: false,
    })
    expect((await t.linesOf(who))[0]).toMatchObject({
      kind: 'goods',
      by: -60,
      after: 40,
      goods: { id, called: { zh: '香皂' }, count: 2 },
    })
    // Nobody owes: what is not there buys nothing.
    expect((await handOut(who.id, 'soap', 2)).problem.title).toBe('余额不够')
    expect((await handOut(who.id, 'no-such-good')).problem.faults).toMatchObject([{ path: 'good' }])
    await right()
  })

  it('are handed out by whoever keeps the place, and out of no account in doubt', async () => {
    const who = await holder(60)
    expect((await handOut(who.id, 'soap', 1, t.next)).status).toBe(404)
    expect((await handOut(who.id, 'soap', 1, who.client)).status).toBe(403)
    await t.secretary.ok(giftsApi.freeze, {
      params: { id: who.id },
      body: { id: t.newId(), frozen: true, why: '核对' },
    })
    expect((await handOut(who.id, 'soap')).problem.title).toBe('时间已冻结')
    expect(await balance(who)).toBe(60)
  })

  it('of the last piece one has it, at whichever desk; undone by two it lies there again', async () => {
    expect((await define({ stock: 1 }, 0, t.secretary)).status).toBe(403)
    expect((await define({ stock: 1 })).status).toBe(200)
    const all = []
    for (let n = 0; n < 6; n++) all.push(await holder(20))
    const ends = await Promise.all(all.map((who) => handOut(who.id, 'soap')))
    expect(ends.filter((r) => r.status === 200)).toHaveLength(1)
    expect(new Set(ends.filter((r) => r.status !== 200).map((r) => r.problem.title))).toEqual(new Set(['没有这么多了']))
    const winner = all[ends.findIndex((r) => r.status === 200)]!
    expect((await t.secretary.ok(api.shelf)).items.find((g) => g.code === 'soap')).toMatchObject({
      left: 0,
      minutes: 20,
    })
    const [line] = await t.linesOf(winner)
    const proposal = t.newId()
    await t.secretary.ok(proposalsApi.propose, {
      body: { id: proposal, what: { kind: 'undo', account: winner.id, txn: line!.txn }, why: '拿错了' },
    })
    const decide = { params: { id: proposal }, body: { id: t.newId(), yes: true } }
    expect((await t.secretary.call(proposalsApi.decide, decide)).status).toBe(409)
    expect((await second.call(proposalsApi.decide, decide)).status).toBe(200)
    expect(await balance(winner)).toBe(20)
    expect((await t.secretary.ok(api.shelf)).items.find((g) => g.code === 'soap')).toMatchObject({ left: 1 })
    expect((await t.secretary.ok(api.receipt, { params: { id: line!.goods!.id } })).undone).toBe(true)
    await right()
  })

  it('keep their minutes while they are in force; the nightly proof finds a piece without its minutes', async () => {
    expect((await define({ minutes: 10, stock: 1 }, 1)).problem.faults).toMatchObject([{ path: 'definition.minutes' }])
    expect((await define({ stock: 5, closed: true }, 1)).status).toBe(200)
    expect((await t.secretary.ok(api.shelf)).items.some((g) => g.code === 'soap')).toBe(false)
    await t.r.rows(`update timebank_shelf set handed = handed + 1 where good = 'soap'`)
    expect((await t.proven()).faults).toHaveLength(2)
    await t.r.rows(`update timebank_shelf set handed = handed - 1 where good = 'soap'`)
    await right()
  })
})
