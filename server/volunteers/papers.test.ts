/** Papers: made of what counts, free, checked by anybody who holds one; a certificate only under the seal of who may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { volunteersApi } from '../../domain/volunteers/api.ts'
import { papersApi as api } from '../../domain/volunteers/papers-api.ts'
import type { Client } from '../../test/client.ts'
import { correctRecord } from '../../test/records.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { countDue } from './counting.ts'

let v: VolunteersCounty
let colleague: Client
beforeAll(async () => {
  v = await startVolunteers()
  colleague = v.r.seat('v-lead', 'community-secretary', community)
})
afterAll(() => v?.r.close())

const id = () => v.newId()
const day = (n: number, hhmm: string) =>
  new Date(`2026-03-${String(n).padStart(2, '0')}T${hhmm}:00+08:00`).toISOString()

async function somebody(more: object = {}) {
  const person = (await v.r.entered({ born: '1985-01-01', ...more })).id
  const volunteer = await v.takenIn(person)
  await v.r.rows(`update volunteer set joined_on = '2026-03-01' where id = $1`, [volunteer])
  return { person, volunteer, ...(await v.phone(person)) }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

/** Served on a day of March from nine on, found true, shown, counted. */
async function counted(who: Somebody, n: number, to = '10:30'): Promise<string> {
  const helper = { person: who.person, from: day(n, '09:00'), to: day(n, to) }
  const record = await v.served([helper], { startedAt: day(n, '09:00'), endedAt: day(n, to) })
  await count(record)
  return record
}

async function count(record: string): Promise<void> {
  const hours = await v.r.rows<{ id: string }>('select id from volunteer_hours where record = $1', [record])
  await colleague.ok(hoursApi.verify, { body: { id: id(), hours: hours.map((h) => h.id) } })
  const now = v.r.app.now()
  v.r.app.setNow(new Date(now.getTime() + 14 * 86_400_000))
  await countDue(v.r.work())
  await v.r.app.settle()
  v.r.app.setNow(now)
}

const make = (who: Somebody, from: string | null = null, to: string | null = null) =>
  who.client.call(api.makeOwn, { params: { id: who.volunteer }, body: { id: id(), from, to } })
const papers = async (who: Somebody) => (await who.client.ok(api.own, { params: { id: who.volunteer } })).items
const tokenOf = async (paper: string) =>
  (await v.r.rows<{ token: string }>('select token from volunteer_paper where id = $1', [paper]))[0]!.token
const check = async (paper: string) =>
  v.r.app.county &&
  (await v.phone((await v.r.entered()).id)).client.ok(api.check, { params: { token: await tokenOf(paper) } })
/** The bytes, as they came. */
const file = async (client: Client, route: typeof api.ownFile | typeof api.file, paper: string) => {
  const { status, headers, body } = await client.call(route, { params: { id: paper } })
  return { status, type: headers.get('content-type'), body: String(body) }
}

describe('[F7][S1-05] a paper', () => {
  it('is made at once of what counts, for nothing; of a span what lies in it; of nothing there is none', async () => {
    const who = await somebody()
    expect((await make(who)).problem.faults).toEqual([{ path: 'from', code: 'nothing-counts' }])
    await counted(who, 3)
    await counted(who, 5, '09:45')
    await make(who)
    await make(who, '2026-03-05')
    const [span, all] = (await papers(who)).toSorted((a, b) => a.minutes - b.minutes)
    expect([all!.minutes, all!.times, all!.state, all!.sealedBy]).toEqual([135, 2, 'valid', null])
    expect([span!.minutes, span!.times, span!.from, span!.to]).toEqual([45, 1, '2026-03-05', null])
    expect((await make(who, '2026-03-09', '2026-03-01')).status).toBe(422)
    const pdf = await file(who.client, api.ownFile, all!.id)
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf'])
    expect(pdf.body.startsWith('%PDF-1.7')).toBe(true)
  })

  it('tells whoever holds it how it stands, and no more than stands on it', async () => {
    const who = await somebody()
    await counted(who, 3)
    await make(who)
    const [p] = await papers(who)
    const told = await check(p!.id)
    expect(told).toEqual({
      number: p!.number,
      from: null,
      to: null,
      minutes: 90,
      times: 1,
      madeOn: '2026-03-10',
      state: 'valid',
      sealedBy: null,
      name: '尉**',
      county: expect.any(String),
    })
    const guest = (await v.phone((await v.r.entered()).id)).client
    expect((await guest.call(api.check, { params: { token: 'A'.repeat(22) } })).status).toBe(404)
    expect((await guest.call(api.check, { params: { token: p!.number } })).status).toBe(404)
  })

  it('is put right by another where a record is corrected, and is not printed again', async () => {
    const who = await somebody()
    const record = await counted(who, 3)
    await make(who)
    const [old] = await papers(who)
    const helpers = [{ person: who.person, from: day(3, '09:00'), to: day(3, '10:15') }]
    await correctRecord(v.secretary, record, { helpers, endedAt: day(3, '10:15') }, 1)
    await v.r.app.settle()
    expect((await check(old!.id)).state).toBe('superseded')
    expect((await file(who.client, api.ownFile, old!.id)).status).toBe(409)
    // What was put right begins anew: found true, shown, counted.
    await count(record)
    await make(who)
    const next = (await papers(who)).filter((p) => p.state === 'valid')
    expect(next.map((p) => p.minutes)).toEqual([75])
  })

  it('is a certificate under the seal of a body that may, and under no other; nobody seals what they made or what is about them', async () => {
    const who = await somebody()
    await counted(who, 3)
    const made = id()
    await v.secretary.ok(api.make, { params: { id: who.volunteer }, body: { id: made, from: null, to: null } })
    const seal = (client: Client, unit: string) =>
      client.call(api.seal, { params: { id: made }, body: { id: id(), unit } })
    expect((await seal(colleague, 'shegongzhan')).problem.faults).toEqual([{ path: 'unit', code: 'may-not-certify' }])
    const [rules] = (await v.editor.ok(volunteersApi.rules)).items
    const { version, ...definition } = rules!
    await v.editor.ok(volunteersApi.defineRules, {
      params: { code: 'volunteering' },
      body: { id: id(), base: version, definition: { ...definition, certifiers: ['shegongzhan'] } },
    })
    expect((await seal(v.secretary, 'shegongzhan')).problem.code).toBe('not-permitted')
    expect((await seal(v.next, 'shegongzhan')).status).toBe(404)
    expect((await seal(who.client, 'shegongzhan')).status).toBe(403)
    expect((await seal(colleague, 'shegongzhan')).status).toBe(200)
    expect((await seal(colleague, 'shegongzhan')).status).toBe(409)
    const [p] = await papers(who)
    expect([p!.sealedUnit, (await check(made)).sealedBy]).toEqual(['shegongzhan', p!.sealedBy])
    expect(p!.sealedBy).toBeTruthy()
  })

  it('is taken back with a reason that only those concerned read; at the desk the whole name is a look that is kept', async () => {
    const who = await somebody()
    await counted(who, 3)
    const made = id()
    await v.secretary.ok(api.make, { params: { id: who.volunteer }, body: { id: made, from: null, to: null } })
    const printed = await file(v.secretary, api.file, made)
    expect([printed.status, printed.type]).toEqual([200, 'application/pdf'])
    const looks = await v.r.rows(`select subject from audit where act = 'volunteers.print-paper' and subject = $1`, [
      who.person,
    ])
    expect(looks).toHaveLength(1)
    await v.secretary.ok(api.revoke, { params: { id: made }, body: { id: id(), why: '开错了人' } })
    const told = await check(made)
    expect(told.state).toBe('revoked')
    expect(JSON.stringify(told)).not.toContain('开错了人')
    expect((await papers(who))[0]).toMatchObject({ state: 'revoked', why: '开错了人' })
    expect((await file(v.secretary, api.file, made)).status).toBe(409)
    const other = await somebody()
    expect((await other.client.call(api.own, { params: { id: who.volunteer } })).status).toBe(404)
    expect((await other.client.call(api.ownFile, { params: { id: made } })).status).toBe(404)
    expect((await v.next.call(api.ofVolunteer, { params: { id: who.volunteer } })).status).toBe(404)
  })
})
