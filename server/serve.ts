/** `npm start`: everything on one port. Stops in order: HTTP, jobs, pools, PostgreSQL. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { authenticate, recall } from './accounts/index.ts'
import { alone, isAlive } from './kernel/db/admin.ts'
import { dbRoles } from './kernel/db/pools.ts'
import { buildApp } from './kernel/http/app.ts'
import { LiveHub } from './kernel/http/live.ts'
import { headsFile } from './kernel/house.ts'
import { startBackground } from './kernel/jobs/index.ts'
import { startArchiving } from './archiving.ts'
import { demoSignIns, installDemo } from './demo.ts'
import { leaving } from './leaving.ts'
import { certificate, hostsOf, listen, renewing } from './listening.ts'
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
  const tls = config.tls && certificate(config.tls)
  if (config.demo) await alone(database.admin, () => installDemo(opened, console.log))
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
  const rest = async () => {
    await background.stop()
    await endArchiving()
  }
  try {
    const leave = leaving(config.drain)
    const app = await buildApp(house, {
      rooms,
      authenticate,
      recall,
      live,
      acted: background.nudge,
      trustProxy: config.trustProxy,
      ...(existsSync(web) && { web }),
      ...(tls && { https: tls }),
      ready: () => isAlive(house.pools.app),
      leaving: () => leave.begun,
    })
    const port = await listen(app, config)
    if (config.tls) renewing(app, config.tls)
    stopOnSignal(async () => {
      await leave.from(app, live)
      await rest()
      await opened.close()
    }, leave.hurry)
    await greet(opened, port)
  } catch (error) {
    await rest()
    throw error
  }
}

/** Asked a second time it waits for nobody any more. */
function stopOnSignal(end: () => Promise<void>, hurry: () => void): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return hurry()
    stopping = true
    console.log('\nStopping …')
    await end()
    console.log('Stopped; the data stays.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}

async function greet(opened: Opened, port: number): Promise<void> {
  const { config, house } = opened
  const scheme = config.tls ? 'https' : 'http'
  const [origin, ...others] = config.publicUrl
    ? [config.publicUrl]
    : hostsOf(config.host).map((host) => `${scheme}://${host}:${port}`)
  house.address = origin!
  if (others.length > 0) console.log(`\nAlso at ${others.join(' ')}`)
  const counties = await house.counties()
  if (counties.length === 0) console.log(`\nNo county yet at ${origin}/: "npm run county -- new FOLDER" begins one.`)
  for (const county of counties) {
    console.log(`\n${county.name} ${county.code}`)
    console.log(`  Residents   ${origin}/${county.code}/`)
    console.log(`  Field       ${origin}/${county.code}/field/`)
    console.log(`  Staff       ${origin}/${county.code}/staff/`)
    console.log(`  API         ${origin}/${county.code}/api/`)
    for (const line of county.demo ? demoSignIns(county) : missingWays(opened, county)) console.log(`  ${line}`)
  }
  console.log('\nCtrl-C stops it; the data stays.')
}
