/** The settings of a process, read from the environment once, checked as a whole. */
import path from 'node:path'
import { z } from 'zod'
import { AllowList } from './gateways/addresses.ts'
import { isMailServer, isRelay } from './gateways/settings.ts'
import { MachineFault } from './pg/fault.ts'

const count = (fallback: number, least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback)
const flag = (fallback: boolean) =>
  z
    .enum(['1', '0', 'true', 'false', 'on', 'off', 'yes', 'no'])
    .transform((word) => ['1', 'true', 'on', 'yes'].includes(word))
    .default(fallback)

const shape = z.object({
  /** 0 takes any free port. */
  PORT: count(3000, 0, 65_535),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Never the next port where this one is taken: something outside counts on it. */
  LINLI_PORT_FIXED: flag(false),
  /** A PostgreSQL server of one's own; without it the embedded one is started. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host:5432/database')
    .optional(),
  LINLI_VAR: z.string().min(1).default('var'),
  /** The address people type, where a proxy stands before us, e.g. `https://linli.example.cn`. */
  LINLI_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://linli.example.cn' })
    .optional(),
  /** Path of the key file. */
  LINLI_KEYS: z.string().min(1).optional(),
  /** Install the demo county with its invented people and its public sign-ins. */
  LINLI_DEMO: flag(true),
  /** Seconds for which a process that is told to end still takes visitors, so that whoever sends them hears of it. */
  LINLI_DRAIN: count(0, 0, 600),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** How many proxies stand before us: their word for the caller's address is believed. */
  TRUST_PROXY: count(0, 0, 10),
  LINLI_POOL_APP: count(8, 1, 200),
  LINLI_POOL_RESTRICTED: count(2, 1, 50),
  LINLI_POOL_JOBS: count(2, 1, 50),
  /** Hosts, addresses and networks of one's own that may be called, by webhooks and for sign-in platforms, e.g. `10.20.0.0/16,records.county.internal`. */
  LINLI_WEBHOOKS_ALLOW: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .refine((list) => allowable(list), 'must be hosts, addresses or networks such as 10.20.0.0/16, with commas between')
    .default([]),
  LINLI_TLS_KEY: z.string().min(1).optional(),
  LINLI_TLS_CERT: z.string().min(1).optional(),
  /** The operator's relay to a provider of text messages, and what each message to it is signed with. */
  LINLI_SMS_URL: z
    .string()
    .refine(isRelay, 'must be an https address (http only within your own network), without name and password')
    .optional(),
  LINLI_SMS_SECRET: z.string().min(16, 'must be at least 16 characters').optional(),
  /** A mail server, `smtps://user:password@mail.county.example`, and the address that stands as the sender. */
  LINLI_SMTP_URL: z.string().refine(isMailServer, 'must look like smtps://user:password@host:465').optional(),
  LINLI_MAIL_FROM: z.email('must be an address such as linli@county.example').optional(),
  /** Where the log of the embedded database goes, minute by minute; on another disk than the data. */
  LINLI_ARCHIVE_FOLDER: z.string().min(1).optional(),
  /** Megabytes that must be left on the disks of data and backups before somebody is told. */
  LINLI_DISK_LEAST: count(2_048, 0, 1_000_000_000),
  /** Where backups lie; on another disk than the data, if there is one. */
  LINLI_BACKUP_FOLDER: z.string().min(1).optional(),
  /** How many whole ones are kept. */
  LINLI_BACKUP_KEEP: count(14, 1, 1_000),
  /** When in the night, Asia/Shanghai; `off` where somebody else sees to it. */
  LINLI_BACKUP_AT: z
    .string()
    .regex(/^(off|([01]\d|2[0-3]):[0-5]\d)$/, 'must be a time such as 02:30, or off')
    .default('02:30'),
})

/** Neither is of use without the other. */
const pairs = [
  ['LINLI_TLS_KEY', 'LINLI_TLS_CERT'],
  ['LINLI_SMS_URL', 'LINLI_SMS_SECRET'],
  ['LINLI_SMTP_URL', 'LINLI_MAIL_FROM'],
] as const

const unpaired = (given: object): string[] =>
  pairs
    .filter(([a, b]) => a in given !== b in given)
    .map(([a, b]) => `  ${a in given ? b : a}: ${a} and ${b} come together or not at all`)

function allowable(entries: string[]): boolean {
  try {
    void new AllowList(entries)
    return true
  } catch {
    return false
  }
}

export interface Config {
  port: number
  portFixed: boolean
  host: string
  databaseUrl?: string
  /** Absolute folder for everything the installation keeps. */
  varFolder: string
  publicUrl?: string
  keysFile: string
  demo: boolean
  drain: number
  logLevel: z.output<typeof shape>['LOG_LEVEL']
  trustProxy: number
  pools: { app: number; restricted: number; jobs: number; sealer: number }
  webhooksAllow: string[]
  /** Paths of key and certificate for https of our own (`npm start -- --lan`). */
  tls?: { keyFile: string; certFile: string }
  backup: { folder: string; keep: number; /** `02:30`; undefined: never by itself. */ at?: string }
  archiveFolder?: string
  diskLeast: number
  /** The ways out to phones and mailboxes, where there are any. */
  sms?: { url: string; secret: string }
  mail?: { url: string; from: string }
}

/** Reads the environment. Throws one `MachineFault` that lists every fault by name; an empty variable counts as unset. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in shape.shape && value !== ''))
  const read = shape.safeParse(given)
  const faults = [...(read.error?.issues.map(say) ?? []), ...unpaired(given)]
  if (!read.success || faults.length > 0) throw new MachineFault(['The settings are not right:', ...faults].join('\n'))
  const e = read.data
  const varFolder = path.resolve(e.LINLI_VAR)
  return {
    port: e.PORT,
    portFixed: e.LINLI_PORT_FIXED,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL,
    varFolder,
    publicUrl: e.LINLI_PUBLIC_URL?.replace(/\/+$/, ''),
    keysFile: path.resolve(e.LINLI_KEYS ?? path.join(varFolder, 'keys', 'linli.json')),
    demo: e.LINLI_DEMO,
    drain: e.LINLI_DRAIN,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    pools: { app: e.LINLI_POOL_APP, restricted: e.LINLI_POOL_RESTRICTED, jobs: e.LINLI_POOL_JOBS, sealer: 1 },
    webhooksAllow: e.LINLI_WEBHOOKS_ALLOW,
    tls:
      e.LINLI_TLS_KEY && e.LINLI_TLS_CERT
        ? { keyFile: path.resolve(e.LINLI_TLS_KEY), certFile: path.resolve(e.LINLI_TLS_CERT) }
        : undefined,
    ...(e.LINLI_ARCHIVE_FOLDER && { archiveFolder: path.resolve(e.LINLI_ARCHIVE_FOLDER) }),
    diskLeast: e.LINLI_DISK_LEAST,
    backup: {
      folder: path.resolve(e.LINLI_BACKUP_FOLDER ?? path.join(varFolder, 'backup')),
      keep: e.LINLI_BACKUP_KEEP,
      ...(e.LINLI_BACKUP_AT !== 'off' && { at: e.LINLI_BACKUP_AT }),
    },
    sms: e.LINLI_SMS_URL && e.LINLI_SMS_SECRET ? { url: e.LINLI_SMS_URL, secret: e.LINLI_SMS_SECRET } : undefined,
    mail: e.LINLI_SMTP_URL && e.LINLI_MAIL_FROM ? { url: e.LINLI_SMTP_URL, from: e.LINLI_MAIL_FROM } : undefined,
  }
}

/** Names the variable, never its value: DATABASE_URL holds a password. */
const say = (issue: z.core.$ZodIssue) => `  ${issue.path.join('.')}: ${issue.message}`
