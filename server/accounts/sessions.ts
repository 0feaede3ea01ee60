/** Sessions: opened at the end of a sign-in, asked for with every request, ended at once. */
import { SessionSettings, lifeOf, sessionSettingsName, usualSessions } from '../../domain/accounts/settings.ts'
import { permissionsOf, type Role } from '../../domain/accounts/roles.ts'
import { isFieldOnly } from '../../domain/accounts/rules.ts'
import type { Me } from '../../domain/accounts/schema.ts'
import type { Browser, County, Ctx, Grant, House, Session } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { stepUpMinutes } from '../kernel/http/permits.ts'
import type { Recall } from '../kernel/http/straight.ts'
import { readSetting } from '../kernel/settings/index.ts'
import { sessionTopic } from '../kernel/http/topics.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { boxFault } from './box.ts'
import { coverOf, type Cover } from './cover.ts'
import { agentHash, labelOf, newToken, tokenHash } from './secrets.ts'
import {
  endInBrowser,
  findSession,
  insertSession,
  remember,
  restUntil,
  sessionStill,
  type DeviceRow,
  type SessionQuery,
  type SessionRow,
} from './session-store.ts'

/** One statement answers who it is and what is granted where; `undefined` for everything that is not a live session here. */
export async function authenticate(
  house: House,
  county: County,
  token: string,
  now: Date,
  browser: Browser,
  quiet = false,
): Promise<Session | undefined> {
  const q = asked(county, token, now, browser)
  if (!q) return undefined
  const [row] = await findSession(house.pools.app, county.code, q)
  if (!row || boxFault(row, now, browser.address)) return undefined
  if (!quiet) await keepAwake(house, county, row, now)
  const session = sessionOf(row, await coverOf(house, county, row.successions, q.day))
  keep(house, county, q, row, session)
  return session
}

const asked = (county: County, token: string, now: Date, browser: Browser): SessionQuery | undefined =>
  browser.token
    ? {
        token: tokenHash(token),
        browser: tokenHash(browser.token),
        agent: agentHash(browser.agent),
        now,
        day: dayOf(now),
        demo: county.demo,
      }
    : undefined

/** Found last for a token. It opens nothing: whoever uses it asks again before anything is decided. */
interface Found {
  row: SessionRow
  /** The row as one text, to compare. */
  text: string
  day: string
  session: Session
}

const found = new WeakMap<House, Map<string, Found>>()
const mostFound = 5_000
const keyOf = (county: County, q: SessionQuery) => `${county.code} ${q.token.toString('base64')}`

function keep(house: House, county: County, q: SessionQuery, row: SessionRow, session: Session): void {
  const map = found.get(house) ?? new Map<string, Found>()
  found.set(house, map)
  const key = keyOf(county, q)
  map.delete(key)
  const [oldest] = map.keys()
  if (oldest !== undefined && map.size >= mostFound) map.delete(oldest)
  map.set(key, { row, text: JSON.stringify(row), day: q.day, session })
}

/** The session of somebody who asked less than a minute ago, on the same day; see `kernel/http/straight.ts`. */
export const recall: Recall = (house, county, token, now, browser) => {
  const q = asked(county, token, now, browser)
  const known = q && found.get(house)?.get(keyOf(county, q))
  if (!known || known.day !== q.day || wakesAt(known.row, now)) return undefined
  // Time goes on while the row stays as it was.
  if (boxFault(known.row, now, browser.address)) return undefined
  return {
    session: known.session,
    holds: async (tx) => JSON.stringify(await tx.one<SessionRow>(sessionStill(county.code, q))) === known.text,
  }
}

/** At most once a minute, so nothing more exact is known of anybody. That it failed keeps nobody from their work. */
async function keepAwake(house: House, county: County, row: SessionRow, now: Date): Promise<void> {
  const until = wakesAt(row, now)
  if (!until) return
  try {
    await restUntil(house.pools.app, county.code, row.id, until)
  } catch (error) {
    house.log.warn({ reason: (error as Error).message }, 'session not renewed')
  }
}

/** Until when it should last now; undefined where that was said less than a minute ago. */
function wakesAt(row: SessionRow, now: Date): Date | undefined {
  const wanted = now.getTime() + row.idle_seconds * 1000
  return wanted - row.idle_until.getTime() < 60_000 ? undefined : new Date(wanted)
}

function sessionOf(row: SessionRow, cover: Cover): Session {
  return {
    id: row.id,
    account: row.account,
    kind: row.kind,
    name: row.shown,
    factors: row.factors,
    ...(row.factor_at && { factorAt: row.factor_at }),
    device: row.device,
    contractor: row.contractor,
    ...(row.contract && { contract: row.contract }),
    ...(row.person && { person: row.person }),
    grants: row.kind === 'resident' ? [ofResident] : (row.grants ?? []).map((g) => opened(g, row, cover)),
  }
}

/** A resident has no place: their own matters are found by the account. */
const ofResident: Grant = { role: 'resident', permissions: permissionsOf('resident', false), ranges: [] }

type Given = { role: Role; place: string; unit: string | null }

const opened = (g: Given, row: SessionRow, cover: Cover): Grant => ({
  role: g.role,
  permissions: permissionsOf(g.role, row.contractor),
  ...(g.unit ? { unit: g.unit, ranges: [] } : { ranges: cover(g.place) }),
})

export function meOf(session: Session): Me {
  const fresh = session.factorAt && new Date(session.factorAt.getTime() + stepUpMinutes * 60_000)
  return {
    account: session.account,
    session: session.id,
    kind: session.kind,
    shown: session.name,
    contractor: session.contractor,
    contract: session.contract ?? null,
    person: session.person ?? null,
    grants: session.grants.map((g) => ({ role: g.role as Role, place: placeOf(g), unit: g.unit ?? null })),
    permissions: [...new Set(session.grants.flatMap((g) => [...g.permissions]))].sort(),
    factors: session.factors,
    freshUntil: session.factors === 2 && fresh ? fresh.toISOString() : null,
  }
}

/** The place that was granted stands first among its ranges. */
const placeOf = (g: Grant): string | null => (g.ranges[0] ? g.ranges[0].lo : null)

export const sessionSettings = (tx: Tx): Promise<SessionSettings> =>
  readSetting(tx, sessionSettingsName, SessionSettings, usualSessions)

export interface Opening {
  account: string
  kind: 'staff' | 'resident'
  roles: readonly Role[]
  factors: 1 | 2
  /** The field shell was signed in to. */
  field: boolean
  remember: boolean
  known: DeviceRow | undefined
  settings: SessionSettings
}

/** What opens a session, and the cookie to hand over once that is committed. Whatever was open in this browser ends. */
export function openSession(
  ctx: Ctx,
  browser: string,
  o: Opening,
): { writes: Statement[]; token: string; session: string; seconds: number } {
  const token = newToken()
  const session = ctx.house.newId()
  const device = o.known?.id ?? ctx.house.newId()
  const field = o.field && o.remember && isFieldOnly(o.roles)
  const { idle, whole } = lifeOf(o.settings, o.kind === 'resident' ? 'resident' : field ? 'field' : 'staff')
  const shared = { account: o.account, browser: tokenHash(browser), label: labelOf(ctx.browser.agent), at: ctx.now }
  const until = new Date(ctx.now.getTime() + o.settings.deviceDays * 86_400_000)
  return {
    token,
    session,
    seconds: whole,
    writes: [
      endInBrowser(shared.browser),
      insertSession({
        ...shared,
        id: session,
        token: tokenHash(token),
        agent: agentHash(ctx.browser.agent),
        device,
        factors: o.factors,
        idle,
        whole,
      }),
      ...(o.remember && o.kind === 'staff'
        ? [remember({ ...shared, id: device, until: o.known && o.factors === 1 ? o.known.until : until })]
        : []),
    ],
  }
}

/** Four hundred days: the longest a browser keeps a cookie. */
const browserSeconds = 400 * 86_400

/** This browser's own token; made and handed over on first use. */
export function browserToken(ctx: Ctx): string {
  if (ctx.browser.token && /^[\w-]{43}$/.test(ctx.browser.token)) return ctx.browser.token
  const token = newToken()
  ctx.reply.browser(token, browserSeconds)
  return token
}

/** Sets the cookie and says who is signed in now. */
export async function handOver(ctx: Ctx, browser: string, opened: { token: string; seconds: number }): Promise<Me> {
  ctx.reply.cookie(`${ctx.county.code}.${opened.token}`, opened.seconds)
  const session = await authenticate(ctx.house, ctx.county, opened.token, ctx.now, { ...ctx.browser, token: browser })
  if (!session) throw new Error('accounts: a session that was just opened is not there')
  return meOf(session)
}

/** Sessions of this account were ended, or hold something else from now on: what is open looks again at once. */
export const sessionsChanged = (ctx: Pick<Ctx, 'house'>, account: string): OutboxEvent => ({
  name: 'accounts.sessions-changed',
  version: 1,
  subject: ctx.house.newId(),
  seq: 1,
  payload: { account },
  topics: [sessionTopic(account)],
})
