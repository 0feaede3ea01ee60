/** From a route's sentence to a Fastify route: admit, check, hand over, answer. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { Permission } from '../../../domain/kernel/permission.ts'
import type { Route } from '../../../domain/kernel/api.ts'
import type { Browser, County, Ctx, House, RoomModule, Session } from '../context.ts'
import { inAct } from '../db/act.ts'
import type { Scope } from '../db/scope.ts'
import { reading } from '../db/tx.ts'
import { AnswerFault } from './answer-fault.ts'
import { check } from './faults.ts'
import { admit, holds, scopeFor } from './permits.ts'
import { localeOf } from './problem.ts'
import { proofFor, provenRead, straight, type Recall, type Remembered, type Trust } from './straight.ts'

/** @param quiet looks who it is without keeping the session awake */
export type Authenticate = (
  house: House,
  county: County,
  token: string,
  now: Date,
  browser: Browser,
  quiet?: boolean,
) => Promise<Session | undefined>

export interface Mounting {
  house: House
  authenticate: Authenticate
  recall?: Recall | undefined
  county: (request: FastifyRequest) => Promise<County>
  /** Answers are compared with their schema: on in tests, where a leak must not pass. */
  checkAnswers: boolean
  /** Told after each act, so that the relay need not wait for its next look. */
  acted: (county: County) => void
}

export const cookieName = '__Host-linli'

/** Apart from the session's cookie, and one per county: it stays when the session ends. */
const browserCookie = (county: County) => `${cookieName}-${county.code}`

export const browserOf = (request: FastifyRequest, county: County): Browser => {
  const clock = Number(request.headers['x-linli-clock'])
  return {
    token: request.cookies[browserCookie(county)],
    agent: (request.headers['user-agent'] ?? '').slice(0, 400),
    address: request.ip,
    ...(clock > 0 && { clock }),
  }
}

const cookieRules = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

/**
 * `<county>.<token>`; a cookie of another county is none of ours.
 *
 * @param quiet what a screen asks by itself while nobody sits there keeps no session awake
 */
export async function sessionOf(
  m: Mounting,
  county: County,
  request: FastifyRequest,
  now: Date,
  quiet = false,
): Promise<Session | undefined> {
  const token = tokenOf(request, county)
  return token ? m.authenticate(m.house, county, token, now, browserOf(request, county), quiet) : undefined
}

function tokenOf(request: FastifyRequest, county: County): string | undefined {
  const value = request.cookies[cookieName]
  if (!value) return undefined
  const [code, token] = value.split('.')
  if (code !== county.code) throw new Refusal('not-found')
  return token
}

function recalled(m: Mounting, county: County, request: FastifyRequest, now: Date): Remembered | undefined {
  const token = tokenOf(request, county)
  return token ? m.recall?.(m.house, county, token, now, browserOf(request, county)) : undefined
}

/** Another site's page can send a form but neither this header nor our origin. */
function sameSite(request: FastifyRequest): void {
  const { origin, host, 'x-linli': mark, 'sec-fetch-site': site } = request.headers
  const foreign = (origin && originHost(origin) !== host) || (site && site !== 'same-origin' && site !== 'none')
  if (mark !== '1' || foreign) throw new Refusal('not-permitted', { reason: 'cross-site' })
}

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

export function mount(app: FastifyInstance, m: Mounting, module: RoomModule): void {
  for (const [name, route] of Object.entries(module.api)) {
    const handler = module.routes[name]
    if (!handler) throw new Error(`${module.name}: no handler for ${name}`)
    app.route({
      method: route.method,
      url: `/:county/api${route.path}`,
      ...(route.spec.kilobytes && { bodyLimit: route.spec.kilobytes * 1024 }),
      config: {
        ...(route.spec.perMinute && { rateLimit: { max: route.spec.perMinute, timeWindow: 60_000 } }),
        name: `${module.name}.${name}`,
      },
      handler: (request, reply) => answer(m, route, handler as Handler, request, reply),
    })
  }
}

type Handler = (ctx: Ctx, input: unknown) => Promise<unknown>

async function answer(
  m: Mounting,
  route: Route,
  handler: Handler,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const now = m.house.now()
  const county = await m.county(request)
  if (route.kind === 'act') sameSite(request)
  const asked: Asked = { route, county, request, reply, now }
  const ordinary = async () => {
    const session = await sessionOf(m, county, request, now, request.headers['x-linli-quiet'] === '1')
    return enter(m, handler, asked, session)
  }
  const remembered = route.spec.straight ? recalled(m, county, request, now) : undefined
  if (!remembered) return ordinary()
  return straight(remembered, (session, trust) => enter(m, handler, asked, session, trust), ordinary)
}

/** One request, before it is known who sent it. */
interface Asked {
  route: Route
  county: County
  request: FastifyRequest
  reply: FastifyReply
  now: Date
}

async function enter(
  m: Mounting,
  handler: Handler,
  asked: Asked,
  session: Session | undefined,
  trust?: Trust,
): Promise<unknown> {
  const { route, request, reply, now } = asked
  admit(route.spec, session, now)
  const { county: _, ...params } = request.params as Record<string, string>
  const input = {
    params: check(route.spec.params, params, 'params'),
    query: check(route.spec.query, request.query, 'query'),
    body: route.spec.media === 'multipart' ? undefined : check(route.spec.body, request.body, 'body'),
  }
  const { ctx, sent } = await context(m, asked, session, trust)
  const result = await handler(ctx, input)
  if (sent()) return reply
  if (m.checkAnswers) compare(route, result)
  return result
}

/** What is answered is what was promised, field by field; the fault names places, never values. */
function compare(route: Route, result: unknown): void {
  const { error } = route.spec.answer.safeParse(result)
  if (error)
    throw new AnswerFault(
      `${route.method} ${route.path} answers otherwise than it says: ${error.issues.map((i) => `${i.path.join('.')} ${i.code}`).join(', ')}`,
    )
}

async function context(
  m: Mounting,
  { route, county, request, reply, now }: Asked,
  session: Session | undefined,
  trust: Trust | undefined,
): Promise<{ ctx: Ctx; sent: () => boolean }> {
  const { house } = m
  const scopeOf = (p: Permission) => scopeFor(session, p)
  const own: Scope = { ranges: [], units: [], account: session?.account }
  const scope = route.spec.may === 'public' || route.spec.may === 'self' ? own : scopeOf(route.spec.may)
  let streamed = false
  const ctx: Ctx = {
    house,
    county,
    session,
    now,
    scope,
    scopeOf,
    locale: localeOf(request),
    address: request.ip,
    browser: browserOf(request, county),
    may: (permission, place, unit) => holds(session, permission, place, unit),
    read: provenRead(trust, (work, other) => reading(house.pools.app, county.code, other ?? scope, work)),
    act: async (load, decide, other) => {
      const doer = {
        county: county.code,
        scope: other ?? scope,
        account: session?.account ?? null,
        now,
        ...(trust && { proof: proofFor(trust) }),
      }
      const done = await inAct(house.pools.app, doer, load, decide)
      m.acted(county)
      return done
    },
    reply: {
      cookie: (value, seconds) => {
        void reply.setCookie(cookieName, value ?? '', {
          ...cookieRules,
          ...(value === null ? { expires: new Date(0) } : seconds && { maxAge: seconds }),
        })
      },
      browser: (token, seconds) =>
        void reply.setCookie(browserCookie(county), token, { ...cookieRules, maxAge: seconds }),
      stream: (name, type, bytes) => {
        streamed = true
        void reply
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'private, no-store')
          .type(type)
          .send(bytes)
      },
      kept: (name, type, bytes, everybody) => {
        streamed = true
        sendKept(request, reply, { name, type, bytes, everybody })
      },
    },
    ...(route.spec.media === 'multipart' && (await sentWith(request, route.spec.megabytes))),
  }
  return { ctx, sent: () => streamed }
}

interface Kept {
  name: string
  type: string
  bytes: Uint8Array
  everybody: boolean
}

/** Named by its content (RFC 9110 §8.8.3); asked for anew each time, and sent only where it is another. */
function sendKept(request: FastifyRequest, reply: FastifyReply, { name, type, bytes, everybody }: Kept): void {
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  const held = (request.headers['if-none-match'] ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
  void reply.header('etag', tag).header('cache-control', everybody ? 'public, no-cache' : 'private, no-cache')
  if (held.includes(tag)) return void reply.code(304).send()
  void reply
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(type)
    .send(bytes)
}

/** @param megabytes the file is handed on as a stream, with its limit */
async function sentWith(request: FastifyRequest, megabytes?: number): Promise<Pick<Ctx, 'upload' | 'sent'>> {
  const most = (megabytes ?? 0) * 1024 * 1024
  // One byte more than is taken, so that whoever takes it sees that there was more.
  const limits = megabytes ? { limits: { fileSize: most + 1 } } : {}
  const part = request.isMultipart() ? await request.file(limits) : undefined
  if (!part) throw new Refusal('validation', { faults: [{ path: 'file', code: 'required' }] })
  // Whoever sends may leave it out.
  const name = (part.filename as string | undefined) ?? ''
  if (megabytes) return { sent: { name, stream: part.file, most } }
  const bytes = await part.toBuffer()
  // Cut off at the limit: never taken for the whole.
  if (part.file.truncated) throw new Refusal('too-large')
  return { upload: { name, bytes } }
}
