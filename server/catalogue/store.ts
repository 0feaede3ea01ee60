/** Entries of the catalogue in their versions, delegations, installed packs. */
import type { Delegation, InstalledPack } from '../../domain/catalogue/schema.ts'
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export type EntryKind = 'category' | 'kind' | 'item' | 'list' | 'template' | 'reasons' | 'setting' | 'calendar'

export interface Entry {
  kind: EntryKind
  code: string
  version: number
  body: Record<string, unknown>
  hash: string
  packHash: string | null
  from: string
  to: string | null
}

const entryColumns = `kind, code, version, body, hash, pack_hash as "packHash", from_day::text as "from", to_day::text as "to"`

/** Every entry as it holds on a day. */
export const entriesOn = (tx: Tx, day: string) =>
  tx.rows<Entry>(
    sql(
      'catalogue.entriesOn',
      `select distinct on (kind, code) ${entryColumns} from catalogue_entry
       where from_day <= $1 and (to_day is null or to_day > $1) order by kind, code, version desc`,
      [day],
    ),
  )

/** Items that no longer hold on a day, each in the last version that did. */
export const endedItems = (tx: Tx, day: string) =>
  tx.rows<Entry>(
    sql(
      'catalogue.ended',
      `select ${entryColumns} from (
         select distinct on (code) * from catalogue_entry
         where kind = 'item' and from_day <= $1 and (to_day is null or to_day > from_day) order by code, version desc
       ) e where to_day <= $1`,
      [day],
    ),
  )

/** The newest version of each entry, whatever its days: what a pack is compared with. */
export const newestEntries = (tx: Tx) =>
  tx.rows<Entry>(
    sql(
      'catalogue.newest',
      `select distinct on (kind, code) ${entryColumns} from catalogue_entry order by kind, code, version desc`,
    ),
  )

export const newestEntry = (tx: Tx, kind: EntryKind, code: string) =>
  tx.one<Entry>(
    sql(
      'catalogue.newestOne',
      `select ${entryColumns} from catalogue_entry where kind = $1 and code = $2 order by version desc limit 1`,
      [kind, code],
    ),
  )

export const entryVersions = (tx: Tx, kind: EntryKind, code: string) =>
  tx.rows<Entry>(
    sql(
      'catalogue.versions',
      `select ${entryColumns} from catalogue_entry where kind = $1 and code = $2 order by version desc limit 500`,
      [kind, code],
    ),
  )

export const entryVersion = (tx: Tx, kind: EntryKind, code: string, version: number) =>
  tx.one<Entry>(
    sql(
      'catalogue.version',
      `select ${entryColumns} from catalogue_entry where kind = $1 and code = $2 and version = $3`,
      [kind, code, version],
    ),
  )

/** Two editors of one catalogue write one after another. */
export const lockEntries = (tx: Tx) =>
  tx.rows(
    sql('catalogue.lock', `select pg_advisory_xact_lock(hashtext('linli.catalogue'), $1::int)`, [Number(tx.county)]),
  )

export interface Author {
  account: string | null
  now: Date
}

export const insertEntries = (entries: Entry[], by: Author) =>
  sql(
    'catalogue.insert',
    `insert into catalogue_entry (kind, code, version, body, hash, pack_hash, from_day, to_day, at, actor)
     select *, $9::timestamptz, $10::uuid from unnest($1::text[], $2::text[], $3::int[], $4::jsonb[], $5::text[], $6::text[], $7::date[], $8::date[])`,
    [...columns(entries, ['kind', 'code', 'version', 'body', 'hash', 'packHash', 'from', 'to']), by.now, by.account],
  )

/** What still ran before these versions ends where they begin. */
export const endEarlier = (entries: Pick<Entry, 'kind' | 'code' | 'version' | 'from'>[]) =>
  sql(
    'catalogue.endEarlier',
    `update catalogue_entry e set to_day = greatest(e.from_day, n.day)
     from unnest($1::text[], $2::text[], $3::int[], $4::date[]) n(kind, code, version, day)
     where e.kind = n.kind and e.code = n.code and e.version < n.version and (e.to_day is null or e.to_day > n.day)`,
    columns(entries, ['kind', 'code', 'version', 'from']),
  )

/** Takes an entry off from a day on, in all its versions. */
export const closeEntry = (kind: EntryKind, code: string, day: string) =>
  sql(
    'catalogue.close',
    `update catalogue_entry set to_day = greatest(from_day, $3) where kind = $1 and code = $2 and (to_day is null or to_day > $3)`,
    [kind, code, day],
  )

const delegationColumns = `id, what, from_org as "from", to_org as "to", place, start_day::text as start, until_day::text as until, ground`

export const delegationsFrom = (tx: Tx, day: string) =>
  tx.rows<Delegation>(
    sql(
      'catalogue.delegations',
      `select ${delegationColumns} from delegation where until_day >= $1 order by until_day, id limit 5000`,
      [day],
    ),
  )

export const lockDelegation = (tx: Tx, id: string) =>
  tx.one<Delegation & { version: number }>(
    sql('catalogue.delegation', `select ${delegationColumns}, version from delegation where id = $1 for update`, [id]),
  )

export const insertDelegation = (d: Delegation) =>
  sql(
    'catalogue.insertDelegation',
    `insert into delegation (id, what, from_org, to_org, place, start_day, until_day, ground, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
    [d.id, d.what, d.from, d.to, d.place, d.start, d.until, d.ground],
  )

export const endDelegation = (id: string, until: string) =>
  sql('catalogue.endDelegation', `update delegation set until_day = $2, version = version + 1 where id = $1`, [
    id,
    until,
  ])

export const installedPacks = (tx: Tx) =>
  tx.rows<Omit<InstalledPack, 'installedAt'> & { installedAt: Date }>(
    sql(
      'catalogue.packs',
      `select code, version, title, hash, installed_at as "installedAt" from pack_installed order by code`,
    ),
  )

export const putPack = (p: Omit<InstalledPack, 'installedAt'>, now: Date) =>
  sql(
    'catalogue.putPack',
    `insert into pack_installed (code, version, title, hash, installed_at) values ($1, $2, $3, $4, $5)
     on conflict (code) do update set version = excluded.version, title = excluded.title, hash = excluded.hash, installed_at = excluded.installed_at`,
    [p.code, p.version, p.title, p.hash, now],
  )

export const placeThere = (tx: Tx, path: string) =>
  tx.one<{ path: string; level: string }>(
    sql('catalogue.place', `select path, level from places_pub_place where path = $1`, [path]),
  )
