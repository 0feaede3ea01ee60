/** What every command needs first: settings, keys, the database migrated, the house. */
import { migrate } from './kernel/db/migrate.ts'
import { readConfig, type Config } from './kernel/config.ts'
import type { House } from './kernel/context.ts'
import { webhookSender } from './kernel/gateways/webhook.ts'
import { buildHouse, newLog } from './kernel/house.ts'
import { loadKeys } from './kernel/keys.ts'
import { openDatabase, type Database } from './database.ts'

export interface Opened {
  config: Config
  database: Database
  house: House
  close: () => Promise<void>
}

export async function open(say: (line: string) => void = console.log): Promise<Opened> {
  const config = readConfig(process.env)
  const keys = loadKeys(config.keysFile)
  const database = await openDatabase(config, keys, say)
  try {
    const applied = await migrate(database.admin, { counties: [], password: database.password })
    if (applied.length > 0) say(`Migrated: ${applied.length} steps.`)
  } catch (error) {
    await database.stop()
    throw error
  }
  const { restricted: _, ...sizes } = config.pools
  const house = buildHouse({
    db: database.base,
    sizes,
    password: database.password,
    keys,
    var: config.varFolder,
    log: newLog(config.logLevel),
  })
  house.webhooks = webhookSender({ allow: config.webhooksAllow })
  return {
    config,
    database,
    house,
    close: async () => {
      await house.close()
      await database.stop()
    },
  }
}
