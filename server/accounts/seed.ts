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
import { accountByName, anyStaff, insertAccount, insertGrant, setPhone, type AccountRow } from './store.ts'

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

export interface DemoSeat {
  /** Sign-in name. */
  name: string
  shown: string
  grants: { role: Role; place: string; unit?: string }[]
  contractor?: boolean
  /** Eleven digits that begin with 000: codes for acts with a second factor lie on the page of messages. */
  phone?: string
}

/** Everybody knows it; no county of people takes it. */
export const demoPassword = 'linli-demo-2026'

/** Ids are stable, so packs can name them as workers and members. */
export const demoAccountId = (county: string, name: string) => stableId(county, 'demo account', name)

/** One account per seat; those there already stay as they are. @throws outside a county of demonstration */
export async function seedDemoAccounts(house: House, county: County, seats: DemoSeat[]): Promise<number> {
  if (!county.demo) throw new Error('accounts: demonstration accounts stand only in counties of demonstration')
  let made = 0
  for (const seat of seats) {
    const id = demoAccountId(county.code, seat.name)
    const there = await reading(house.pools.app, county.code, noScope, (tx) =>
      tx.one<AccountRow>(accountByName(seat.name)),
    )
    if (there) continue
    const phone = seat.phone && setPhone(phoneRow({ house, county }, id, 'staff', seat.phone))
    await write(house, county, {
      ...seat,
      id,
      demo: true,
      secrets: [insertSecrets(id, await hashPassword(demoPassword)), ...(phone ? [phone] : [])],
    })
    made++
  }
  return made
}

interface NewAccount {
  id: string
  name: string
  shown: string
  demo: boolean
  contractor?: boolean
  grants: DemoSeat['grants']
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
          kind: 'staff',
          name: a.name,
          shown: a.shown,
          contractor: a.contractor ?? false,
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
