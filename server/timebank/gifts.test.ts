/** Minutes are given to the pool and to one's own people by whose they are; an account in doubt gives nothing until a person has decided. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timebankApi } from '../../domain/timebank/api.ts'
import { giftsApi as api } from '../../domain/timebank/gifts-api.ts'
import { ordersApi } from '../../domain/timebank/orders-api.ts'
import { startTimebank, type TimebankCounty } from '../../test/timebank.ts'

let t: TimebankCounty
beforeAll(async () => {
  t = await startTimebank()
})
afterAll(() => t?.r.close())

type Somebody = Awaited<ReturnType<TimebankCounty['somebody']>>

const right = async () => expect((await t.proven()).faults).toEqual([])
const pool = async () => (await t.secretary.ok(timebankApi.totals)).pool.minutes
const balance = async (who: Somebody) => (await t.accountOf(who))!.balance

async function holder(minutes: number, change: object = {}) {
  const who = await t.somebody(change)
  await t.opened(who)
  if (minutes > 0) await t.served(who, minutes)
  return who
}

/** Entered at the desk as one of their people. */
const tied = (to: Somebody, from: Somebody, as: 'relative' | 'guardian' = 'relative') =>
  t.phone(to.person, as, from.account)

const donate = (who: Somebody, minutes: number, from = who.person, id = t.newId()) =>
  who.client.call(api.donate, { body: { id, from, minutes } })
const give = (who: Somebody, to: Somebody, minutes: number, id = t.newId()) =>
  who.client.call(api.give, { body: { id, from: who.person, to: to.person, minutes } })

describe('[S1-06][F12] gifts', () => {
  it('go to the pool, once however often they are sent, and no further than there is', async () => {
    const [who, before] = [await holder(50), await pool()]
    const id = t.newId()
    const sent = await Promise.all(Array.from({ length: 8 }, () => donate(who, 30, who.person, id)))
    expect(new Set(sent.map((r) => r.status))).toEqual(new Set([200]))
    expect([await balance(who), (await pool()) - before]).toEqual([20, 30])
    expect((await donate(who, 21)).problem.title).toBe('余额不够')
    expect((await t.linesOf(who))[0]).toMatchObject({ kind: 'donate', by: -30, after: 20 })
    // Nobody gives away what is somebody else's.
    const other = await holder(10)
    expect((await donate(who, 5, other.person)).status).toBe(404)
    await right()
  })

  it('go to relatives who stand in the register, of an age, with an account, below the cap; to nobody else', async () => {
    const who = await holder(100)
    const [mother, stranger, brother] = [
      await holder(0, { born: '1950-01-01' }),
      await holder(0, { born: '1950-01-01' }),
      await holder(0),
    ]
    const without = await t.somebody({ born: '1950-01-01' })
    for (const kin of [mother, brother, without]) await tied(kin, who)
    const { items } = await who.client.ok(api.kin)
    expect(items.find((k) => k.person === mother.person)!.notYet).toBeNull()
    expect(items.find((k) => k.person === brother.person)!.notYet).toBe('too-young')
    expect(items.find((k) => k.person === without.person)!.notYet).toBe('no-account')
    expect((await give(who, mother, 40)).status).toBe(200)
    expect((await give(who, stranger, 10)).status).toBe(404)
    expect((await give(who, brother, 10)).problem.faults).toMatchObject([{ path: 'to', code: 'too-young-kin' }])
    expect((await give(who, without, 10)).problem.title).toBe('还没有开户')
    expect([await balance(who), await balance(mother)]).toEqual([60, 40])
    await right()
  })

  it('[R14] what a ward has is nobody’s to give: a guardian spends it on the ward alone', async () => {
    const [ward, guardian] = [await holder(60, { born: '1950-01-01' }), await holder(0)]
    await tied(ward, guardian, 'guardian')
    expect((await donate(guardian, 10, ward.person)).status).toBe(404)
    const ask = (served: string) =>
      guardian.client.call(ordersApi.order, {
        body: {
          id: t.newId(),
          holder: ward.person,
          served: { person: served },
          item: 'elder-chores',
          minutes: 20,
          day: '2026-03-11',
          note: '下午三点',
        },
      })
    expect((await ask(guardian.person)).problem.faults).toMatchObject([{ code: 'ward-minutes' }])
    expect((await ask(ward.person)).status).toBe(200)
    await right()
  })

  it('[F11] an account in doubt gives nothing, goes on receiving, and is free when somebody has decided', async () => {
    const who = await holder(60)
    const account = (await t.secretary.ok(timebankApi.holders, { query: { size: 100 } })).items.find(
      (h) => h.person === who.person,
    )!.id
    const doubt = (frozen: boolean, by = t.secretary) =>
      by.call(api.freeze, { params: { id: account }, body: { id: t.newId(), frozen, why: '服务记录有争议' } })
    expect((await doubt(true, t.next)).status).toBe(404)
    expect((await doubt(false)).problem.title).toBe('没有暂停使用')
    expect((await doubt(true)).status).toBe(200)
    expect((await doubt(true)).problem.title).toBe('已经暂停使用')
    expect((await donate(who, 10)).problem.title).toBe('时间已冻结')
    await t.served(who, 15)
    expect(await t.accountOf(who)).toMatchObject({ balance: 75, frozen: true })
    expect((await doubt(false)).status).toBe(200)
    expect((await donate(who, 10)).status).toBe(200)
    expect(await balance(who)).toBe(65)
    await right()
  })

  it('[F10][F12] a relative receives up to what the rules let one keep, and not a minute beyond', async () => {
    const [rule] = (await t.editor.ok(timebankApi.rules)).items.filter((r) => r.code === 'nanjing')
    const { version: _, ...definition } = rule!
    const capped = { id: t.newId(), base: 0, definition: { ...definition, from: '2026-03-11', cap: 100 } }
    await t.editor.ok(timebankApi.defineRules, { params: { code: 'nanjing' }, body: capped })
    t.r.app.setNow('2026-04-28T10:00:00+08:00')
    const [who, mother] = [await holder(60), await holder(90, { born: '1950-01-01' })]
    await tied(mother, who)
    expect((await give(who, mother, 11)).problem.title).toBe('对方已经存到上限')
    expect((await give(who, mother, 10)).status).toBe(200)
    expect([await balance(who), await balance(mother)]).toEqual([50, 100])
    t.r.app.setNow('2026-03-10T10:00:00+08:00')
    await right()
  })
})
