/** A server of one's own (DATABASE_URL) is asked what it can do before anything is written to it; each lack is named. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** One thing the server lacks. `key` is stable (for words and tests), `text` one English sentence with the remedy. */
export interface Finding {
  key: FindingKey
  text: string
}

export type FindingKey =
  | 'unreachable'
  | 'version'
  | 'encoding'
  | 'read-only'
  | 'row-security'
  | 'trigrams'
  | 'collation'
  | 'notify'
  | 'may-create-roles'
  | 'may-create-schemas'

/** What was asked and answered; `judge` turns it into sentences. */
export interface Facts {
  /** `server_version_num`, e.g. 150018. */
  version: number
  encoding: string
  readOnly: boolean
  rowSecurity: boolean
  trigrams: boolean
  /** Whether collation "C" sorts `/` right before `0`, on which every place range stands. */
  bytewise: boolean
  notify: boolean
  createRoles: boolean
  createSchemas: boolean
  user: string
  database: string
}

/** Asks the server behind `url` (or a `pg` configuration). An empty list: it will do. Never throws for what the server lacks. */
export async function examine(url: string | pg.ClientConfig): Promise<Finding[]> {
  const config: pg.ClientConfig = {
    ...(typeof url === 'string' ? { connectionString: url } : url),
    connectionTimeoutMillis: 10_000,
  }
  const client = new pg.Client(config)
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    return [{ key: 'unreachable', text: whyUnreachable(error as Error & { code?: string }) }]
  }
  try {
    return judge(await ask(client, config))
  } catch (error) {
    return [
      {
        key: 'unreachable',
        text: `The database server did not answer as PostgreSQL does: ${(error as Error).message}.`,
      },
    ]
  } finally {
    await client.end()
  }
}

const clue: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at its address and port; is it running?',
  ENOTFOUND: 'its host name is not known here',
  '28P01': 'user or password is wrong',
  '28000': 'it does not let this user in from here (pg_hba.conf)',
  '3D000': 'the database it names does not exist; create it first (encoding UTF8)',
  '53300': 'it has no free connection',
}

function whyUnreachable(error: Error & { code?: string }): string {
  return `The server of DATABASE_URL cannot be reached: ${clue[error.code ?? ''] ?? error.message}.`
}

async function ask(client: pg.Client, config: pg.ClientConfig): Promise<Facts> {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as "readOnly",
      exists (select 1 from pg_available_extensions where name = 'pg_trgm') as trigrams,
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
        or (select count(*) = 4 from pg_roles where rolname in ('linli_app', 'linli_jobs', 'linli_sealer', 'linli_restricted')) as "createRoles",
      has_database_privilege(current_database(), 'CREATE') as "createSchemas",
      current_user as user, current_database() as database`)
  return {
    ...rows[0],
    bytewise: await works(client, `select 1 / (('/' collate "C" < '0') and ('Z' collate "C" < 'a'))::int`),
    rowSecurity: rows[0].readOnly || (await rowSecurityWorks(client)),
    notify: rows[0].readOnly || (await notifyWorks(client, config)),
  }
}

async function works(client: pg.Client, statement: string): Promise<boolean> {
  try {
    await client.query(statement)
    return true
  } catch {
    return false
  }
}

/** Tried for real on a table of this session; dialects that only look like PostgreSQL fail here. */
async function rowSecurityWorks(client: pg.Client): Promise<boolean> {
  await client.query('begin')
  const good = await works(
    client,
    `create temp table linli_trial (place text) on commit drop; alter table linli_trial enable row level security;
     create policy trial on linli_trial using (place >= current_setting('linli.trial', true))`,
  )
  await client.query('rollback')
  return good
}

/** One connection listens, another speaks. A pooler that hands each transaction to another server loses the message. */
async function notifyWorks(client: pg.Client, config: pg.ClientConfig): Promise<boolean> {
  const speaker = new pg.Client(config)
  speaker.on('error', () => {})
  let heard = false
  client.on('notification', () => (heard = true))
  try {
    await speaker.connect()
    await client.query('listen linli_trial')
    await speaker.query('notify linli_trial')
    for (let i = 0; i < 40 && !heard; i++) await Promise.all([client.query('select 1'), sleep(50)])
    await client.query('unlisten linli_trial')
    return heard
  } catch {
    return false
  } finally {
    await speaker.end().catch(() => {})
  }
}

/** Pure: from the answers to the list of what is missing. */
export function judge(f: Facts): Finding[] {
  const found: Finding[] = []
  const need = (good: boolean, key: FindingKey, text: string) => good || found.push({ key, text })
  const major = Math.floor(f.version / 10_000)
  need(f.version >= 150_000, 'version', `The server is PostgreSQL ${major}; Linli needs 15 or newer.`)
  need(
    f.encoding === 'UTF8',
    'encoding',
    `The database "${f.database}" is encoded ${f.encoding}: make one with "create database … encoding 'UTF8' template template0".`,
  )
  need(!f.readOnly, 'read-only', 'The server takes no writes (it is a standby or set read-only): name the primary.')
  need(
    f.rowSecurity,
    'row-security',
    'The server has no row-level security (create policy fails): it is not a full PostgreSQL.',
  )
  need(
    f.trigrams,
    'trigrams',
    'The extension pg_trgm is not available: install the contrib package of the server (postgresql-contrib).',
  )
  need(f.bytewise, 'collation', 'Collation "C" is missing or does not sort by bytes: it is not a full PostgreSQL.')
  need(
    f.notify,
    'notify',
    'NOTIFY does not reach a listener: a pooler in transaction mode stands between; name the server itself (or session mode).',
  )
  need(
    f.createRoles,
    'may-create-roles',
    `"${f.user}" may not create roles: run "alter role ${f.user} createrole" as a superuser.`,
  )
  need(
    f.createSchemas,
    'may-create-schemas',
    `"${f.user}" may not create schemas: run "grant create on database ${f.database} to ${f.user}".`,
  )
  return found
}
