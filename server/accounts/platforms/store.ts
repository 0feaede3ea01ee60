/** Sign-in platforms, whom their names stand for, and who is on the way there. */
import type { Platform } from '../../../domain/accounts/platforms.ts'
import { sql } from '../../kernel/db/tx.ts'

export interface PlatformRow extends Platform {
  code: string
  /** Sealed. */
  secret: string
  version: number
}

const columns = 'code, kind, label, issuer, client, secret, claim, scope, counts, active, version, front, inside, agent'

export const allPlatforms = () =>
  sql('platforms.all', `select ${columns} from account_platforms order by code limit 50`)

export const platformBy = (code: string) =>
  sql('platforms.one', `select ${columns} from account_platforms where code = $1`, [code])

export const lockPlatform = (code: string) =>
  sql('platforms.lock', `select ${columns} from account_platforms where code = $1 for update`, [code])

export const putPlatform = (p: PlatformRow) =>
  sql(
    'platforms.put',
    `insert into account_platforms (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (code) do update set kind = excluded.kind, label = excluded.label, issuer = excluded.issuer, client = excluded.client,
       secret = excluded.secret, claim = excluded.claim, scope = excluded.scope, counts = excluded.counts, active = excluded.active,
       version = excluded.version, front = excluded.front, inside = excluded.inside, agent = excluded.agent`,
    [
      p.code,
      p.kind,
      JSON.stringify(p.label),
      p.issuer,
      p.client,
      p.secret,
      p.claim,
      p.scope,
      JSON.stringify(p.counts),
      p.active,
      p.version,
      p.front,
      p.inside,
      p.agent,
    ],
  )

// Whom a name there stands for

export interface LinkRow {
  id: string
  platform: string
  account: string
  /** Sealed. */
  name: string
  own: boolean
  at: Date
}

export const linkByName = (platform: string, key: Buffer) =>
  sql(
    'platforms.link',
    'select id, platform, account, name, own, at from account_platform_links where platform = $1 and key = $2',
    [platform, key],
  )

export const linksOf = (account: string) =>
  sql('platforms.links', 'select id, platform, account, name, own, at from account_platform_links where account = $1', [
    account,
  ])

/** No row where the name stands for somebody already. */
export const insertLink = (l: LinkRow & { key: Buffer }) =>
  sql(
    'platforms.link-insert',
    `insert into account_platform_links (id, platform, key, name, account, own, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (platform, key) do nothing`,
    [l.id, l.platform, l.key, l.name, l.account, l.own, l.at],
  )

export const deleteLink = (account: string, platform: string) =>
  sql('platforms.link-end', 'delete from account_platform_links where account = $1 and platform = $2', [
    account,
    platform,
  ])

/** Of an account that is handed over anew. */
export const deleteLinksFor = (account: string) =>
  sql('platforms.links-handed-over', 'delete from account_platform_links where account = $1', [account])

/** Whoever they were there: the names of another house mean nobody. */
export const deleteLinksOf = (platform: string) =>
  sql('platforms.links-end', 'delete from account_platform_links where platform = $1', [platform])

// On the way

export interface TurnRow {
  platform: string
  sign_in: string
  account: string | null
  field: boolean
}

export const insertTurn = (t: TurnRow & { state: Buffer; browser: Buffer; until: Date }) =>
  sql(
    'platforms.turn',
    'insert into account_platform_turns (state, platform, browser, sign_in, account, field, until) values ($1, $2, $3, $4, $5, $6, $7)',
    [t.state, t.platform, t.browser, t.sign_in, t.account, t.field, t.until],
  )

/** Comes back once, in the browser that went. */
export const takeTurn = (state: Buffer, browser: Buffer, now: Date) =>
  sql(
    'platforms.turn-take',
    `delete from account_platform_turns where state = $1 and browser = $2 and until > $3 returning platform, sign_in, account, field`,
    [state, browser, now],
  )

export const purgeTurns = (now: Date) =>
  sql('platforms.turn-purge', 'delete from account_platform_turns where until < $1', [now])
