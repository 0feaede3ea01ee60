/** Two records of one person become one, and two again: through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import type { MergeTake } from '../../domain/people/merge.ts'
import type { Person } from '../../domain/people/schema.ts'
import type { Client } from '../../test/client.ts'
import { community, inventedNumber, one, startRegister, two, type Register } from '../../test/people.ts'
import { runCheck } from './population-jobs.ts'

let r: Register
let secretary: Client
let grid: Client
let auditor: Client
const day = '2026-03-02'
const kept: MergeTake = {
  name: 'kept',
  sex: 'kept',
  born: 'kept',
  idNumber: 'kept',
  addressNote: 'kept',
  phones: 'both',
}

beforeAll(async () => {
  r = await startRegister(['m-secretary', 'm-resident', 'm-other'])
  secretary = r.seat('m-secretary', 'community-secretary', community)
  grid = r.seat('m-grid', 'grid-worker', one)
  auditor = r.seat('m-auditor', 'auditor')
  await r.db.query(`update accounts set kind = 'resident', name = null where shown in ('m-resident', 'm-other')`)
})
afterAll(() => r.close())

const card = (id: string, who = secretary) => who.ok(peopleApi.get, { params: { id } })
async function merge(keep: Person, old: Person, take: Partial<MergeTake> = {}, who = secretary) {
  const [a, b] = [await card(keep.id), await card(old.id)]
  const id = r.newId()
  const body = { id, base: a.version, other: old.id, otherBase: b.version, take: { ...kept, ...take }, why: '本人到场' }
  const sent = { params: { id: keep.id }, body }
  return { id, sent, reply: await who.call(peopleApi.merge, sent) }
}
const undo = (keep: Person, alias: string, give: { kind: 'category' | 'account' | 'phone'; id: string }[] = []) =>
  secretary.call(peopleApi.unmerge, {
    params: { id: keep.id, merge: alias },
    body: { id: r.newId(), why: '认错了', give },
  })
const merges = async (p: Person) => (await secretary.ok(peopleApi.merges, { params: { id: p.id } })).items
/** By the very name or number; whoever is called something like it stands behind. */
const search = async (q: string, who = secretary) =>
  (await who.ok(peopleApi.search, { body: { q } })).items.filter((i) => i.by !== 'near').map((i) => i.id)
const closing = async (place: string) =>
  (await secretary.ok(peopleApi.population, { query: { place, month: '2026-03' } })).place.closing
const give = (p: Person, category: string, source = '社区', from = day) => {
  const id = r.newId()
  const body = { id, person: p.id, category, from, to: null, source, month: '2026-03' }
  return secretary.ok(peopleApi.addCategory, { params: { id: p.id }, body }).then(() => id)
}
const link = (p: Person, name: string) =>
  secretary.ok(peopleApi.linkAccount, {
    params: { id: p.id },
    body: { id: r.newId(), account: r.account(name), person: p.id, as: 'self', from: day, to: null },
  })
const accountOf = async (name: string) =>
  (await r.rows<{ person: string }>('select person from accounts where id = $1', [r.account(name)]))[0]!.person

/** Everything that is held of two records, but for versions and what only grows. */
async function picture(...people: Person[]) {
  const ids = people.map((p) => p.id)
  const all = (text: string) => r.rows(text, [ids])
  return {
    persons: await all(
      'select id, place, name_masked, sex, born, id_number_key is not null as numbered, died, left_on, merged_into from person where id = any($1) order by id',
    ),
    phones: await all('select person, masked, place from person_phone where person = any($1) order by person, masked'),
    keys: await all(
      'select person, key, category, place, derived from person_key where person = any($1) order by person, key, category',
    ),
    members: await all(
      'select household, person, relation, residence, from_day, to_day from household_member where person = any($1) order by household, person, from_day',
    ),
    categories: await all('select id, person, to_day, place from person_category where person = any($1) order by id'),
    accounts: await all('select id, person, to_day from person_account where person = any($1) order by id'),
    extras: await all(
      'select person, field, plain, sealed, place from person_extra where person = any($1) order by id',
    ),
    events: await all('select id, person, struck_at from person_event where person = any($1) order by id'),
  }
}

describe('[B6] merge of two persons', () => {
  it('the other becomes an alias: everything that hung on it is the kept one’s, is found there, and counts once', async () => {
    const [h, lone] = [await r.home(), await r.home(two)]
    const number = inventedNumber()
    const keep = await r.entered({ name: '慕容守一', phones: ['00010000001'] }, h)
    const old = await r.entered(
      { name: '慕容守壹', place: two, phones: ['00010000002'], idNumber: number, addressNote: '敲门请大声' },
      lone,
    )
    const before = { one: await closing(one), two: await closing(two), all: await closing(community) }
    await give(keep, 'elder-alone')
    await give(old, 'elder-alone', '卫健', '2026-01-01')
    const veteran = await give(old, 'veteran')
    await link(old, 'm-resident')
    const { reply, sent } = await merge(keep, old, { name: 'old' })
    expect([reply.status, reply.body]).toEqual([200, { ok: true, waiting: ['elder-alone'] }])
    expect((await secretary.call(peopleApi.merge, sent)).status).toBe(200)
    const now = await card(keep.id)
    expect(now).toMatchObject({ phones: ['000****0001', '000****0002'], addressNote: true, merges: 1, accounts: 1 })
    expect(now.categories).toEqual(['elder-alone', 'veteran'])
    expect(now.dated.map((c) => c.id)).toContain(veteran)
    expect(await card(old.id)).toMatchObject({ id: keep.id })
    for (const q of ['慕容守壹', '00010000002', number]) expect([q, await search(q)]).toEqual([q, [keep.id]])
    expect(await search('慕容守一')).not.toContain(old.id)
    const listed = await secretary.ok(peopleApi.list, { query: { place: two, size: 100 } })
    expect(listed.items.map((i) => i.id)).not.toContain(old.id)
    expect(await accountOf('m-resident')).toBe(keep.id)
    expect({ one: await closing(one), two: await closing(two), all: await closing(community) }).toEqual({
      one: before.one,
      two: before.two - 1,
      all: before.all - 1,
    })
    const [home] = await r.rows<{ closed: string }>('select closed from household where id = $1', [lone])
    expect(home!.closed).not.toBeNull()
    const seen = await r.rows('select id, now from people_pub_person where id = any($1) order by id', [
      [keep.id, old.id],
    ])
    expect(seen.map((s) => s.now)).toEqual([keep.id, keep.id])
    const known = await auditor.ok(peopleApi.trailOf, { body: { number } })
    expect(known.subjects.map((s) => s.subject)).toEqual(expect.arrayContaining([keep.id, old.id]))
    const edit = { id: r.newId(), base: 1, change: { sex: 'male' as const } }
    expect((await secretary.call(peopleApi.edit, { params: { id: old.id }, body: edit })).status).toBe(404)
    expect((await runCheck(r.work())).mended).toBe(0)
  })

  it('undone, both are as they were', async () => {
    const h = await r.home()
    const keep = await r.entered({ name: '上官云起', phones: ['00010000003'] }, h)
    const old = await r.entered(
      { name: '上官云启', phones: ['00010000003', '00010000004'], idNumber: inventedNumber(), place: one },
      h,
      'spouse',
    )
    await give(old, 'veteran')
    await give(keep, 'elder-alone')
    await give(old, 'elder-alone')
    await link(old, 'm-resident')
    const before = await picture(keep, old)
    const count = await closing(one)
    const { id, reply } = await merge(keep, old, { name: 'old', idNumber: 'old' })
    expect(reply.status).toBe(200)
    expect(await closing(one)).toBe(count - 1)
    expect((await undo(keep, id)).status).toBe(200)
    expect(await picture(keep, old)).toEqual(before)
    expect([await closing(one), await accountOf('m-resident')]).toEqual([count, old.id])
    expect(await search('上官云启')).toEqual([old.id])
    expect((await undo(keep, id)).problem.code).toBe('conflict')
    expect((await merges(keep)).map((m) => [m.undone !== null, m.why])).toEqual([[true, '本人到场']])
    expect((await runCheck(r.work())).mended).toBe(0)
    const again = await merge(keep, old)
    await r.db.query('update person_alias set inverse = null where id = $1', [again.id])
    expect((await undo(keep, again.id)).problem.code).toBe('conflict')
  })

  it('what was added since is shown and given by hand; what was changed since stays', async () => {
    const keep = await r.entered({ name: '司空见远', phones: ['00010000005'] }, await r.home())
    const old = await r.entered({ name: '司空见元', place: two, phones: ['00010000006'] }, await r.home(two))
    const { id } = await merge(keep, old, { name: 'old' })
    const [stays, goes] = [await give(keep, 'elder-alone'), await give(keep, 'veteran')]
    await link(keep, 'm-other')
    const { version } = await card(keep.id)
    const change = { name: '司空见原', phones: ['00010000005', '00010000006', '00010000007'] }
    await secretary.ok(peopleApi.edit, { params: { id: keep.id }, body: { id: r.newId(), base: version, change } })
    const [merged] = await merges(keep)
    expect(merged!.added).toEqual(
      expect.arrayContaining([
        { kind: 'category', id: stays, category: 'elder-alone', from: day },
        { kind: 'category', id: goes, category: 'veteran', from: day },
        { kind: 'phone', id: '2', masked: '000****0007' },
        expect.objectContaining({ kind: 'account', as: 'self' }),
      ]),
    )
    expect(merged!.added).toHaveLength(4)
    expect(merged!.stays).toEqual([{ kind: 'field', what: 'name' }])
    const account = merged!.added.find((a) => a.kind === 'account')!
    const given = [
      { kind: 'category' as const, id: goes },
      { kind: 'phone' as const, id: '2' },
      { kind: 'account' as const, id: account.id },
    ]
    expect((await undo(keep, id, given)).status).toBe(200)
    const [a, b] = [await card(keep.id), await card(old.id)]
    expect([a.categories, a.phones, a.name]).toEqual([['elder-alone'], ['000****0005'], '司**'])
    expect([b.categories, b.phones, b.place]).toEqual([['veteran'], ['000****0006', '000****0007'], two])
    expect([await search('司空见原'), await search('司空见元')]).toEqual([[keep.id], [old.id]])
    expect(await accountOf('m-other')).toBe(old.id)
  })

  it('[B9] a held number or birthday asks for a second person; nobody merges beyond his place, or the living with the dead', async () => {
    const keep = await r.entered({ name: '诸葛长明', idNumber: inventedNumber() }, await r.home())
    const old = await r.entered({ name: '诸葛常明', place: two, idNumber: inventedNumber() }, await r.home(two))
    expect((await merge(keep, old, {}, grid)).reply.status).toBe(403)
    const stranger = r.seat('m-stranger', 'community-secretary', '231025/107/201/')
    expect((await merge(keep, old, {}, stranger)).reply.status).toBe(404)
    expect((await merge(keep, keep)).reply.problem.faults).toEqual([{ path: 'other', code: 'same-record' }])
    const death = { id: r.newId(), kind: 'death' as const, day: '2026-03-05' }
    await secretary.ok(peopleApi.happen, { params: { id: old.id }, body: death })
    expect((await merge(keep, old)).reply.problem.faults).toEqual([{ path: 'other', code: 'one-died' }])
    await secretary.ok(peopleApi.strikeEvent, {
      params: { id: old.id, event: death.id },
      body: { id: r.newId(), why: '登记错' },
    })
    const { reply } = await merge(keep, old, { idNumber: 'old' })
    expect(reply.body).toEqual({ ok: true, waiting: ['idNumber'] })
    expect(await search(keep.idNumber!)).toEqual([keep.id])
  })

  it('where somebody is kept from seeing one of them, nothing is merged and nothing taken apart', async () => {
    const [keep, old] = [await r.entered({ name: '闻人守门' }), await r.entered({ name: '闻人守闩' })]
    const { id } = await merge(keep, old)
    const bar = (person: Person) =>
      r.db.query(`insert into person_bar (id, person, said, barred_at) values ($1, $2, 'sealed', now())`, [
        r.newId(),
        person.id,
      ])
    await bar(keep)
    expect((await undo(keep, id)).problem.code).toBe('conflict')
    const [one2, two2] = [await r.entered({ name: '闻人守窗' }), await r.entered({ name: '闻人守墙' })]
    await bar(two2)
    expect((await merge(one2, two2)).reply.problem.code).toBe('conflict')
  })

  it('comparing is a look at both; nothing of it stands in clear in a row', async () => {
    const keep = await r.entered({ name: '欧阳不群', addressNote: '门口有石狮' })
    const old = await r.entered({ name: '欧阳不裙' })
    const { kept: a, old: b } = await secretary.ok(peopleApi.compareMerge, {
      params: { id: keep.id },
      body: { id: r.newId(), other: old.id },
    })
    expect([a.name, b.name, a.addressNote]).toEqual(['欧阳不群', '欧阳不裙', '门口有石狮'])
    await merge(keep, old, { name: 'old' })
    const lines = await r.rows<{ subject: string }>(`select subject from audit where act = 'people.compare-merge'`)
    expect(lines.map((l) => l.subject)).toEqual(expect.arrayContaining([keep.id, old.id]))
    for (const table of ['person_alias', 'history', 'audit', 'outbox']) {
      const text = JSON.stringify(await r.rows(`select * from ${table}`))
      const clear = ['欧阳不群', '欧阳不裙', '石狮'].filter((secret) => text.includes(secret))
      expect({ table, clear: clear.length }).toEqual({ table, clear: 0 })
    }
  })
})
