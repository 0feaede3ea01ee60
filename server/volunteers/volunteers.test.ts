/** The register of volunteers: on the own page and at the desk, for those under age, for who may serve, and what nobody else reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefNo } from '../../domain/kernel/refno.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { mineApi } from '../../domain/rights/mine-api.ts'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { volunteersApi as api } from '../../domain/volunteers/api.ts'
import type { Client } from '../../test/client.ts'
import { one, two } from '../../test/people.ts'
import { said, startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { mayServeOn } from './index.ts'

let v: VolunteersCounty
beforeAll(async () => (v = await startVolunteers()))
afterAll(() => v?.r.close())

const id = () => v.newId()
const mineOf = async (client: Client) => (await client.ok(api.mine)).items
const own = async (client: Client) => (await mineOf(client))[0]!.volunteer!
const applying = (person: string, more: object = {}) => ({
  body: { id: id(), person, ...said, nationalNo: null, agreed: true, ...more } as never,
})
const stepOf = (client: Client, of: string, base: number, step: string) =>
  client.call(api.step, { params: { id: of }, body: { id: id(), base, step: step as never, why: '核对过了' } })
const state = async (of: string) =>
  (
    await v.r.rows<{ state: string; joined: string | null }>(
      'select state, joined_on::text as joined from volunteer where id = $1',
      [of],
    )
  )[0]!

describe('[S0-12][F1] signing up', () => {
  it('on the own page: applied, approved by whoever answers for the place, with a number that says nothing', async () => {
    const person = await v.r.entered({ name: '宇文明月', born: '1990-05-01' })
    const { client } = await v.phone(person.id)
    expect(await mineOf(client)).toMatchObject([
      { person: person.id, as: 'self', name: '宇文明月', guarded: false, volunteer: null },
    ])
    const sent = applying(person.id, {
      skills: ['haircut'],
      languages: ['sign-language'],
      free: [{ day: 6, from: 540, to: 720 }],
    })
    expect((await client.call(api.apply, sent)).status).toBe(200)
    // Sent again it is the same application.
    expect((await client.call(api.apply, sent)).status).toBe(200)
    const mine = await own(client)
    expect(mine).toMatchObject({
      state: 'applied',
      skills: ['haircut'],
      languages: ['sign-language'],
      minutes: 0,
      stars: 0,
    })
    expect(isRefNo(mine.number)).toBe(true)
    const waiting = await v.secretary.ok(api.list, { query: { state: 'applied' } })
    expect(waiting.items.map((i) => [i.name, i.number])).toEqual([['宇**', mine.number]])
    expect((await stepOf(v.next, mine.id, mine.version, 'approve')).status).toBe(404)
    expect((await stepOf(v.secretary, mine.id, 9, 'approve')).problem.code).toBe('conflict')
    expect((await stepOf(v.secretary, mine.id, mine.version, 'approve')).status).toBe(200)
    expect(await state(mine.id)).toEqual({ state: 'active', joined: '2026-03-10' })
    expect((await stepOf(v.secretary, mine.id, mine.version + 1, 'approve')).problem.code).toBe('out-of-turn')
    expect((await own(client)).notYet).toEqual([])
  })

  it('pausing, going on and leaving are their own; whoever comes back has the number they had', async () => {
    const person = await v.r.entered({ born: '1980-01-01' })
    const { client } = await v.phone(person.id)
    await client.ok(api.apply, applying(person.id))
    const go = async (step: string) => {
      const { id: of, version: base } = await own(client)
      return client.call(api.ownStep, { params: { id: of }, body: { id: id(), base, step: step as never } })
    }
    const { id: of, number, version } = await own(client)
    expect((await go('pause')).problem.code).toBe('out-of-turn')
    await stepOf(v.secretary, of, version, 'approve')
    for (const [step, after] of [
      ['pause', 'paused'],
      ['resume', 'active'],
      ['end', 'ended'],
    ] as const) {
      expect((await go(step)).status).toBe(200)
      expect((await own(client)).state).toBe(after)
    }
    expect((await client.call(api.apply, applying(person.id))).status).toBe(200)
    expect(await own(client)).toMatchObject({ id: of, number, state: 'applied' })
    expect((await client.call(api.apply, applying(person.id))).problem.title).toBe('已经登记过了')
    // Nobody else's page and nobody else's volunteer.
    const { client: other } = await v.phone((await v.r.entered({ born: '1980-01-01' })).id)
    expect((await other.call(api.apply, applying(person.id))).status).toBe(404)
    expect(
      (await other.call(api.sayAnew, { params: { id: of }, body: { id: id(), base: 1, skills: [] } })).status,
    ).toBe(404)
  })

  it('what somebody can do is of the list, times end after they begin, and an identity number is no number', async () => {
    const person = await v.r.entered({ born: '1980-01-01' })
    const { client } = await v.phone(person.id)
    const faults = async (more: object) =>
      (await client.call(api.apply, applying(person.id, more))).problem.faults?.map((f) => `${f.path} ${f.code}`)
    expect(await faults({ skills: ['flying'] })).toEqual(['skills skill-unknown'])
    expect(await faults({ skills: ['korean'] })).toEqual(['skills skill-unknown'])
    expect(await faults({ free: [{ day: 1, from: 600, to: 600 }] })).toEqual(['free.0 ends-before-start'])
    expect(await faults({ nationalNo: '990000195103081234' })).toEqual(['nationalNo is-id-number'])
    expect(await faults({ agreed: false })).toEqual(['agreed not-a-choice'])
  })

  it('at the desk: taken in at once, by number found, never twice; nobody beyond the grant', async () => {
    const person = await v.r.entered({ born: '1960-01-01' })
    const of = await v.takenIn(person.id, {
      nationalNo: 'HLJ0000001',
      insuredTo: '2026-12-31',
      categories: ['retired'],
    })
    const { volunteer } = await v.secretary.ok(api.find, { body: { person: person.id } })
    expect(volunteer).toMatchObject({ id: of, state: 'active', insuredTo: '2026-12-31' })
    const byNumber = (client: Client) => client.ok(api.find, { body: { number: volunteer!.number } })
    expect((await byNumber(v.secretary)).volunteer?.id).toBe(of)
    expect((await byNumber(v.next)).volunteer).toBeNull()
    const again = {
      id: id(),
      person: person.id,
      ...said,
      nationalNo: null,
      insuredTo: null,
      vettedTo: null,
      lead: null,
      guardian: null,
      agreed: true,
    }
    expect((await v.secretary.call(api.enter, { body: again as never })).status).toBe(409)
    expect((await v.next.call(api.enter, { body: { ...again, id: id() } as never })).status).toBe(404)
    const other = await v.r.entered({ born: '1960-01-01' })
    const taken = await v.secretary.call(api.enter, {
      body: { ...again, id: id(), person: other.id, nationalNo: 'HLJ0000001' } as never,
    })
    expect(taken.problem.faults).toEqual([{ path: 'nationalNo', code: 'number-taken' }])
  })

  it('two desks at the same moment take somebody in once', async () => {
    const person = await v.r.entered({ born: '1960-01-01' })
    const body = () => ({
      id: id(),
      person: person.id,
      ...said,
      nationalNo: null,
      insuredTo: null,
      vettedTo: null,
      lead: null,
      guardian: null,
      agreed: true,
    })
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => v.secretary.call(api.enter, { body: body() as never })),
    )
    expect(replies.map((r) => r.status).toSorted((x, y) => x - y)).toEqual([200, 409, 409, 409, 409, 409])
  })

  it('a look at one is kept under the person, and the person sees it', async () => {
    const person = await v.r.entered({ born: '1970-01-01', place: two })
    const of = await v.takenIn(person.id)
    const seen = await v.secretary.ok(api.get, { params: { id: of } })
    expect(seen).toMatchObject({ name: '尉**', born: '1970', notYet: [], entries: [] })
    expect((await v.next.call(api.get, { params: { id: of } })).status).toBe(404)
    const kept = await v.r.rows('select act from audit where subject = $1 and act like $2', [person.id, 'volunteers.%'])
    expect(kept).toEqual([{ act: 'volunteers.open' }])
    const { client } = await v.phone(person.id)
    const looks = await client.ok(mineApi.myLooks, { params: { id: person.id }, query: {} })
    expect(looks.items.map((l) => l.act)).toContain('volunteers.open')
  })
})

describe('[S2-02] those under age', () => {
  it('serve only with a guardian’s consent and an adult who leads; the guardian may take it back', async () => {
    const home = await v.r.home()
    const mother = await v.r.entered({ born: '1988-01-01' }, home)
    const child = await v.r.entered({ name: '尉迟小满', born: '2013-06-01' }, home, 'child')
    const guardian = await v.phone(mother.id)
    await v.phone(child.id, 'guardian', guardian.account)
    const both = await mineOf(guardian.client)
    expect(both.map((m) => `${m.as} ${m.guarded} ${m.oldEnough}`).toSorted()).toEqual([
      'guardian true true',
      'self false true',
    ])
    await guardian.client.ok(api.apply, applying(child.id))
    const of = async () => (await mineOf(guardian.client)).find((m) => m.person === child.id)!.volunteer!
    expect((await of()).guardian).toMatchObject({ person: mother.id, day: '2026-03-10', channel: 'self' })
    const { id: volunteer, version } = await of()
    await stepOf(v.secretary, volunteer, version, 'approve')
    expect((await of()).notYet).toEqual([{ code: 'no-lead' }])
    const lead = await v.takenIn((await v.r.entered({ born: '1975-01-01' })).id)
    const edit = (change: object, base: number) =>
      v.secretary.call(api.edit, { params: { id: volunteer }, body: { id: id(), base, change: change } })
    expect((await edit({ lead: volunteer }, version + 1)).problem.faults).toEqual([
      { path: 'change.lead', code: 'lead-unfit' },
    ])
    expect((await edit({ lead }, version + 1)).status).toBe(200)
    expect((await of()).notYet).toEqual([])
    await guardian.client.ok(api.agree, {
      params: { id: volunteer },
      body: { id: id(), base: version + 2, agrees: false },
    })
    expect((await of()).notYet).toEqual([{ code: 'no-guardian' }])
  })

  it('are not taken in without, nor before the least age, nor where no day of birth is known', async () => {
    const faults = async (born: string | null, more: object = {}) => {
      const person = await v.r.entered({ born })
      const body = {
        id: id(),
        person: person.id,
        ...said,
        nationalNo: null,
        insuredTo: null,
        vettedTo: null,
        lead: null,
        guardian: null,
        agreed: true,
        ...more,
      }
      const reply = await v.secretary.call(api.enter, { body: body as never })
      return reply.status === 200 ? [] : reply.problem.faults?.map((f) => f.code)
    }
    expect(await faults('2013-06-01')).toEqual(['no-guardian'])
    expect(await faults('2019-06-01')).toEqual(['too-young'])
    expect(await faults(null)).toEqual(['age-unknown'])
    expect(await faults('2013-06-01', { guardian: { person: null, day: '2026-03-11', channel: 'paper' } })).toEqual([
      'day-ahead',
    ])
    expect(await faults('2013-06-01', { guardian: { person: null, day: '2026-03-09', channel: 'paper' } })).toEqual([])
  })

  it('a guardian who was barred sees what it saw, and what it says counts nowhere', async () => {
    const home = await v.r.home()
    const father = await v.r.entered({ born: '1985-01-01' }, home)
    const child = await v.r.entered({ born: '2012-06-01' }, home, 'child')
    const guardian = await v.phone(father.id)
    await v.phone(child.id, 'guardian', guardian.account)
    await guardian.client.ok(api.apply, applying(child.id, { skills: ['art'] }))
    const of = async () => (await mineOf(guardian.client)).find((m) => m.person === child.id)!
    const before = await of()
    v.r.app.setNow('2026-03-10T10:05:00+08:00')
    await v.secretary.ok(mineApi.bar, { params: { id: child.id }, body: { id: id(), accounts: [guardian.account] } })
    v.r.app.setNow('2026-03-10T10:10:00+08:00')
    await stepOf(v.secretary, before.volunteer!.id, before.volunteer!.version, 'approve')
    expect(await of()).toEqual(before)
    const { id: volunteer, version: base } = before.volunteer!
    const reply = await guardian.client.call(api.ownStep, {
      params: { id: volunteer },
      body: { id: id(), base, step: 'end' },
    })
    expect([reply.status, (await state(volunteer)).state]).toEqual([200, 'active'])
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })
})

describe('[R10][S0-18][S3-08] categories', () => {
  it('are said by themselves, the sensitive ones by a consent of their own, and stand on no page of anybody else', async () => {
    const person = await v.r.entered({ born: '1990-01-01' })
    const of = await v.takenIn(person.id)
    const { client } = await v.phone(person.id)
    const say = (...categories: string[]) =>
      client.call(api.categorise, { params: { id: of }, body: { id: id(), categories } })
    expect((await say('party-member')).problem.faults).toEqual([{ path: 'categories', code: 'consent-needed' }])
    expect((await say('retired')).status).toBe(200)
    await client.ok(mineApi.myGive, { params: { id: person.id }, body: { id: id(), purpose: 'volunteer-categories' } })
    expect((await say('retired', 'party-member')).status).toBe(200)
    expect((await own(client)).categories).toEqual(['party-member', 'retired'])
    const shown = JSON.stringify([
      await v.secretary.ok(api.get, { params: { id: of } }),
      await v.secretary.ok(api.list, { query: {} }),
    ])
    expect(shown).not.toMatch(/party-member|retired/)
    const kept = await v.r.rows(
      `select value::text from history where subject = $1 union all select detail::text from audit where subject = $1`,
      [of],
    )
    expect(JSON.stringify(kept)).not.toMatch(/party-member/)
    // Even behind the pages: whoever reads the place reads none.
    await v.r.db.query(
      `begin; set local role linli_app; set local linli.lo = '{231025/}'; set local linli.hi = '{2310250}'; set local linli.units = '{}'; set local linli.account = ''`,
    )
    expect((await v.r.db.query('select * from volunteer_category')).rows).toEqual([])
    await v.r.db.query('rollback')
    await client.ok(mineApi.myWithdraw, {
      params: { id: person.id, purpose: 'volunteer-categories' },
      body: { id: id() },
    })
    await v.r.app.settle()
    expect((await own(client)).categories).toEqual(['retired'])
    const body = {
      id: id(),
      person: (await v.r.entered({ born: '1990-01-01' })).id,
      ...said,
      nationalNo: null,
      insuredTo: null,
      vettedTo: null,
      lead: null,
      guardian: null,
      agreed: true,
      categories: ['party-member'],
    }
    expect((await v.secretary.call(api.enter, { body: body as never })).problem.faults).toEqual([
      { path: 'categories', code: 'category-unknown' },
    ])
  })
})

describe('courses, honours, who may serve', () => {
  it('[F15] a course makes able to serve from its day on; struck it does no more', async () => {
    const person = await v.r.entered({ born: '1990-01-01' })
    const of = await v.takenIn(person.id, { vettedTo: '2026-12-31' })
    const may = async () => {
      const found = await v.r
        .work()
        .read((tx) =>
          mayServeOn(v.r.work(), tx, { persons: [person.id, id()] }, { item: 'child-care-visit' }, '2026-03-10'),
        )
      return [...found].map(([asked, verdict]) => [
        asked === person.id,
        verdict.volunteer === of,
        verdict.notYet.map((n) => n.code),
      ])
    }
    expect(await may()).toEqual([[true, true, ['no-course']]])
    const entry = {
      id: id(),
      kind: 'training' as const,
      day: '2026-03-09',
      course: 'child-safety',
      minutes: 120,
      unit: 'minzhengju',
      words: '儿童保护培训',
    }
    const add = (more: object) =>
      v.secretary.call(api.addEntry, { params: { id: of }, body: { ...entry, id: id(), ...more } })
    expect((await add({ course: 'flying' })).problem.faults).toEqual([{ path: 'course', code: 'course-unknown' }])
    expect((await add({ kind: 'commendation' })).problem.faults).toEqual([{ path: 'kind', code: 'only-of-training' }])
    await v.secretary.ok(api.addEntry, { params: { id: of }, body: entry })
    expect(await may()).toEqual([[true, true, []]])
    const seen = await v.secretary.ok(api.get, { params: { id: of } })
    expect(seen.entries).toMatchObject([
      { words: '儿童保护培训', until: '2028-03-09', unitName: expect.stringContaining('民政') },
    ])
    const trained = async () =>
      (await v.secretary.ok(hoursApi.sumsOfVolunteer, { params: { id: of } })).years.reduce((n, y) => n + y.training, 0)
    expect(await trained()).toBe(120)
    await v.secretary.ok(api.strikeEntry, { params: { id: entry.id }, body: { id: id(), why: '记错人了' } })
    expect(await trained()).toBe(0)
    expect(await may()).toEqual([[true, true, ['no-course']]])
  })

  it('those whose insurance or vetting ends soon are listed', async () => {
    const person = await v.r.entered({ born: '1990-01-01' })
    const of = await v.takenIn(person.id, { insuredTo: '2026-04-09' })
    const later = await v.takenIn((await v.r.entered({ born: '1990-01-01' })).id, { vettedTo: '2026-04-10' })
    const listed = (await v.secretary.ok(api.list, { query: { view: 'ending', size: 100 } })).items.map((i) => i.id)
    expect([listed.includes(of), listed.includes(later)]).toEqual([true, false])
  })

  it('rules of a later day hold from that day; nobody defines the past', async () => {
    const [{ version, ...rules }] = (await v.secretary.ok(api.rules)).items as never as [
      { version: number; code: string },
    ]
    const define = (change: object, base: number, client = v.editor) =>
      client.call(api.defineRules, {
        params: { code: 'volunteering' },
        body: { id: id(), base, definition: { ...rules, ...change } as never },
      })
    expect((await define({ noticeDays: 7 }, version)).problem.faults).toEqual([
      { path: 'definition.noticeDays', code: 'definition-in-force' },
    ])
    expect((await define({ noticeDays: 7, from: '2027-01-01' }, 0, v.secretary)).status).toBe(403)
    expect((await define({ noticeDays: 7, from: '2027-01-01' }, 0)).status).toBe(200)
    expect((await v.secretary.ok(api.terms)).rules?.noticeDays).toBe(3)
  })
})

describe('volunteers follow their persons', () => {
  it('a move takes them along; a death ends it; who is erased is known no more', async () => {
    const home = await v.r.home()
    const person = await v.r.entered({ born: '1950-01-01' }, home)
    const of = await v.takenIn(person.id, { skills: ['haircut'], nationalNo: 'HLJ0000009' })
    await v.r.rows('update person set place = $2 where id = $1', [person.id, two])
    await v.r.rows(
      `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, 'people.moved', 1, $3, 1, $4, '{}')`,
      [id(), v.r.app.now(), person.id, { from: one, to: two }],
    )
    await v.r.app.settle()
    const row = async () =>
      (await v.r.rows('select place, state, skills, national_no from volunteer where id = $1', [of]))[0]
    expect(await row()).toMatchObject({ place: two, state: 'active' })
    await v.secretary.ok(peopleApi.happen, {
      params: { id: person.id },
      body: { id: id(), kind: 'death', day: '2026-03-09' } as never,
    })
    await v.r.app.settle()
    expect(await row()).toMatchObject({ state: 'ended', skills: ['haircut'] })
    await v.r.rows(
      `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, 'people.erased', 1, $3, 1, $4, '{}')`,
      [id(), v.r.app.now(), id(), { persons: [person.id], law: '个人信息保护法第四十七条' }],
    )
    await v.r.app.settle()
    expect(await row()).toEqual({ place: two, state: 'ended', skills: [], national_no: null })
  })

  it('the public page says what holds and nothing of anybody', async () => {
    const { rules, stars, skills } = await v.secretary.ok(api.terms)
    expect([rules?.age.least, stars?.levels.length, skills.length > 10]).toEqual([8, 5, true])
  })
})
