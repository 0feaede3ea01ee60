/** The board of neighbours: read where one lives, nothing of a person on it, both agree, both confirm, the desk looks at what is reported. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { neighboursApi as api } from '../../domain/neighbours/api.ts'
import type { NewPost } from '../../domain/neighbours/schema.ts'
import type { NeighbourParts } from '../../domain/neighbours/settings.ts'
import { mineApi } from '../../domain/rights/mine-api.ts'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { community, one, two } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { jobs } from './follow.ts'
import { neighboursRoom } from './index.ts'
import { partsChoice } from './parts.ts'

let v: VolunteersCounty
const choose = async (value: Partial<NeighbourParts> = {}) => {
  await v.r.rows(
    `insert into settings (name, value, version, changed_at) values ('neighbours.parts', $1, 1, now())
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify({ board: true, matching: true, days: 60, ...value })],
  )
  partsChoice.changed!(v.r.app.house, v.r.app.county)
}

beforeAll(async () => {
  v = await startVolunteers([neighboursRoom])
  await choose()
})
afterAll(() => v?.r.close())

let phones = 0
const contact = (name: string) => ({ name, phone: `000${String((phones += 1)).padStart(8, '0')}` })

const somebody = async (change: object = {}, home = false) => {
  const household = home ? await v.r.home((change as { place?: string }).place) : undefined
  const person = (await v.r.entered({ born: '1985-01-01', ...change }, household)).id
  return { person, ...(await v.phone(person)) }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const posted = async (who: Somebody, change: object = {}) => {
  const id = v.newId()
  const body: NewPost = {
    id,
    side: 'offer',
    level: 'grid',
    words: '周六上午会修自行车，可以帮忙',
    skill: null,
    free: [{ day: 6, from: 480, to: 720 }],
    until: '2026-04-01',
    contact: contact('老拓跋'),
    ...change,
  }
  await who.client.ok(api.post, { body })
  return id
}
const near = async (who: Somebody) => (await who.client.ok(api.near, { query: {} })).items
const nearIds = async (who: Somebody) => (await near(who)).map((p) => p.id)
const mine = (who: Somebody) => who.client.ok(api.mine)
const answered = async (who: Somebody, post: string) => {
  const id = v.newId()
  await who.client.ok(api.answer, {
    params: { id: post },
    body: { id, words: '我家的车链子掉了', contact: contact('小淳于') },
  })
  return id
}
const agree = (who: Somebody, id: string, body: object = {}) =>
  who.client.call(api.agree, { params: { id }, body: { id: v.newId(), ...body } })
const leave = (who: Somebody, id: string) => who.client.call(api.leave, { params: { id }, body: { id: v.newId() } })
const times = { from: '2026-03-10T09:00:00+08:00', to: '2026-03-10T10:30:00+08:00' }
const confirm = (who: Somebody, id: string, change: object = {}) =>
  who.client.call(api.confirm, { params: { id }, body: { id: v.newId(), ...times, ...change } })
const seen = (id: string) => v.secretary.ok(api.get, { params: { id } })

describe('[F14][S0-14][S1-14] the board', () => {
  it('is read by whoever lives at its level, and says nothing of a person but that', async () => {
    const [author, other, next] = [await somebody({}, true), await somebody({}, true), await somebody({ place: two })]
    const { levels } = await author.client.ok(api.near, { query: {} })
    expect(levels.map((l) => l.level)).toEqual(['building', 'estate', 'grid', 'community'])
    const [grid, whole, building] = [
      await posted(author),
      await posted(author, { level: 'community', words: '想找人一起下象棋' }),
      await posted(author, { level: 'building', words: '电话 00012345678，楼道一起扫' }),
    ]
    expect((await nearIds(author)).sort()).toEqual([building, whole, grid].sort())
    expect(await nearIds(next)).toEqual([whole])
    expect(await nearIds(other)).toContain(grid)
    const [shown] = (await near(next)).filter((p) => p.id === whole)
    expect(shown).toMatchObject({ level: 'community', words: '想找人一起下象棋', own: false, answered: null })
    expect(JSON.stringify(await near(next))).not.toMatch(/拓跋|尉迟|000\d{8}|\/001\/001/)
    // A number in the words is nobody's to read before both have agreed.
    expect((await near(author)).find((p) => p.id === building)!.words).toBe('电话 00***78，楼道一起扫')
    // Nobody answers what stands elsewhere.
    const beyond = await next.client.call(api.answer, {
      params: { id: grid },
      body: { id: v.newId(), words: '我来我来', contact: contact('外人') },
    })
    expect(beyond.status).toBe(404)
    for (const id of [grid, whole, building])
      await author.client.ok(api.end, { params: { id }, body: { id: v.newId() } })
    expect(await nearIds(next)).toEqual([])
  })

  it('both agree before either is shown how to reach the other; both confirm, and it is one service record', async () => {
    const [author, other] = [await somebody(), await somebody()]
    await v.takenIn(author.person)
    await v.r.rows(`update volunteer set joined_on = '2026-01-01' where person = $1`, [author.person])
    const post = await posted(author)
    const answer = await answered(other, post)
    expect((await mine(author)).posts[0]!.answers).toMatchObject([
      { id: answer, state: 'waiting', words: '我家的车链子掉了', contact: null },
    ])
    expect((await mine(other)).answers[0]).toMatchObject({ state: 'waiting', contact: null, post: { id: post } })
    // Only the author agrees, and nothing is confirmed before.
    expect((await agree(other, answer)).status).toBe(409)
    expect((await confirm(other, answer)).status).toBe(409)
    v.r.app.setNow('2026-03-10T08:00:00+08:00')
    expect((await agree(author, answer)).status).toBe(200)
    expect((await mine(author)).posts[0]!.answers[0]!.contact!.name).toBe('小淳于')
    expect((await mine(other)).answers[0]!.contact!.name).toBe('老拓跋')
    v.r.app.setNow('2026-03-10T11:00:00+08:00')
    const wrong = await confirm(author, answer, { to: '2026-03-10T12:00:00+08:00' })
    expect([wrong.status, wrong.problem.faults]).toEqual([422, [expect.objectContaining({ code: 'not-yet' })]])
    expect((await confirm(author, answer)).body).toEqual({ done: false })
    // Said again by the same it stays said; another time by the other is waited for anew.
    expect((await confirm(author, answer)).body).toEqual({ done: false })
    expect((await confirm(other, answer, { to: '2026-03-10T10:00:00+08:00' })).body).toEqual({ done: false })
    expect((await confirm(author, answer, { to: '2026-03-10T10:00:00+08:00' })).body).toEqual({ done: true })
    await v.r.app.settle()
    const records = await v.r.rows<{ item: string; unit: string }>(
      `select item, unit, helpers, served from service_records where origin_kind = 'neighbour' and origin = $1`,
      [post],
    )
    expect(records).toMatchObject([
      {
        item: 'neighbour-help',
        helpers: [{ person: author.person, minutes: 60 }],
        served: { persons: [other.person] },
      },
    ])
    // Hours follow in the way of all hours, for whoever is a volunteer: found true by whoever was served.
    const hours = (await other.client.ok(hoursApi.served, { query: {} })).items
    expect(hours).toMatchObject([{ minutes: 60, mayVerify: true, item: 'neighbour-help' }])
    expect((await confirm(author, answer)).status).toBe(409)
    expect(await seen(post)).toMatchObject({ reach: 3, answers: 1, state: 'open' })
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })

  it('an ask is one help: taken once both agree, open again when one cannot; nobody needs a reason', async () => {
    const [author, first, second] = [await somebody(), await somebody(), await somebody()]
    const post = await posted(author, { side: 'ask', words: '谁能帮忙把旧沙发抬下楼' })
    const [a, b] = [await answered(first, post), await answered(second, post)]
    expect((await answerTwice(first, post)).status).toBe(409)
    await agree(author, a)
    expect(await nearIds(second)).not.toContain(post)
    expect((await agree(author, b)).status).toBe(409)
    expect((await leave(first, a)).status).toBe(200)
    expect(await nearIds(second)).toContain(post)
    const stand = new Map((await mine(author)).posts[0]!.answers.map((x) => [x.id, [x.state, x.contact]]))
    expect([stand.get(a), stand.get(b)]).toEqual([
      ['left', null],
      ['waiting', null],
    ])
    expect((await agree(author, b)).status).toBe(200)
    v.r.app.setNow('2026-03-10T11:00:00+08:00')
    const soon = { from: '2026-03-10T10:10:00+08:00', to: '2026-03-10T10:40:00+08:00' }
    await confirm(second, b, soon)
    expect((await confirm(author, b, soon)).body).toEqual({ done: true })
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
    expect((await mine(author)).posts[0]).toMatchObject({ state: 'done' })
    // Whoever is neither of both finds nothing.
    expect((await leave(first, b)).status).toBe(404)
  })

  const answerTwice = (who: Somebody, post: string) =>
    who.client.call(api.answer, {
      params: { id: post },
      body: { id: v.newId(), words: '再说一遍', contact: contact('甲') },
    })

  it('of two answers agreed to at one moment one has it', async () => {
    const [author, first, second] = [await somebody(), await somebody(), await somebody()]
    const post = await posted(author, { side: 'ask', words: '帮忙取一次药' })
    const ids = [await answered(first, post), await answered(second, post)]
    const replies = await Promise.all(ids.map((id) => agree(author, id)))
    expect(replies.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 409])
  })

  it('is for adults who are tied to the register, up to ten entries, for so many days', async () => {
    const child = await somebody({ born: '2012-01-01' })
    const call = (who: Somebody, change: object = {}) =>
      who.client.call(api.post, {
        body: {
          id: v.newId(),
          side: 'ask',
          level: 'grid',
          words: '想借一把梯子',
          skill: null,
          free: [],
          until: '2026-03-20',
          contact: contact('乙'),
          ...change,
        } as never,
      })
    expect((await call(child)).problem.title).toBe('满 18 岁才能用互助板')
    const who = await somebody()
    const stranger = { ...who, client: v.r.seatOf('phone-stranger', [], { kind: 'resident', account: v.newId() }) }
    expect(await stranger.client.ok(api.near, { query: {} })).toEqual({ levels: [], items: [] })
    expect((await call(stranger)).status).toBe(409)
    const faults = async (change: object) => (await call(who, change)).problem.faults!.map((f) => `${f.path} ${f.code}`)
    expect(await faults({ until: '2026-03-01' })).toEqual(['until day-past'])
    expect(await faults({ until: '2027-03-01' })).toEqual(['until too-far'])
    expect(await faults({ skill: 'no-such-skill' })).toEqual(['skill skill-unknown'])
    expect(await faults({ level: 'building' })).toEqual(['level level-unknown'])
    for (let i = 0; i < 10; i++) expect((await call(who)).status).toBe(200)
    expect((await call(who)).problem.title).toBe('同时最多 10 条')
  })

  it('ends by itself after its day, and how both were reached is gone thirty days later', async () => {
    const [author, other] = [await somebody(), await somebody()]
    const post = await posted(author, { until: '2026-03-12' })
    const answer = await answered(other, post)
    v.r.app.setNow('2026-03-13T10:00:00+08:00')
    expect(await nearIds(other)).not.toContain(post)
    await jobs[0]!.run(v.r.work())
    expect((await mine(author)).posts[0]).toMatchObject({ state: 'ended', answers: [{ id: answer, state: 'left' }] })
    v.r.app.setNow('2026-04-20T10:00:00+08:00')
    await jobs[0]!.run(v.r.work())
    const [kept] = await v.r.rows(
      `select p.contact as post, a.contact as answer from neighbour_post p join neighbour_answer a on a.post = p.id where p.id = $1`,
      [post],
    )
    expect(kept).toEqual({ post: null, answer: null })
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })

  it('[R14] where it is off nobody reads and nobody writes', async () => {
    const who = await somebody()
    await choose({ board: false })
    expect(await who.client.ok(api.terms)).toMatchObject({ on: false })
    expect((await who.client.call(api.near, { query: {} })).status).toBe(409)
    await choose()
  })

  it('[G5] one that was barred reads what stood then, and nothing it says counts', async () => {
    const [who, author] = [await somebody(), await somebody()]
    const before = await posted(author, { words: '先发的一条', until: '2026-03-20' })
    const { rightsBar } = await barred(who)
    expect(rightsBar).toBe(200)
    v.r.app.setNow('2026-03-10T10:05:00+08:00')
    const after = await posted(author, { words: '后发的一条', until: '2026-03-20' })
    const ids = await nearIds(who)
    expect([ids.includes(before), ids.includes(after)]).toEqual([true, false])
    const id = v.newId()
    const reply = await who.client.call(api.answer, {
      params: { id: before },
      body: { id, words: '我能帮上忙', contact: contact('丙') },
    })
    expect(reply.status).toBe(200)
    expect((await mine(author)).posts.find((p) => p.id === before)!.answers).toEqual([])
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })
})

/** A bar on an account, as a worker enters it on the person’s word. */
async function barred(who: Somebody) {
  const reply = await v.secretary.call(mineApi.bar, {
    params: { id: who.person },
    body: { id: v.newId(), accounts: [who.account] },
  })
  return { rightsBar: reply.status }
}

describe('[F14] the desk', () => {
  it('looks at what was reported: it goes with a reason, or it stays; nobody stands on it', async () => {
    const [author, other] = [await somebody(), await somebody()]
    const [bad, good] = [await posted(author, { words: '低价卖药，加好友' }), await posted(author)]
    const report = (id: string) =>
      other.client.call(api.report, {
        params: { id },
        body: { id: v.newId(), cause: 'advertising', words: '像是广告' },
      })
    expect([(await report(bad)).status, (await report(bad)).status, (await report(good)).status]).toEqual([
      200, 200, 200,
    ])
    const listed = async () => (await v.secretary.ok(api.list, { query: { view: 'reported', under: one } })).items
    expect((await listed()).map((p) => p.id).sort()).toEqual([bad, good].sort())
    expect((await listed()).map((p) => p.reports)).toEqual([1, 1])
    expect(JSON.stringify(await listed())).not.toMatch(/拓跋|尉迟|person|account/)
    expect(await seen(bad)).toMatchObject({ reported: [{ cause: 'advertising', words: '像是广告', settled: false }] })
    await v.secretary.ok(api.close, { params: { id: bad }, body: { id: v.newId(), why: '卖药广告，不属于互助' } })
    await v.secretary.ok(api.stand, { params: { id: good }, body: { id: v.newId(), why: '看过，没有问题' } })
    expect(await listed()).toEqual([])
    const own = (await mine(author)).posts
    expect(own.find((p) => p.id === bad)).toMatchObject({ state: 'closed', why: '卖药广告，不属于互助' })
    expect(own.find((p) => p.id === good)).toMatchObject({ state: 'open' })
    const [closing] = await v.r.rows(`select detail from audit where act = 'neighbours.close'`)
    expect(JSON.stringify(closing)).not.toContain('卖药')
  })

  it('[L6] beyond the grant there is nothing, and who only walks there reads none', async () => {
    const post = await posted(await somebody())
    expect((await v.next.call(api.get, { params: { id: post } })).status).toBe(404)
    expect((await v.next.call(api.close, { params: { id: post }, body: { id: v.newId(), why: '越权' } })).status).toBe(
      404,
    )
    expect((await v.next.ok(api.list, { query: { under: community } })).items).toEqual([])
    expect((await v.r.seat('v-grid', 'grid-worker', one).call(api.list, { query: {} })).status).toBe(403)
  })

  it('[S0-14] the match rate is a number with its list behind it', async () => {
    v.r.app.setNow('2026-05-04T09:00:00+08:00')
    const [author, other] = [await somebody(), await somebody()]
    const until = '2026-05-20'
    const [made, got, done] = [
      await posted(author, { until, side: 'ask', words: '第一条，没人应' }),
      await posted(author, { until, side: 'ask', words: '第二条，有人应' }),
      await posted(author, { until, side: 'ask', words: '第三条，办完了' }),
    ]
    await answered(other, got)
    const a = await answered(other, done)
    await agree(author, a)
    v.r.app.setNow('2026-05-04T11:00:00+08:00')
    const when = { from: '2026-05-04T09:30:00+08:00', to: '2026-05-04T10:00:00+08:00' }
    await confirm(author, a, when)
    await confirm(other, a, when)
    const day = { from: '2026-05-04', to: '2026-05-04' }
    const { items } = await v.secretary.ok(api.rate, { query: { under: community, ...day } })
    expect(items).toEqual([{ side: 'ask', level: 'grid', made: 3, answered: 2, agreed: 1, done: 1 }])
    const behind = async (reach: 'made' | 'answered' | 'agreed' | 'done') =>
      (await v.secretary.ok(api.list, { query: { under: community, ...day, reach } })).items.map((p) => p.id).sort()
    expect([await behind('made'), await behind('answered'), await behind('done')]).toEqual([
      [made, got, done].sort(),
      [got, done].sort(),
      [done],
    ])
    expect((await v.next.ok(api.rate, { query: day })).items).toEqual([])
  })
})

describe('[F3][S1-02] who might help whom', () => {
  it('is proposed with its reasons by a person; the volunteer is willing, then the author agrees; nothing else decides', async () => {
    v.r.app.setNow('2026-06-01T09:00:00+08:00')
    const until = '2026-06-20'
    const [author, helper, other] = [await somebody(), await somebody(), await somebody()]
    const saturday = [{ day: 6, from: 480, to: 720 }]
    const skills = ['haircut']
    const [near, far] = [
      await v.takenIn(helper.person, { skills, free: saturday }),
      await v.takenIn(other.person, { skills, free: [{ day: 1, from: 480, to: 720 }] }),
    ]
    const post = await posted(author, {
      side: 'ask',
      skill: 'haircut',
      words: '想请人给老人理发',
      until,
      free: saturday,
    })
    const found = await v.secretary.ok(api.match, { body: { id: v.newId(), under: community } })
    const pair = found.items.find((i) => i.post === post)!
    expect(pair).toMatchObject({
      volunteer: near,
      why: { distance: 'grid', skill: 'haircut', minutes: 240, before: false, has: 0 },
    })
    expect(found.bound! * 0.98).toBeLessThanOrEqual(found.value)
    // Nothing has changed by it.
    expect((await mine(helper)).answers).toEqual([])
    const propose = (volunteer: string, id = v.newId()) =>
      v.secretary.call(api.propose, { params: { id: post }, body: { id, volunteer } })
    expect((await propose(far)).problem.faults!.map((f) => f.code)).toEqual(['volunteer-unfit'])
    // Whoever keeps another community proposes nobody here.
    const elsewhere = { params: { id: post }, body: { id: v.newId(), volunteer: near } }
    expect((await v.next.call(api.propose, elsewhere)).status).toBe(404)
    const id = v.newId()
    expect([(await propose(near, id)).status, (await propose(near, id)).status]).toEqual([200, 200])
    expect((await propose(near)).status).toBe(409)
    // The author hears of it once the volunteer is willing, and then decides.
    expect((await mine(author)).posts[0]!.answers).toEqual([])
    expect((await mine(helper)).answers[0]).toMatchObject({
      id,
      state: 'proposed',
      contact: null,
      why: { minutes: 240 },
    })
    expect((await agree(author, id)).status).toBe(404)
    expect((await agree(helper, id)).status).toBe(422)
    expect((await agree(helper, id, { contact: contact('理发的赫连') })).status).toBe(200)
    expect((await mine(author)).posts[0]!.answers).toMatchObject([{ id, state: 'waiting', contact: null }])
    expect((await agree(author, id)).status).toBe(200)
    expect((await mine(author)).posts[0]!.answers[0]!.contact!.name).toBe('理发的赫连')
    expect((await mine(helper)).answers[0]!.contact!.name).toBe('老拓跋')
    // What is agreed upon is asked for no more.
    const again = await v.secretary.ok(api.match, { body: { id: v.newId(), under: community } })
    expect(again.items.map((i) => i.post)).not.toContain(post)
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })

  it('[R14] is off where the county does not want it, and the desk’s alone', async () => {
    await choose({ matching: false })
    const body = { id: v.newId(), under: community }
    expect((await v.secretary.call(api.match, { body })).status).toBe(409)
    await choose()
    expect((await (await somebody()).client.call(api.match, { body })).status).toBe(403)
  })
})
