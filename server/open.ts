/** What every command needs first: settings, keys, the database migrated, the house. */
import { migrate } from './kernel/db/migrate.ts'
import { readConfig, type Config } from './kernel/config.ts'
import type { County, House } from './kernel/context.ts'
import { caller } from './kernel/gateways/caller.ts'
import { smtpGateway } from './kernel/gateways/mail.ts'
import { smsRelay } from './kernel/gateways/sms-http.ts'
import { sparingDemo } from './kernel/gateways/sms.ts'
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
  const house = buildHouse({
    db: database.base,
    sizes: config.pools,
    password: database.password,
    keys,
    var: config.varFolder,
    machine: { backup: config.backup, diskLeast: config.diskLeast },
    log: newLog(config.logLevel),
  })
  openGateways(house, config)
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

function openGateways(house: House, { webhooksAllow, sms, mail, publicUrl }: Config): void {
  house.webhooks = webhookSender({ allow: webhooksAllow })
  house.caller = caller({ allow: webhooksAllow })
  if (sms) house.sms = sparingDemo(house, smsRelay(house, sms))
  if (mail) house.mail = smtpGateway(house, mail)
  if (publicUrl) house.publicUrl = publicUrl
}

/** What a real county cannot do yet for want of a way out, said plainly where it starts; nothing in a demonstration. */
export function missingWays({ house }: Pick<Opened, 'house'>, county: Pick<County, 'demo'>): string[] {
  if (county.demo) return []
  return [
    ...(house.sms
      ? []
      : ['No way to phones: residents get no code and no message. Set LINLI_SMS_URL and LINLI_SMS_SECRET.']),
    ...(house.mail
      ? []
      : ['No way to mailboxes: units are told in the app alone. Set LINLI_SMTP_URL and LINLI_MAIL_FROM.']),
  ]
}
