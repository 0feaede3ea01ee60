/** The HTTP face of the house: security headers, rooms, pages, health, metrics, the API description, live lists. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { County, House, RoomModule } from '../context.ts'
import { healthRoutes } from './health.ts'
import { mount, type Authenticate } from './mount.ts'
import { buildOf, ofItsTime } from './old-page.ts'
import { openapiRoutes } from './openapi.ts'
import { pageRoutes } from './pages.ts'
import { liveRoute, type LiveHub } from './live.ts'
import { measure } from './metrics.ts'
import { sendProblem } from './problem.ts'
import { rateKey, rateStore } from './rates.ts'
import type { Recall } from './straight.ts'
import { unheard, unreadable } from './unheard.ts'
import { mint } from '../mint.ts'

export interface AppOptions {
  rooms: RoomModule[]
  authenticate: Authenticate
  /** Without it every session is looked up before anything else. */
  recall?: Recall
  live: LiveHub
  acted: (county: County) => void
  /** Milliseconds between two looks of a live list at its session. */
  liveBeat?: number
  /** Folder of the built web; undefined serves the API alone. */
  web?: string
  /** Of the pages, where they are served by somebody else. */
  build?: string
  /** How many proxies before us are believed; `true` believes whoever says so (tests). */
  trustProxy?: true | number
  checkAnswers?: boolean
  https?: { key: Buffer; cert: Buffer }
  /** Whether this process is about to end: no new visitors, and each answer closes its connection. */
  leaving?: () => boolean
  /** Asked by `/ready`. */
  ready: () => Promise<boolean>
}

export async function buildApp(house: House, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: house.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: believed(options.trustProxy ?? 0),
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    genReqId: () => mint(Date.now()),
    // Gently: whoever is being answered is answered to the end.
    forceCloseConnections: options.leaving ? 'idle' : true,
    return503OnClosing: !options.leaving,
    frameworkErrors: unreadable,
    clientErrorHandler: unheard,
    ...(options.https && { https: options.https }),
  } as object) as unknown as FastifyInstance
  const build = options.web ? await buildOf(options.web) : options.build
  app.setErrorHandler((error, request, reply) => sendProblem(ofItsTime(error, request, build), request, reply))
  const absent = (request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(ofItsTime(new Refusal('not-found'), request, build, true), request, reply)
  app.setNotFoundHandler(absent)
  await protect(app, house, options)
  measure(app, house)
  healthRoutes(app, house, options)
  app.decorate('counties', house.counties)
  const county = countyFinder(house)
  const mounting = {
    house,
    authenticate: options.authenticate,
    recall: options.recall,
    county,
    checkAnswers: options.checkAnswers ?? false,
    acted: options.acted,
  }
  for (const room of options.rooms) mount(app, mounting, room)
  liveRoute(app, mounting, {
    hub: options.live,
    rooms: options.rooms,
    ...(options.liveBeat && { beat: options.liveBeat }),
  })
  openapiRoutes(app, options.rooms, county)
  // No page stands in for an answer that is none any more.
  app.all('/:county/api/*', absent)
  if (options.web) await pageRoutes(app, { web: options.web, build: build! }, county)
  return app
}

/** Counted from us outwards: what stands before the last proxy was written by the caller and is believed by nobody. */
const believed = (proxies: number | true) => (proxies === true ? true : (_: string, hop: number) => hop < proxies)

async function protect(app: FastifyInstance, house: House, options: AppOptions): Promise<void> {
  await app.register(helmet, {
    // Set per page in `pages.ts`, where the nonce is made; the API serves no documents.
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    // Told where the connection is one: a proxy of one's own that is believed says so too.
    hsts: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { files: 1, fileSize: 10 * 1024 * 1024, fields: 4, parts: 5 } })
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => rateKey(`${(request.params as { county?: string }).county}`, request.ip),
    store: rateStore(house),
  })
  app.addHook('onSend', async (request, reply) => {
    if (options.leaving?.()) reply.header('connection', 'close')
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (request.url.includes('/api/')) {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      // The browsable description brings a policy of its own.
      if (!reply.hasHeader('content-security-policy'))
        reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    }
  })
}

/** The county is the first segment of the path. A code nobody serves is not found. */
function countyFinder(house: House): (request: FastifyRequest) => Promise<County> {
  return async (request) => {
    const code = (request.params as { county?: string }).county
    const found = (await house.counties()).find((c) => c.code === code)
    if (!found) throw new Refusal('not-found')
    return found
  }
}
