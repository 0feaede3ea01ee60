/** `npm start`: everything on one port. Stops in order: HTTP, jobs, pools, PostgreSQL. */
import { existsSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { authenticate, recall } from './accounts/index.ts'
import { isAlive } from './kernel/db/admin.ts'
import { dbRoles } from './kernel/db/pools.ts'
import { buildApp } from './kernel/http/app.ts'
import { LiveHub } from './kernel/http/live.ts'
import { headsFile } from './kernel/house.ts'
import { startBackground, type Background } from './kernel/jobs/index.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { startArchiving } from './archiving.ts'
import { demoSignIns, installDemo } from './demo.ts'
import { nightlyBackup } from './night.ts'
import { missingWays, open, type Opened } from './open.ts'
import { rooms } from './rooms.ts'

const web = fileURLToPath(new URL('../web', import.meta.url))

export async function run(): Promise<void> {
  const opened = await open()
  try {
    await start(opened)
  } catch (error) {
    // Whatever failed on the way up, the database is not left running behind.
    await opened.close()
    throw error
  }
}

async function start(opened: Opened): Promise<void> {
  const { config, database, house } = opened
  if (config.demo) await installDemo(opened, console.log)
  const live = new LiveHub()
  const background = await startBackground(house, {
    rooms,
    live,
    headsFile: headsFile(config.varFolder),
    nightly: nightlyBackup(config.backup, house.log),
    boss: {
      ...database.base,
      user: dbRoles.jobs,
      ...(database.password && { password: database.password(dbRoles.jobs) }),
    },
  })
  const endArchiving = startArchiving(config, database, house.log)
  const app = await buildApp(house, {
    rooms,
    authenticate,
    recall,
    live,
    acted: background.nudge,
    trustProxy: config.trustProxy,
    ...(existsSync(web) && { web }),
    ...(config.tls && { https: { key: readFileSync(config.tls.keyFile), cert: readFileSync(config.tls.certFile) } }),
    ready: () => isAlive(house.pools.app),
  })
  const port = await listen(app, config.host, config.port)
  stopOnSignal(app, background, endArchiving, opened)
  await greet(opened, port)
}

/** Port taken: take the next and say so; nobody should have to know what a port is. */
async function listen(app: FastifyInstance, host: string, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 20; port++) {
    try {
      await app.listen({ host, port })
      if (port !== wanted && wanted !== 0) console.log(`Port ${wanted} is taken, so it is ${port}.`)
      return (app.server.address() as { port: number }).port
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
  throw new MachineFault(`Ports ${wanted} to ${wanted + 19} are all taken: set PORT to a free one.`)
}

function stopOnSignal(
  app: FastifyInstance,
  background: Background,
  endArchiving: () => Promise<void>,
  opened: Opened,
): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    console.log('\nStopping …')
    await app.close()
    await background.stop()
    await endArchiving()
    await opened.close()
    console.log('Stopped; the data stays.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}

/** Where people reach it: the host as it was set, or every address of this machine when it listens on all. */
function hostsOf(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host.includes(':') ? `[${host}]` : host]
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((a) => !a.internal && a.family === 'IPv4')
    .map((a) => a.address)
  return ['localhost', ...outside]
}

async function greet(opened: Opened, port: number): Promise<void> {
  const { config, house } = opened
  const scheme = config.tls ? 'https' : 'http'
  const [origin, ...others] = config.publicUrl
    ? [config.publicUrl]
    : hostsOf(config.host).map((host) => `${scheme}://${host}:${port}`)
  house.address = origin!
  if (others.length > 0) console.log(`\nAlso at ${others.join(' ')}`)
  for (const county of await house.counties()) {
    console.log(`\n${county.name} ${county.code}`)
    console.log(`  Residents   ${origin}/${county.code}/`)
    console.log(`  Field       ${origin}/${county.code}/field/`)
    console.log(`  Staff       ${origin}/${county.code}/staff/`)
    console.log(`  API         ${origin}/${county.code}/api/`)
    for (const line of county.demo ? demoSignIns(county) : missingWays(opened, county)) console.log(`  ${line}`)
  }
  console.log('\nCtrl-C stops it; the data stays.')
}
