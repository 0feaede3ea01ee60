/**
 * An act performed for somebody who is not there: what came in a sealed letter goes through the same door as what comes
 * from a browser: the same shapes, the same permissions, the same handler, the same one transaction.
 */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { Method, Route } from '../../../domain/kernel/api.ts'
import type { Permission } from '../../../domain/kernel/permission.ts'
import type { County, Ctx, House, RoomModule, Session } from '../context.ts'
import { inAct } from '../db/act.ts'
import { reading } from '../db/tx.ts'
import { check } from './faults.ts'
import { admit, holds, scopeFor } from './permits.ts'

export interface Performed {
  name: string
  route: Route
  params: Record<string, string>
  handler: (ctx: Ctx, input: unknown) => Promise<unknown>
}

/** Which act an address names; undefined for what is none, or none that may come by letter. */
export function actAt(rooms: readonly RoomModule[], method: Method, path: string): Performed | undefined {
  for (const room of rooms) {
    for (const [name, route] of Object.entries(room.api)) {
      if (route.method !== method || route.kind !== 'act') continue
      const params = paramsOf(route.path, path)
      const handler = room.routes[name] as Performed['handler'] | undefined
      if (params && handler && byLetter(route)) return { name: `${room.name}.${name}`, route, params, handler }
    }
  }
  return undefined
}

/** Work alone: nothing about somebody's own account, nothing that asks for the second factor; files that belong to it. */
const byLetter = ({ spec }: Route) =>
  !spec.stepUp &&
  !spec.megabytes &&
  (spec.unnamed || spec.may.includes('.') || (spec.may === 'public' && spec.media === 'multipart'))

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const text = decoded(given[i]!)
    if (text === undefined) return undefined
    if (part.startsWith(':')) params[part.slice(1)] = text
    else if (part !== given[i]) return undefined
  }
  return params
}

/** An address that is none names no act: its letter goes to the desk and not round in circles. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

export interface Behalf {
  house: House
  county: County
  now: Date
  /** As whom; what the grants in it do not permit is refused. Undefined: as nobody. */
  session: Session | undefined
}

/** @throws what the handler refuses */
export async function onBehalf(
  { house, county, now, session }: Behalf,
  { route, params, handler }: Performed,
  sent: { body: unknown; file?: { name: string; bytes: Buffer } | undefined },
): Promise<unknown> {
  admit(route.spec, session, now)
  const multipart = route.spec.media === 'multipart'
  if (multipart && !sent.file) throw new Refusal('validation', { faults: [{ path: 'file', code: 'required' }] })
  const input = {
    params: check(route.spec.params, params, 'params'),
    query: check(route.spec.query, {}, 'query'),
    body: multipart ? undefined : check(route.spec.body, sent.body, 'body'),
  }
  const own = { ranges: [], units: [], ...(session && { account: session.account }) }
  const scopeOf = (p: Permission) => scopeFor(session, p)
  const scope = route.spec.may === 'public' || route.spec.may === 'self' ? own : scopeOf(route.spec.may)
  const never = () => {
    throw new Error('behalf: nobody is there to be answered')
  }
  const ctx: Ctx = {
    house,
    county,
    session,
    now,
    locale: 'zh',
    scope,
    scopeOf,
    may: (permission, place, unit) => holds(session, permission, place, unit),
    read: (work, other) => reading(house.pools.app, county.code, other ?? scope, work),
    act: (load, decide, other) =>
      inAct(
        house.pools.app,
        { county: county.code, scope: other ?? scope, account: session?.account ?? null, now },
        load,
        decide,
      ),
    address: '',
    browser: { token: undefined, agent: '' },
    reply: { cookie: never, browser: never, stream: never, kept: never },
    ...(sent.file && { upload: sent.file }),
  }
  return handler(ctx, input)
}
