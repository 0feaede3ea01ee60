/** Tables of the restricted class; only the role `linli_restricted` may run these. */
import type { RestrictedClass, RestrictedDeed } from '../../../domain/kernel/restricted.ts'
import { sql, type Tx } from '../db/tx.ts'

export interface FileRow {
  id: string
  class: RestrictedClass
  subject: string
  body: string
  version: number
  opened_at: Date
  opened_by: string
  closed_at: Date | null
}

const fileColumns = 'id, class, subject, body, version, opened_at, opened_by, closed_at'

export const insertFile = (f: Omit<FileRow, 'version' | 'closed_at'>) =>
  sql(
    'restricted.file',
    'insert into restricted_file (id, class, subject, body, version, opened_at, opened_by) values ($1, $2, $3, $4, 1, $5, $6)',
    [f.id, f.class, f.subject, f.body, f.opened_at, f.opened_by],
  )

/** Only what the asker is assigned to. */
export const oneFile = (tx: Tx, id: string) =>
  tx.one<FileRow>(sql('restricted.one', `select ${fileColumns} from restricted_file where id = $1`, [id]))

export const lockFile = (tx: Tx, id: string) =>
  tx.one<FileRow>(sql('restricted.lock', `select ${fileColumns} from restricted_file where id = $1 for update`, [id]))

export const filesMine = (tx: Tx) =>
  tx.rows<Omit<FileRow, 'body'>>(
    sql(
      'restricted.mine',
      `select id, class, subject, version, opened_at, opened_by, closed_at from restricted_file order by closed_at is not null, opened_at desc, id limit 200`,
    ),
  )

export const closeFile = (id: string, at: Date) =>
  sql('restricted.close', 'update restricted_file set closed_at = $2, version = version + 1 where id = $1', [id, at])

export const insertWorkers = (file: string, accounts: string[], since: Date, by: string) =>
  sql(
    'restricted.workers',
    `insert into restricted_worker (file, account, since, given_by) select $1, a, $3, $4 from unnest($2::uuid[]) a`,
    [file, accounts, since, by],
  )

export interface LogRow {
  id: string
  file: string | null
  /** Of a look at what waits for the owners of a class. */
  class: RestrictedClass | null
  account: string
  at: Date
  what: RestrictedDeed
  reason: string | null
}

export const insertLog = (l: LogRow) =>
  sql(
    'restricted.log',
    'insert into restricted_log (id, file, class, account, at, what, reason) values ($1, $2, $3, $4, $5, $6, $7)',
    [l.id, l.file, l.class, l.account, l.at, l.what, l.reason],
  )

export interface SeenLog extends LogRow {
  class: RestrictedClass
  /** Whom the file is about. */
  subject: string | null
}

/** Of the classes, the newest first; keyset, uses `restricted_log_at`. */
export const logOf = (tx: Tx, classes: readonly RestrictedClass[], after: [string, string], size: number) =>
  tx.rows<SeenLog>(
    sql(
      'restricted.logOf',
      `select l.id, l.file, coalesce(l.class, f.class) as class, f.subject, l.account, l.at, l.what, l.reason
       from restricted_log l left join restricted_file f on f.id = l.file
       where coalesce(l.class, f.class) = any($1::text[]) and (l.at, l.id) < ($2::timestamptz, $3::uuid)
       order by l.at desc, l.id desc limit $4`,
      [classes, ...after, size],
    ),
  )

export interface OwnerRow {
  id: string
  class: RestrictedClass
  account: string
  appointed_at: Date
}

export const ownersNow = (tx: Tx) =>
  tx.rows<OwnerRow>(
    sql(
      'restricted.owners',
      'select id, class, account, appointed_at from restricted_owner where ended_at is null order by class, appointed_at, id',
    ),
  )

export const insertOwner = (o: OwnerRow, by: string) =>
  sql(
    'restricted.appoint',
    'insert into restricted_owner (id, class, account, appointed_at, appointed_by) values ($1, $2, $3, $4, $5)',
    [o.id, o.class, o.account, o.appointed_at, by],
  )

export const endOwner = (id: string, at: Date, by: string) =>
  sql(
    'restricted.dismiss',
    'update restricted_owner set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null',
    [id, at, by],
  )

export interface OfferRow {
  id: string
  class: RestrictedClass
  subject: string
  body: string | null
  source: string
  offered_at: Date
  offered_by: string | null
}

/** What was said before of the same person is passed over. */
export const insertOffers = (rows: (OfferRow & { batch: string; mark: Buffer })[]) =>
  sql(
    'restricted.offer',
    `insert into restricted_offer (id, class, subject, body, source, offered_at, offered_by, batch, mark)
     select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::uuid[], $8::uuid[], $9::bytea[])
     on conflict do nothing`,
    [
      rows.map((r) => r.id),
      rows.map((r) => r.class),
      rows.map((r) => r.subject),
      rows.map((r) => r.body),
      rows.map((r) => r.source),
      rows.map((r) => r.offered_at),
      rows.map((r) => r.offered_by),
      rows.map((r) => r.batch),
      rows.map((r) => r.mark),
    ],
  )

const offerColumns = 'id, class, subject, body, source, offered_at, offered_by'

export const openOffers = (tx: Tx) =>
  tx.rows<OfferRow>(
    sql(
      'restricted.offers',
      `select ${offerColumns} from restricted_offer where settled_at is null order by offered_at, id limit 200`,
    ),
  )

export const lockOffer = (tx: Tx, id: string) =>
  tx.one<OfferRow>(
    sql(
      'restricted.lockOffer',
      `select ${offerColumns} from restricted_offer where id = $1 and settled_at is null for update`,
      [id],
    ),
  )

/** What was settled holds nothing any more: taken over it lies in a file, refused it is gone. */
export const settleOffer = (id: string, taken: boolean, at: Date, by: string) =>
  sql(
    'restricted.settle',
    'update restricted_offer set body = null, settled_at = $3, settled_by = $4, taken = $2 where id = $1',
    [id, taken, at, by],
  )

/** Of one batch, whoever answers for it; uses `restricted_offer_batch`. */
export const countOffers = (tx: Tx, batch: string, waiting = false) =>
  tx.rows<{ class: RestrictedClass; n: number }>(
    sql(
      waiting ? 'restricted.waiting' : 'restricted.handed',
      `select class, count(*)::int as n from restricted_offer where batch = $1${waiting ? ' and settled_at is null' : ''}
       group by class order by class`,
      [batch],
    ),
  )

/** What nobody decided, by batch. */
export const dueOffers = (tx: Tx, before: Date) =>
  tx.rows<{ batch: string; class: RestrictedClass; n: number }>(
    sql(
      'restricted.due',
      `select batch, class, count(*)::int as n from restricted_offer
       where settled_at is null and batch is not null and offered_at < $1 group by batch, class order by batch, class`,
      [before],
    ),
  )

/** By itself: nobody decided. */
export const endOffers = (batch: string, at: Date, before: Date | null = null) =>
  sql(
    'restricted.endOffers',
    `update restricted_offer set body = null, settled_at = $2, taken = false
     where batch = $1 and settled_at is null and ($3::timestamptz is null or offered_at < $3)`,
    [batch, at, before],
  )

export interface ShieldRow {
  file: string
  person: string
  whole: boolean
  from_at: Date
  to_at: Date | null
}

export const insertShields = (rows: readonly ShieldRow[]) =>
  sql(
    'restricted.shield',
    `insert into restricted_shield (file, person, whole, from_at) select $1::uuid, p, w, $4::timestamptz from unnest($2::uuid[], $3::bool[]) x(p, w)`,
    [rows[0]!.file, rows.map((r) => r.person), rows.map((r) => r.whole), rows[0]!.from_at],
  )

export const endShields = (file: string, at: Date) =>
  sql('restricted.endShield', 'update restricted_shield set to_at = $2 where file = $1 and to_at is null', [file, at])

/** What a trail leaves out; for a person without a matter the same question with no rows. */
export const shieldsOf = (tx: Tx, person: string) =>
  tx.rows<{ whole: boolean; from_at: Date; to_at: Date | null; accounts: string[] }>(
    sql(
      'restricted.shieldsOf',
      `select s.whole, s.from_at, s.to_at,
         coalesce((select array_agg(distinct w.account) from restricted_worker w where w.file = s.file), '{}') as accounts
       from restricted_shield s where s.person = $1`,
      [person],
    ),
  )
