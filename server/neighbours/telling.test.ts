/** Whoever wrote on the board is told that somebody answered, and whoever answered that it was agreed: that it is so, and nothing of what was written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { neighboursApi as api } from '../../domain/neighbours/api.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { noticesRoom } from '../notices/index.ts'
import { penFor, textMessage } from '../notices/render.ts'
import { neighboursRoom } from './index.ts'
import { partsChoice } from './parts.ts'

let v: VolunteersCounty
beforeAll(async () => {
  v = await startVolunteers([neighboursRoom, noticesRoom])
  await v.r.rows(
    `insert into settings (name, value, version, changed_at) values ('neighbours.parts', $1, 1, now())
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify({ board: true, matching: true, days: 60, wishes: true })],
  )
  partsChoice.changed!(v.r.app.house, v.r.app.county)
})
afterAll(() => v?.r.close())

/** Somebody with a phone, whose number is kept where they sign in with it. */
async function somebody(reached = true) {
  const person = (await v.r.entered({ born: '1985-01-01' })).id
  const { client, account } = await v.phone(person)
  if (reached)
    await v.r.rows(
      `insert into account_phones (account, kind, key, sealed, ending) values ($1, 'resident', $2, 'x', '0000')`,
      [account, Buffer.from(account)],
    )
  return { person, client, account }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const contact = { name: '老拓跋', phone: '00012345678' }
const words = '想请人把旧沙发抬下楼'
async function asked(who: Somebody) {
  const id = v.newId()
  const post = { side: 'ask' as const, level: 'community' as const, words, skill: null, free: [], contact }
  await who.client.ok(api.post, { body: { id, until: '2026-04-01', ...post } })
  return id
}
async function answered(who: Somebody, post: string) {
  const id = v.newId()
  await who.client.ok(api.answer, { params: { id: post }, body: { id, words: '我下午在家，可以来', contact } })
  return id
}
async function told(post: string) {
  await v.r.app.settle()
  return v.r.rows<{ kind: string; account: string; params: object }>(
    'select kind, account, params from notice_messages where request = $1 order by at, kind',
    [post],
  )
}
const brief = async (post: string) => (await told(post)).map((m) => [m.kind, m.account])

describe('[F14] messages of the board', () => {
  it('one answers, the author is told; the author agrees, whoever answered is told; nothing else is', async () => {
    const [author, other] = [await somebody(), await somebody()]
    const post = await asked(author)
    expect(await brief(post)).toEqual([])
    const answer = await answered(other, post)
    expect(await brief(post)).toEqual([['sms.neighbour.answered', author.account]])
    v.r.app.setNow('2026-03-10T10:01:00+08:00')
    const agree = { params: { id: answer }, body: { id: v.newId() } }
    await author.client.ok(api.agree, agree)
    await author.client.ok(api.agree, agree)
    const both = [
      ['sms.neighbour.answered', author.account],
      ['sms.neighbour.agreed', other.account],
    ]
    expect(await brief(post)).toEqual(both)
    await other.client.ok(api.leave, { params: { id: answer }, body: { id: v.newId() } })
    expect(await brief(post)).toEqual(both)
    expect(JSON.stringify(await told(post))).not.toMatch(/沙发|下午|拓跋|00012345678/)
  })

  it('goes to whoever has a number, and never to a colleague who wrote a wish down for somebody', async () => {
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
    const [author, other] = [await somebody(false), await somebody()]
    const post = await asked(author)
    await answered(other, post)
    expect(await told(post)).toEqual([])
    const wish = v.newId()
    const body = { id: wish, person: (await v.r.entered()).id, words: '想要一副老花镜', until: '2026-04-01', contact }
    await v.secretary.ok(api.wishFor, { body })
    await v.r.rows(
      `insert into account_phones (account, kind, key, sealed, ending) values ($1, 'staff', $2, 'x', '0000')`,
      [v.r.account('v-secretary'), Buffer.from('v-secretary')],
    )
    await answered(other, wish)
    expect(await told(wish)).toEqual([])
  })

  it.each(['zh', 'en'] as const)('says that it is so, and the number to call, in %s', async (locale) => {
    const { house, county } = v.r.app
    const pen = await penFor({ house, county, locale })
    for (const kind of ['sms.neighbour.answered', 'sms.neighbour.agreed']) {
      const said = textMessage(pen, kind, { ref: '', place: community }, '00045300000')
      expect(said?.text).toContain('00045300000')
      expect(said?.text).toMatch(locale === 'zh' ? /互助板/ : /board/)
      expect(said?.text).not.toMatch(/\{\{/)
    }
  })
})
