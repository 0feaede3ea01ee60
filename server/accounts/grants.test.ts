import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi as api } from '../../domain/accounts/api.ts'
import type { Role } from '../../domain/accounts/roles.ts'
import {
  contract,
  digits,
  enrolled,
  grantOf,
  hire,
  password,
  resident,
  staff,
  startTown,
  stepUp,
  totp,
  type Person,
  type Post,
  type Town,
} from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'
import { accounts, authenticate, demoPassword, firstAdministrator, seatGrants, seedDemoAccounts } from './index.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.close())

const id = () => town.house.newId()
const give = (to: string, post: Post, by = town.administrator) =>
  by.client.call(api.grant, { params: { id: to }, body: { grant: grantOf(town, post), why: 'test' } })
const view = async (account: string) => {
  await stepUp(town, town.administrator)
  return town.administrator.client.ok(api.get, { params: { id: account } })
}

/** A person with a role that stands apart: asked by the administrator, confirmed by the officer. */
async function apart(role: Role, name: string, place = '231025/'): Promise<Person> {
  const hired = await hire(town, [{ role, place }], { name })
  await stepUp(town, town.officer)
  const { items } = await town.officer.client.ok(api.askings)
  const asking = items.find((k) => k.account === hired.id)!
  const { code } = await town.officer.client.ok(api.decide, {
    params: { id: asking.id },
    body: { id: id(), decision: 'confirmed', why: 'seen' },
  })
  return enrolled(town, name, code!)
}

describe('opening and editing', () => {
  it('is done once however often it is sent, and the code is answered once', async () => {
    await stepUp(town, town.administrator)
    const body = { id: id(), name: 'once', shown: '一次', phone: '00040000001' }
    const { client } = town.administrator
    const first = await client.ok(api.open, { body })
    expect(first.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect((await client.ok(api.open, { body })).code).toBeNull()
    expect((await client.call(api.open, { body: { ...body, shown: '两次' } })).problem.code).toBe('id-reused')
    expect((await client.call(api.open, { body: { ...body, id: id() } })).problem.faults).toEqual([
      { path: 'name', code: 'name-taken' },
    ])
    expect((await view(body.id)).phoneEnding).toBe('••• •••• 0001')
  })

  it('asks for the second factor, and for the version that was on the screen', async () => {
    const { id: account } = await hire(town, [])
    const { version } = await view(account)
    const body = (base: number) => ({ id: id(), base, change: { shown: '新名' }, why: 'typo' })
    const { client } = town.administrator
    expect((await client.call(api.edit, { params: { id: account }, body: body(version + 1) })).problem.code).toBe(
      'conflict',
    )
    await client.ok(api.edit, { params: { id: account }, body: body(version) })
    expect(await view(account)).toMatchObject({ shown: '新名', version: version + 1 })
    town.later(11 * 60)
    expect((await client.call(api.edit, { params: { id: account }, body: body(version + 1) })).problem.code).toBe(
      'second-factor-needed',
    )
  })

  it('leaves a version in the history and a line in the audit, without a number in either', async () => {
    await stepUp(town, town.administrator)
    const account = id()
    await town.administrator.client.ok(api.open, {
      body: { id: account, name: 'traced', shown: '留痕', phone: '00040000002', contract },
    })
    const [history] = await town.sql<{ value: { after: unknown; hash: string }; actor: string }>(
      'select value, actor from c231025.history where subject = $1',
      [account],
    )
    expect(history).toMatchObject({
      actor: town.administrator.account,
      value: { after: { shown: '留痕', contractor: true, contract, disabled: false } },
    })
    const lines = await town.sql<{ act: string; line: string }>(
      'select act, a::text as line from c231025.audit a where subject = $1',
      [account],
    )
    expect(lines.map((l) => l.act)).toEqual(['accounts.open'])
    expect(JSON.stringify([history, lines])).not.toContain('00040000002')
    await town.seal()
    expect((await town.verify()).ok).toBe(true)
  })

  it('nobody disables themselves, nor the last of a role that stands apart', async () => {
    await stepUp(town, town.administrator)
    const off = (by: Person, account: string) =>
      by.client.call(api.disable, { params: { id: account }, body: { id: id(), why: 'test' } })
    expect((await off(town.administrator, town.administrator.account)).status).toBe(403)
    expect((await off(town.administrator, town.officer.account)).problem.faults).toEqual([
      { path: 'id', code: 'last-of-role', params: { role: 'security-officer' } },
    ])
    expect((await off(town.officer, town.administrator.account)).problem.faults?.[0]?.code).toBe('last-of-role')
  })
})

describe('grants', () => {
  it('are given at once, and say why not', async () => {
    const { id: account } = await hire(town, [{ role: 'dispatcher' }])
    expect((await give(account, { role: 'grid-worker', place: '231025/100/001/' })).body).toEqual({ state: 'given' })
    expect((await give(account, { role: 'grid-worker', place: '231025/999/' })).problem.faults).toEqual([
      { path: 'grant.place', code: 'no-such-place' },
    ])
    expect((await give(account, { role: 'auditor' })).problem.faults).toEqual([{ path: 'grant.role', code: 'apart' }])
    const contractor = await hire(town, [{ role: 'desk', until: '2026-12-31' }], { contractor: true })
    expect((await give(contractor.id, { role: 'desk' })).problem.faults).toEqual([
      { path: 'grant.role', code: 'contractor-needs-end' },
    ])
    expect((await give(contractor.id, { role: 'auditor', until: '2026-12-31' })).status).toBe(422)
    expect((await give(town.administrator.account, { role: 'dispatcher' })).status).toBe(403)
  })

  it("begin and end with their day in the county's time", async () => {
    const person = await staff(town, [{ role: 'manager', until: '2026-03-12' }])
    const permissions = async () => (await person.client.ok(api.me)).me?.permissions ?? []
    expect(await permissions()).toContain('indicators.read')
    town.setNow('2026-03-12T23:59:00+08:00')
    await person.client.ok(api.signIn, { body: { id: id(), name: person.name, password } })
    expect(await permissions()).toContain('indicators.read')
    town.setNow('2026-03-13T00:01:00+08:00')
    expect(await permissions()).toEqual([])
  })

  it("a contractor's session holds no public power even under a dispatcher's grant", async () => {
    const person = await staff(town, [{ role: 'dispatcher', until: '2026-12-31' }], { contractor: true })
    const { me } = await person.client.ok(api.me)
    expect(me?.contractor).toBe(true)
    expect(me?.permissions).toEqual(expect.arrayContaining(['requests.report', 'requests.draft']))
    for (const p of ['accept', 'dispatch', 'close', 'call-back', 'reassign'])
      expect(me?.permissions).not.toContain(`requests.${p}`)
  })

  it('a grant on a place covers its predecessors; one for a unit covers no place', async () => {
    const unit = 'chengguanju'
    const { client } = await staff(town, [
      { role: 'manager', place: '231025/101/' },
      { role: 'unit-handler', unit },
    ])
    await town.sql(
      `insert into c231025.place_succession (old, new, day) values ('231025/100/001/', '231025/101/', '2026-03-01')`,
    )
    const [code, token] = client.cookie!.replace('__Host-linli=', '').split('.')
    expect(code).toBe('231025')
    const browser = { token: client.browser!.split('=')[1]!, agent: 'node' }
    const session = await authenticate(town.house, town.county, token!, town.now(), browser)
    const ranges = (role: Role) => session?.grants.find((g) => g.role === role)?.ranges.map((r) => r.lo)
    expect(ranges('manager')).toEqual(['231025/101/', '231025/100/001/'])
    expect(ranges('unit-handler')).toEqual([])
    expect(session?.grants.find((g) => g.role === 'unit-handler')?.unit).toBe(unit)
  })

  it("an administrator of a town finds and touches the town's people alone: 404 for the rest", async () => {
    const clerk = await apart('administrator', 'town-admin', '231025/100/')
    const inside = await hire(town, [{ role: 'grid-worker', place: '231025/100/001/' }])
    const outside = await hire(town, [{ role: 'grid-worker', place: '231025/101/' }])
    const both = await hire(town, [
      { role: 'grid-worker', place: '231025/100/' },
      { role: 'grid-worker', place: '231025/101/' },
    ])
    await stepUp(town, clerk)
    const see = async (account: string) => (await clerk.client.call(api.get, { params: { id: account } })).status
    expect([await see(inside.id), await see(outside.id), await see(both.id)]).toEqual([200, 404, 200])
    const listed = (await clerk.client.ok(api.list, { query: { size: 100 } })).items.map((a) => a.id)
    expect([listed.includes(inside.id), listed.includes(outside.id)]).toEqual([true, false])
    const code = async (account: string) =>
      (await clerk.client.call(api.issueCode, { params: { id: account }, body: { id: id(), why: 'lost' } })).status
    expect([await code(inside.id), await code(outside.id), await code(both.id)]).toEqual([200, 404, 404])
    expect((await give(inside.id, { role: 'manager', place: '231025/' }, clerk)).problem.faults?.[0]?.code).toBe(
      'no-such-place',
    )
    expect((await give(inside.id, { role: 'manager', place: '231025/100/' }, clerk)).body).toEqual({ state: 'given' })
  })
})

describe('two people', () => {
  it('a role that stands apart waits for the second; neither can take the account alone', async () => {
    const hired = await hire(town, [{ role: 'auditor' }], { name: 'audit' })
    // The administrator, who has the first code, comes in before the officer decides: with nothing.
    const early = await (async () => {
      const client = new Client(town)
      const talk = id()
      await client.ok(api.signInByCode, { body: { id: talk, name: 'audit', code: hired.code } })
      await client.ok(api.setPassword, { params: { id: talk }, body: { password } })
      return client
    })()
    expect((await early.ok(api.me)).me?.permissions).toEqual([])
    const { items } = await town.administrator.client.ok(api.askings)
    const asking = items.find((k) => k.account === hired.id)!
    expect(asking).toMatchObject({
      kind: 'apart-grant',
      askedBy: town.administrator.account,
      grant: { role: 'auditor' },
    })
    const deciding = {
      params: { id: asking.id },
      body: { id: id(), decision: 'confirmed' as const, why: 'seen in person' },
    }
    expect((await town.administrator.client.call(api.decide, deciding)).status).toBe(403)
    await stepUp(town, town.officer)
    const { code } = await town.officer.client.ok(api.decide, deciding)
    // Confirmed: the account is handed over anew, and what the administrator set up is gone.
    expect((await early.ok(api.me)).me).toBeNull()
    expect((await early.call(api.signIn, { body: { id: id(), name: 'audit', password } })).status).toBe(422)
    const auditor = await enrolled(town, 'audit', code!)
    expect((await auditor.client.ok(api.me)).me?.permissions).toEqual(['audit.export', 'audit.read', 'rights.runs'])
    expect((await auditor.client.call(api.list)).status).toBe(403)
    await stepUp(town, town.administrator)
    expect(
      (
        await town.administrator.client.call(api.issueCode, {
          params: { id: hired.id },
          body: { id: id(), why: 'x y' },
        })
      ).problem.faults,
    ).toEqual([{ path: 'id', code: 'needs-two-people' }])
  })

  it('a lost second factor: asked by one, confirmed by another, told to the phone, and set up anew', async () => {
    const phone = '00040000003'
    const person = await staff(town, [{ role: 'duty-officer' }], { phone })
    const { secret } = await person.client.ok(api.beginAuthenticator, { body: { password } })
    await person.client.ok(api.confirmAuthenticator, { body: { code: totp(town, secret) } })
    await stepUp(town, town.administrator)
    const ask = { id: id(), why: 'phone fell into the river' }
    await town.administrator.client.ok(api.askReset, { params: { id: person.account }, body: ask })
    await town.administrator.client.ok(api.askReset, { params: { id: person.account }, body: ask })
    await stepUp(town, town.officer)
    const decide = (decision: 'confirmed' | 'refused', by: string) =>
      town.officer.client.call(api.decide, { params: { id: by }, body: { id: id(), decision, why: 'called back' } })
    const { code } = (await decide('confirmed', ask.id)).body
    expect(code).toMatch(/-/)
    expect((await decide('refused', ask.id)).status).toBe(404)
    expect(await town.message(phone)).toContain('重置')
    expect((await view(person.account)).factors).toMatchObject({ totp: false, recoveryLeft: 0 })
    expect((await person.client.ok(api.me)).me).toBeNull()
  })

  it('what nobody decided within a week is void', async () => {
    const person = await hire(town, [{ role: 'desk' }])
    const ask = { id: id(), why: 'lost' }
    await town.administrator.client.ok(api.askReset, { params: { id: person.id }, body: ask })
    town.later(7 * 86_400 + 1)
    await stepUp(town, town.officer)
    expect(
      (
        await town.officer.client.call(api.decide, {
          params: { id: ask.id },
          body: { id: id(), decision: 'confirmed', why: 'late' },
        })
      ).status,
    ).toBe(404)
  })
})

describe('residents at the desk', () => {
  it('a lost phone: the new number takes the place of the old, both are told, old sessions end', async () => {
    const [old, next] = ['00040000004', '00040000005']
    const before = await resident(town, old)
    const clerk = await staff(town, [{ role: 'dispatcher' }], { phone: '00040000006' })
    const body = { id: id(), old, next, seen: 'id-card' as const }
    expect((await clerk.client.call(api.newPhone, { body })).problem.code).toBe('second-factor-needed')
    await clerk.client.ok(api.sendOwnFactor, { body: {} })
    await clerk.client.ok(api.giveFactor, { body: { method: 'sms', code: digits(await town.message('00040000006')) } })
    await clerk.client.ok(api.newPhone, { body })
    await clerk.client.ok(api.newPhone, { body })
    expect([await town.message(old), await town.message(next)].every((t) => t.includes('更换'))).toBe(true)
    expect((await before.client.ok(api.me)).me).toBeNull()
    expect((await resident(town, next)).account).toBe(before.account)
    expect((await resident(town, old)).account).not.toBe(before.account)
    expect(
      (await clerk.client.call(api.newPhone, { body: { ...body, id: id(), next: old, old: next } })).problem.faults,
    ).toEqual([{ path: 'next', code: 'phone-in-use' }])
    expect((await clerk.client.call(api.newPhone, { body: { ...body, id: id(), old: '00040000099' } })).status).toBe(
      404,
    )
  })
})

describe('demonstration', () => {
  it('sign-ins everybody knows stand only in a county of demonstration, and are refused where they were carried to', async () => {
    const seats = [{ login: 'demo-desk', name: '演示', role: 'desk', place: '231025/', contractor: true }]
    await expect(seedDemoAccounts(town.house, { ...town.county, demo: false }, seats)).rejects.toThrow('demonstration')
    expect(await seedDemoAccounts(town.house, town.county, seats)).toBe(1)
    expect(await seedDemoAccounts(town.house, town.county, seats)).toBe(0)
    const client = new Client(town)
    const enter = () => client.call(api.signIn, { body: { id: id(), name: 'demo-desk', password: demoPassword } })
    expect((await enter()).body).toMatchObject({ next: 'done', me: { factors: 1 } })
    const counties = town.house.counties
    town.house.counties = async () => [{ ...town.county, demo: false }]
    try {
      expect((await client.ok(api.me)).me).toBeNull()
      expect((await enter()).status).toBe(422)
      expect((await client.call(api.messages)).status).toBe(404)
    } finally {
      town.house.counties = counties
    }
  })

  it('a county that has staff gets no second first administrator', async () => {
    await expect(firstAdministrator(town.house, town.county)).rejects.toThrow('staff already')
    expect(accounts.name).toBe('accounts')
  })
})

describe('seats', () => {
  it('a grid worker has the grid and what the committee has in hand; a handler has no place', () => {
    const of = (role: string, unit?: string) =>
      seatGrants(town.county, { role, place: '231025/100/', unit }).map((g) => `${g.role} ${g.unit ?? g.place}`)
    expect(of('grid-worker', 'committee')).toEqual(['grid-worker 231025/100/', 'unit-handler committee'])
    expect(of('community-secretary', 'committee')).toEqual([
      'community-secretary 231025/100/',
      'community-secretary committee',
    ])
    expect(of('unit-lead', 'water')).toEqual(['unit-lead water'])
    expect(of('dispatcher', 'centre')).toEqual(['dispatcher 231025/100/'])
    expect(() => of('king')).toThrow('no role king')
  })
})
