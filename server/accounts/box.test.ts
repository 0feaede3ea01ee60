/** [C9] A contractor's account is open in its days, shifts and networks alone; asked with every request, remembered or not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi as api } from '../../domain/accounts/api.ts'
import { contract, hire, password, firstSignIn, startTown, stepUp, type Town } from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { boxFault, within } from './box.ts'
import { purgeAccounts } from './jobs.ts'
import { authenticate, recall } from './index.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.close())

const id = () => town.house.newId()
const shifts = [{ days: [1, 2, 3, 4, 5], from: 480, to: 1080 }]

/** A seat of the help line, hired under a contract. */
async function seat(more: object = {}) {
  const hired = await hire(town, [{ role: 'desk', until: '2026-12-31' }], { contractor: true })
  const { version } = await town.administrator.client.ok(api.get, { params: { id: hired.id } })
  await stepUp(town, town.administrator)
  await town.administrator.client.ok(api.edit, {
    params: { id: hired.id },
    body: { id: id(), base: version, change: { contract: { ...contract, ...more } }, why: '排班' },
  })
  return hired
}

const signIn = (name: string, client = new Client(town)) =>
  client.call(api.signIn, { body: { id: id(), name, password } })
const me = async (client: Client) => (await client.ok(api.me)).me

describe('[C9] the box of a contractor’s account', () => {
  it('outside the shift a session is no session, also one remembered a moment ago; inside it is again', async () => {
    town.setNow('2026-03-10T17:50:00+08:00')
    const hired = await seat({ shifts })
    const { client } = await firstSignIn(town, hired.name, hired.code)
    expect((await me(client))?.contract).toMatchObject({ company: contract.company, shifts })
    const [, token] = client.cookie!.replace('__Host-linli=', '').split('.')
    const browser = { token: client.browser!.split('=')[1]!, agent: 'node', address: '127.0.0.1' }
    const remembered = () => recall(town.house, town.county, token!, town.now(), browser)
    const asked = () => authenticate(town.house, town.county, token!, town.now(), browser, true)
    town.setNow('2026-03-10T17:59:40+08:00')
    // Kept awake by the first, known as it stands from the second on.
    for (let i = 0; i < 2; i++)
      expect(await authenticate(town.house, town.county, token!, town.now(), browser)).toBeDefined()
    expect(remembered()).toBeDefined()
    // Twenty seconds on nothing in the row has changed: time alone closes it.
    town.setNow('2026-03-10T18:00:00+08:00')
    expect(remembered()).toBeUndefined()
    expect(await asked()).toBeUndefined()
    expect(await me(client)).toBeNull()
    const late = await signIn(hired.name, client)
    expect(late.status).toBe(403)
    expect(late.problem.title).toBe('不在当班时间')
  })

  it('the word is told only to whoever knows the password', async () => {
    town.setNow('2026-03-11T10:00:00+08:00')
    const hired = await seat({ shifts })
    await firstSignIn(town, hired.name, hired.code)
    town.setNow('2026-03-11T20:00:00+08:00')
    const wrong = await new Client(town).call(api.signIn, {
      body: { id: id(), name: hired.name, password: 'not-this-one' },
    })
    expect(wrong.problem.faults).toEqual([{ path: 'password', code: 'sign-in-refused' }])
  })

  it('works from the networks of the desk alone, where the county named some; a change counts at once', async () => {
    town.setNow('2026-03-12T10:00:00+08:00')
    const hired = await seat({ deskOnly: true })
    const { client } = await firstSignIn(town, hired.name, hired.code)
    expect(await me(client)).not.toBeNull()
    const name = (networks: string[]) =>
      town.sql(
        `insert into c231025.settings (name, value, version, changed_at) values ('accounts.desk', $1, 1, now())
         on conflict (name) do update set value = excluded.value`,
        [{ networks }],
      )
    await name(['192.0.2.0/24'])
    expect(await me(client)).toBeNull()
    expect((await signIn(hired.name, client)).problem.title).toBe('不在坐席的网络里')
    await name(['fd00:12::/48', '10.0.0.0/8'])
    expect(await me(client)).not.toBeNull()
    await town.sql(`delete from c231025.settings where name = 'accounts.desk'`)
  })

  it('addresses of both kinds; one of IPv4 written as IPv6; none at all is not at the desk', () => {
    const nets = ['10.2.0.0/16', 'fd00:12::/48']
    for (const there of ['10.2.3.4', '::ffff:10.2.3.4', 'fd00:12::9'])
      expect([there, within(there, nets)]).toEqual([there, true])
    for (const not of ['10.3.0.1', 'fd00:13::1', '', 'x', undefined]) expect(within(not, nets)).toBe(false)
    const boxed = { contract: { ...contract, deskOnly: true }, desk: nets }
    const now = new Date('2026-03-10T10:00:00+08:00')
    expect(boxFault(boxed, now, undefined)).toBe('not-at-the-desk')
    expect(boxFault({ contract: null, desk: nets }, now, undefined)).toBeUndefined()
  })

  it('an account is never a contractor’s without company and last day, and no grant outlasts it', async () => {
    await stepUp(town, town.administrator)
    const { client } = town.administrator
    const opening = (given: object) =>
      client.call(api.open, { body: { id: id(), name: `c${id().slice(-8)}`, shown: '外包', contract: given as never } })
    expect((await opening({ company: '某公司' })).status).toBe(422)
    expect((await opening({ until: '2026-12-31' })).status).toBe(422)
    expect((await opening({ company: '某公司', until: '2020-01-01' })).problem.faults).toEqual([
      { path: 'contract.until', code: 'day-past' },
    ])
    const hired = await hire(town, [], { contractor: true })
    const grant = {
      id: id(),
      role: 'desk',
      place: '231025/',
      unit: null,
      from: '2026-03-01',
      until: '2027-01-01',
    } as const
    await stepUp(town, town.administrator)
    const given = await client.call(api.grant, { params: { id: hired.id }, body: { grant, why: 'test' } })
    expect(given.problem.faults).toEqual([{ path: 'grant.role', code: 'contractor-past-end' }])
  })

  it('ends by itself: no session after the last day, and the account is closed by the job with a line in the audit', async () => {
    town.setNow('2026-03-13T10:00:00+08:00')
    const hired = await seat()
    const { client } = await firstSignIn(town, hired.name, hired.code)
    await town.sql(`update c231025.account_sessions set idle_until = '2027-02-01', ends_at = '2027-02-01'`)
    town.setNow('2026-12-31T23:59:00+08:00')
    expect(await me(client)).not.toBeNull()
    town.setNow('2027-01-01T00:00:00+08:00')
    expect(await me(client)).toBeNull()
    await purgeAccounts.run(workFor(town.house, town.county))
    const [row] = await town.sql<{ closed: boolean }>(
      'select disabled_at is not null as closed from c231025.accounts where id = $1',
      [hired.id],
    )
    expect(row!.closed).toBe(true)
    expect(
      await town.sql(`select act from c231025.audit where subject = $1 and act = 'accounts.contract-ended'`, [
        hired.id,
      ]),
    ).toHaveLength(1)
  })
})
