/**
 * A server that may be killed: the whole house on one port, on a database of its own with fsync on, in the folder named
 * by LINLI_VAR. Prints `ready <port>` when it serves. Signed in is whoever says so: what is tried here is survival.
 */
import { join } from 'node:path'
import { roles, type Role } from '../../domain/accounts/roles.ts'
import { permissionsOf } from '../../domain/accounts/roles.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { installCounty } from '../../server/catalogue/index.ts'
import { openDatabase } from '../../server/database.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { migrate } from '../../server/kernel/db/migrate.ts'
import { buildApp } from '../../server/kernel/http/app.ts'
import { LiveHub } from '../../server/kernel/http/live.ts'
import type { Authenticate } from '../../server/kernel/http/mount.ts'
import { buildHouse, headsFile, newLog } from '../../server/kernel/house.ts'
import { startBackground } from '../../server/kernel/jobs/index.ts'
import { loadKeys } from '../../server/kernel/keys.ts'
import { rooms } from '../../server/rooms.ts'

const county = { code: '231025', name: '林口县', demo: true }

const authenticate: Authenticate = async (_, at, token) => {
  const role = token.split('-')[0] as Role
  if (!(role in roles)) return undefined
  return {
    id: stableId('kill', 'session', token), account: stableId('kill', 'account', token), kind: 'staff', name: token, factors: 2, factorAt: new Date(),
    device: stableId('kill', 'device', token), contractor: false,
    grants: [{ role, permissions: permissionsOf(role, false), ranges: [rangeOf(`${at.code}/`)] }],
  }
}

const config = readConfig({ ...process.env, PORT: '0' })
const keys = loadKeys(config.keysFile)
const database = await openDatabase(config, keys, () => undefined)
await migrate(database.admin, { counties: [] })
const { restricted: _, ...sizes } = config.pools
const house = buildHouse({ db: database.base, sizes, keys, var: config.varFolder, log: newLog('silent') })
await installCounty(house, database.admin, county, ['base', 'linkou'])
const background = await startBackground(house, { rooms, live: new LiveHub(), headsFile: headsFile(config.varFolder), relayEvery: 200, sealEvery: 500 })
const app = await buildApp(house, { rooms, authenticate, live: new LiveHub(), acted: background.nudge, ready: async () => true })
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as { port: number }
console.log(`ready ${port} ${join(config.varFolder, 'pg')}`)
