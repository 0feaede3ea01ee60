/** Where the seats of a demo county sit: posts in their bodies, terms in their grids. The accounts room makes the accounts. */
import type { SeatLine } from '../../domain/catalogue/pack.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Member } from '../../domain/organisations/schema.ts'
import type { AccountLink, Person } from '../../domain/people/schema.ts'
import type { GridWorker } from '../../domain/places/schema.ts'
import { demoAccountId } from '../accounts/index.ts'
import type { Doing } from '../kernel/edit.ts'
import { installMembers, organisationsOf } from '../organisations/index.ts'
import { installWorkers } from '../places/index.ts'

const staff = (seats: readonly SeatLine[]) => seats.filter((s) => s.role !== 'resident' && s.place)

const leading = ['unit-lead', 'community-secretary']

export async function installPosts(doing: Doing, seats: readonly SeatLine[], day: string): Promise<void> {
  const county = doing.county.code
  const orgs = await organisationsOf(doing.house, doing.county)
  const members = staff(seats).flatMap((s): Member[] => {
    const org = s.unit ? orgs.get(s.unit) : undefined
    if (!org) return []
    const account = demoAccountId(county, s.login)
    return [
      {
        id: stableId(county, 'post', s.login, org.code),
        organisation: org.id,
        account,
        person: null,
        post: s.post ?? s.name,
        inCharge: leading.includes(s.role),
        from: day,
        to: null,
      },
    ]
  })
  const workers = staff(seats)
    .filter((s) => s.role === 'grid-worker')
    .map((s): GridWorker => ({
      id: stableId(county, 'grid worker', s.login),
      place: s.place!,
      account: demoAccountId(county, s.login),
      name: s.name,
      phone: s.phone ?? null,
      post: 'full-time',
      from: day,
      to: null,
    }))
  await installMembers(doing, members)
  await installWorkers(doing, workers)
}

/** The first resident of a demo is the elder herself; whoever follows is a relative who acts for her. */
export const residentLinks = (
  county: string,
  seats: readonly SeatLine[],
  elder: Pick<Person, 'id' | 'place'>,
  day: string,
): (AccountLink & { place: string })[] =>
  seats
    .filter((s) => s.role === 'resident')
    .map((s, i) => ({
      account: demoAccountId(county, s.login),
      person: elder.id,
      place: elder.place,
      as: i === 0 ? 'self' : 'relative',
      from: day,
      to: null,
    }))
