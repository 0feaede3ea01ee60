/** Who may hear that a list changed: whoever may read the list, for the places and units for which he may. */
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import type { Permission } from '../../../domain/kernel/permission.ts'
import { inRange } from '../../../domain/kernel/place-path.ts'
import type { County, RoomModule, Session } from '../context.ts'
import { reading } from '../db/tx.ts'
import type { Mounting } from './mount.ts'
import { holds, scopeFor } from './permits.ts'

/** Rings when sessions of an account were ended or hold something else than before; nobody can ask for it. */
export const sessionTopic = (account: string) => `accounts:${account}`

/** The list of a room as it changed for one place or one unit. */
export const topicAt = (room: string, where: string) => `${room}@${where}`

const TOPIC = /^[a-z]+(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/
const most = 20

/** @throws where one is no topic, or there are too many */
export function topicsAsked(sent: unknown): string[] {
  const asked = [...new Set((typeof sent === 'string' ? sent : '').split(',').filter(Boolean))]
  if (asked.length > most || !asked.every((t) => TOPIC.test(t))) throw fault('topics', 'invalid')
  return asked
}

/** Whether a change of this topic, at this place or for this unit, is told. */
export type Heard = (topic: string, where: string | undefined) => boolean

/** @throws 403 for a list that the session may not read, 404 for one matter that it does not see */
export async function hearing(
  m: Mounting,
  rooms: readonly RoomModule[],
  county: County,
  session: Session,
  asked: string[],
): Promise<Heard> {
  const lists = new Map<string, (where: string) => boolean>()
  for (const topic of asked) {
    const [name, id] = topic.split(':') as [string, string?]
    const room = rooms.find((r) => r.name === name)
    if (!room) throw new Refusal('not-found')
    if (id === undefined) lists.set(topic, listOf(room, session))
    else if (!(await seen(m, room, county, session, id))) throw new Refusal('not-found')
  }
  return (topic, where) => where === undefined || (lists.get(topic)?.(where) ?? false)
}

/** The permissions with which a room is read; a room that everybody reads names none. */
const permissionsToRead = (room: RoomModule): Permission[] => {
  const named = Object.values(room.api).flatMap(({ method, spec }) => (method === 'GET' ? [spec.may] : []))
  return [...new Set(named)].filter((may): may is Permission => may !== 'public' && may !== 'self')
}

function listOf(room: RoomModule, session: Session): (where: string) => boolean {
  const permissions = permissionsToRead(room)
  if (permissions.length > 0 && !permissions.some((p) => holds(session, p))) throw new Refusal('not-permitted')
  const scopes = permissions.map((p) => scopeFor(session, p))
  return (where) =>
    scopes.some((s) => (where.includes('/') ? s.ranges.some((r) => inRange(where, r)) : s.units.includes(where)))
}

const seen = async (
  { house }: Mounting,
  room: RoomModule,
  county: County,
  session: Session,
  id: string,
): Promise<boolean> =>
  (await room.watch?.(
    {
      session,
      scopeOf: (permission) => scopeFor(session, permission),
      read: (work, scope) => reading(house.pools.app, county.code, scope, work),
    },
    id,
  )) ?? false
