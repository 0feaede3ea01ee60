/**
 * Whoever reads and writes on the board: an account tied to a person of the register, who lives somewhere. One that was barred sees what
 * stood then, and nothing it says counts.
 */
import type { Level } from '../../domain/neighbours/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import { ageOn } from '../../domain/people/rules.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'
import { blindIndex, open, seal } from '../kernel/vault.ts'
import { Contact } from '../../domain/neighbours/schema.ts'
import { sightsOf } from '../people/index.ts'
import { homeOf, placesOf, type Home, type Post } from './store.ts'

export interface Neighbour {
  account: string
  home: Home
  /** Barred: nothing later than this is shown. */
  until: Date | null
}

/** @returns undefined for an account tied to nobody who lives here */
export async function neighbour(ctx: Ctx): Promise<Neighbour | undefined> {
  const account = ctx.session!.account
  const sight = (await sightsOf(ctx)).find((s) => s.as === 'self')
  if (!sight) return undefined
  const { person, until, home: then } = sight
  if (until && then) {
    const frozen = { estateName: null, building: null, buildingName: null, born: sight.held.born }
    return { account, until, home: { ...frozen, person, place: then.place, estate: then.estate } }
  }
  const home = await ctx.read((tx) => homeOf(tx, account, person), beyondDuty(ctx))
  return home && { account, until, home }
}

const adult = 18

/** @throws 409 for whoever is tied to nobody, and for whoever is under age */
export async function mustBeNeighbour(ctx: Ctx): Promise<Neighbour> {
  const me = await neighbour(ctx)
  if (!me) throw new Refusal('conflict', { reason: 'neighbours-untied' })
  const { born } = me.home
  if (born === null || ageOn(born, dayOf(ctx.now)) < adult)
    throw new Refusal('conflict', { reason: 'neighbours-adults' })
  return me
}

export interface OwnLevel {
  level: Level
  name: string
  place: string
}

/** From the nearest to the widest. */
export async function levelsOf(tx: Tx, h: Home): Promise<OwnLevel[]> {
  const places = await placesOf(tx, lineage(h.place))
  const community = places.find((p) => p.kind === 'community' || p.kind === 'village')
  const grid = places.find((p) => p.kind === 'grid')
  const near = (grid ?? community)?.path ?? h.place
  const level = (of: Level, name: string | null | undefined, place = near): OwnLevel[] =>
    name ? [{ level: of, name, place }] : []
  return [
    ...level('building', h.building && h.buildingName),
    ...level('estate', h.estate && h.estateName, community?.path),
    ...level(community?.kind === 'village' ? 'group' : 'grid', grid?.name, grid?.path),
    ...level('community', community?.name, community?.path),
  ]
}

/** Whether an entry stands where somebody lives. */
export const isNear = (p: Pick<Post, 'level' | 'place' | 'estate' | 'building'>, h: Home): boolean =>
  p.level === 'building'
    ? p.building !== null && p.building === h.building
    : p.level === 'estate'
      ? p.estate !== null && p.estate === h.estate
      : lineage(h.place).includes(p.place)

type At = Pick<Doing, 'house' | 'county'>
type Table = 'neighbour_post' | 'neighbour_answer'
const spot = (at: At, table: Table, row: string) => ({ county: at.county.code, table, column: 'contact', row })

export const sealed = (at: At, table: Table, row: string, contact: Contact): string =>
  seal(at.house.keys, JSON.stringify(contact), spot(at, table, row))

export const opened = (at: At, table: Table, row: string, contact: string | null): Contact | null =>
  contact === null ? null : Contact.parse(JSON.parse(open(at.house.keys, contact, spot(at, table, row))))

/** What the history remembers of what was sent: a number only as a hash that says nothing without the key. */
export const blind = <B extends { contact?: Contact | undefined }>(at: At, body: B) => ({
  ...body,
  contact:
    body.contact &&
    blindIndex(at.house.keys, at.county.code, 'neighbour-contact', JSON.stringify(body.contact)).toString('hex'),
})
