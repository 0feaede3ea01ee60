/** Nobody moves minutes by hand alone: one proposes, another decides; what is undone is undone by the opposite and never deleted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timebankApi } from '../../domain/timebank/api.ts'
import { giftsApi } from '../../domain/timebank/gifts-api.ts'
import { proposalsApi as api } from '../../domain/timebank/proposals-api.ts'
import type { Client } from '../../test/client.ts'
import { startTimebank, type TimebankCounty } from '../../test/timebank.ts'

let t: TimebankCounty
let second: Client
beforeAll(async () => {
  t = await startTimebank()
  second = t.r.seat('v-lead', 'community-secretary', t.community)
})
afterAll(() => t?.r.close())

type Somebody = Awaited<ReturnType<TimebankCounty['somebody']>>

const right = async () => expect((await t.proven()).faults).toEqual([])
const balance = async (who: Somebody) => (await t.accountOf(who))!.balance
const account = async (who: Somebody) =>
  (await t.secretary.ok(timebankApi.holders, { query: { size: 100 } })).items.find((h) => h.person === who.person)!.id

async function holder(minutes: number, change: object = {}) {
  const who = await t.somebody(change)
  await t.opened(who)
  if (minutes > 0) await t.served(who, minutes)
  return who
}

async function proposed(what: object, by: Client = t.secretary) {
  const id = t.newId()
  const reply = await by.call(api.propose, { body: { id, what, why: '去年的纸本记录补录' } as never })
  return { id, reply }
}
const decide = (by: Client, id: string, yes = true) =>
  by.call(api.decide, { params: { id }, body: { id: t.newId(), yes } })

describe('[S1-06][F11] by hand', () => {
  it('minutes are issued by two, once, and by nobody alone or from elsewhere', async () => {
    const who = await holder(0)
    const what = { kind: 'issue', account: await account(who), minutes: 90 }
    expect((await proposed(what, t.next)).reply.status).toBe(404)
    const { id } = await proposed(what)
    expect((await decide(t.secretary, id)).problem.title).toBe('要另一位同事来定')
    expect((await decide(t.next, id)).status).toBe(404)
    expect(await balance(who)).toBe(0)
    const all = await Promise.all(Array.from({ length: 10 }, () => decide(second, id)))
    expect(all.filter((r) => r.status === 200)).toHaveLength(1)
    expect(await balance(who)).toBe(90)
    expect((await t.linesOf(who))[0]).toMatchObject({ kind: 'issue', by: 90 })
    const { items } = await t.secretary.ok(api.proposals, { query: {} })
    expect(items.find((p) => p.id === id)).toMatchObject({ state: 'done', mine: true, why: '去年的纸本记录补录' })
    await right()
  })

  it('what the second refuses moves nothing', async () => {
    const who = await holder(0)
    const { id } = await proposed({ kind: 'issue', account: await account(who), minutes: 30 })
    expect((await decide(second, id, false)).status).toBe(200)
    expect((await decide(second, id)).problem.title).toBe('已经定了')
    expect(await balance(who)).toBe(0)
    await right()
  })

  it('a gift is undone by the opposite, once; what its receiver has no more the pool bears, and nobody owes', async () => {
    const [who, mother, rich] = [await holder(100), await holder(0, { born: '1950-01-01' }), await holder(30)]
    await t.phone(mother.person, 'relative', who.account)
    const give = { id: t.newId(), from: who.person, to: mother.person, minutes: 80 }
    await who.client.ok(giftsApi.give, { body: give })
    await mother.client.ok(giftsApi.donate, { body: { id: t.newId(), from: mother.person, minutes: 50 } })
    await rich.client.ok(giftsApi.donate, { body: { id: t.newId(), from: rich.person, minutes: 30 } })
    const before = (await t.secretary.ok(timebankApi.totals)).pool.minutes
    const what = { kind: 'undo', account: await account(who), txn: give.id }
    const [one, two] = [await proposed(what), await proposed(what)]
    const both = await Promise.all([decide(second, one.id), decide(second, two.id)])
    expect(both.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 409])
    expect([await balance(who), await balance(mother)]).toEqual([100, 0])
    expect((await t.secretary.ok(timebankApi.totals)).pool.minutes).toBe(before - 50)
    expect((await t.linesOf(who)).map((l) => [l.kind, l.by, l.undone]).slice(0, 3)).toEqual([
      ['undo', 50, false],
      ['undo', 30, false],
      ['give', -80, true],
    ])
    expect((await proposed(what)).reply.problem.title).toBe('已经冲回')
    await right()
  })

  it('hours and orders are put right where they stand, and not here', async () => {
    const who = await holder(20)
    const [line] = await t.linesOf(who)
    const { reply } = await proposed({ kind: 'undo', account: await account(who), txn: line!.txn })
    expect(reply.problem.title).toBe('这一笔不在这里冲回')
    await right()
  })

  it('an issue without its proposal is found by the nightly proof', async () => {
    await t.r.rows(`update timebank_proposal set minutes = minutes + 1 where kind = 'issue' and state = 'done'`)
    expect((await t.proven()).faults).not.toEqual([])
    await t.r.rows(`update timebank_proposal set minutes = minutes - 1 where kind = 'issue' and state = 'done'`)
    await right()
  })
})
