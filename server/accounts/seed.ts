/** The first people of a county: two by one-time code in a real one, one per role in a county of demonstration. */
import { roles, type Role } from '../../domain/accounts/roles.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { County, House } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { inAct } from '../kernel/db/act.ts'
import { reading, type Statement } from '../kernel/db/tx.ts'
import { noScope } from '../kernel/db/scope.ts'
import { bodyHash } from '../kernel/hash.ts'
import { phoneRow } from './phones.ts'
import { hashPassword, paperCode, paperHash } from './secrets.ts'
import { insertSecrets, setCode } from './secret-store.ts'
import { accountThere, anyStaff, insertAccount, insertGrant, setPhone } from './store.ts'

/** Whoever starts a county has three days to sign in. */
const firstDays = 3

export interface FirstAccount {
  name: string
  role: Role
  /** Shown once. */
  code: string
  until: Date
}

/**
 * Administrator and security officer of a new county, each with a one-time code: two people from the first day, since
 * neither can bring back the other's second factor alone. @throws when the county has staff already
 */
export async function firstAdministrator(house: House, county: County): Promise<FirstAccount[]> {
  const there = await reading(house.pools.app, county.code, noScope, (tx) => tx.one(anyStaff()))
  if (there) throw new Error('accounts: this county has staff already; an administrator opens further accounts')
  const made: FirstAccount[] = []
  for (const [name, role] of [
    ['administrator', 'administrator'],
    ['security-officer', 'security-officer'],
  ] as const) {
    const code = paperCode()
    const until = new Date(house.now().getTime() + firstDays * 86_400_000)
    const id = house.newId()
    await write(house, county, {
      id,
      name,
      shown: roles[role].zh,
      demo: false,
      grants: [{ role, place: `${county.code}/` }],
      secrets: [insertSecrets(id, null), setCode(id, paperHash(id, code), until, false)],
    })
    made.push({ name, role, code, until })
  }
  return made
}

/** A line of `seats.json` of a pack. */
export interface DemoSeat {
  login: string
  name: string
  role: string
  place?: string | undefined
  /** Code of the organisation the seat stands in. */
  unit?: string | undefined
  contractor?: boolean | undefined
  /** Eleven digits that begin with 000; staff get one each when none is given. */
  phone?: string | undefined
}

/** Everybody knows it; no county of people takes it. */
export const demoPassword = 'linli-demo-2026'

/** Ids are stable, so that bodies and grids can name their people. */
export const demoAccountId = (county: string, login: string) => stableId(county, 'demo account', login)

/** Codes for acts with a second factor go to this number, which means: to the page of messages. */
const demoPhone = (n: number) => `0009900${String(n).padStart(4, '0')}`

/**
 * One account per seat, ready to sign in; those there already stay as they are.
 * @returns how many were made
 * @throws outside a county of demonstration
 */
export async function seedDemoAccounts(house: House, county: County, seats: readonly DemoSeat[]): Promise<number> {
  if (!county.demo) throw new Error('accounts: demonstration accounts stand only in counties of demonstration')
  let made = 0
  for (const [i, seat] of seats.entries()) {
    const id = demoAccountId(county.code, seat.login)
    const there = await reading(house.pools.app, county.code, noScope, (tx) => tx.one(accountThere(id)))
    if (there) continue
    const staff = seat.role !== 'resident'
    const phone = phoneRow({ house, county }, id, staff ? 'staff' : 'resident', seat.phone ?? demoPhone(i))
    await write(house, county, {
      id,
      name: staff ? seat.login : null,
      shown: seat.name,
      demo: true,
      contractor: seat.contractor ?? false,
      grants: staff ? seatGrants(county, seat) : [],
      secrets: [...(staff ? [insertSecrets(id, await hashPassword(demoPassword))] : []), setPhone(phone)],
    })
    made++
  }
  return made
}

interface SeatGrant {
  role: Role
  place: string
  unit?: string
}

const isRole = (role: string): role is Role => role in roles

/**
 * What a seat holds. Whoever works in a unit has what the unit has in hand; whoever answers for a place has the place; a
 * grid worker and a community's secretary have both.
 */
export function seatGrants(county: Pick<County, 'code'>, seat: Pick<DemoSeat, 'role' | 'place' | 'unit'>): SeatGrant[] {
  const { role, place = `${county.code}/`, unit } = seat
  if (!isRole(role)) throw new Error(`accounts: no role ${role}`)
  if (!unit) return [{ role, place }]
  if (role === 'unit-handler' || role === 'unit-lead' || role === 'child-protector') return [{ role, place, unit }]
  if (role === 'grid-worker')
    return [
      { role, place },
      { role: 'unit-handler', place, unit },
    ]
  if (role === 'community-secretary')
    return [
      { role, place },
      { role, place, unit },
    ]
  return [{ role, place }]
}

interface NewAccount {
  id: string
  /** Residents have none. */
  name: string | null
  shown: string
  demo: boolean
  contractor?: boolean
  grants: SeatGrant[]
  secrets: Statement[]
}

function write(house: House, county: County, a: NewAccount): Promise<void> {
  const now = house.now()
  const day = dayOf(now)
  const until = a.contractor ? `${Number(day.slice(0, 4)) + 1}-12-31` : null
  const grants = a.grants.map((g) => ({
    id: stableId(county.code, 'grant', a.id, g.role, g.place, g.unit ?? ''),
    role: g.role,
    place: g.place,
    unit: g.unit ?? null,
    from: day,
    until,
  }))
  return inAct(
    house.pools.app,
    { county: county.code, scope: { ranges: [], units: [], account: a.id }, account: null, now },
    async () => undefined,
    () => ({
      writes: [
        insertAccount({
          id: a.id,
          kind: a.name === null ? 'resident' : 'staff',
          name: a.name,
          shown: a.shown,
          contract: a.contractor ? { company: 'Demo', until: until!, shifts: [], deskOnly: false } : null,
          demo: a.demo,
          at: now,
          by: null,
        }),
        ...a.secrets,
        ...grants.map((g) => insertGrant({ ...g, account: a.id, hash: bodyHash(g), at: now, by: null })),
      ],
      audit: [
        {
          act: 'accounts.open',
          subjectKind: 'account',
          subject: a.id,
          detail: { roles: a.grants.map((g) => g.role).join(' '), demo: a.demo },
        },
      ],
      events: [],
      answer: undefined,
    }),
  )
}
