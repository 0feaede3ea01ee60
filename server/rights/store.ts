/** The register, what the night did, and consents. */
import type { Consent } from '../../domain/rights/consent.ts'
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export type RegisterKind = 'purpose' | 'field' | 'limit'

export interface RegisterRow {
  kind: RegisterKind
  code: string
  body: Record<string, unknown>
  own_months: number | null
  sort: number
  version: number
}

const registerColumns = 'kind, code, body, own_months, sort, version'

export const wholeRegister = (tx: Tx) =>
  tx.rows<RegisterRow>(
    sql('rights.register', `select ${registerColumns} from rights_register order by kind, sort, code`),
  )

export const lockLimit = (tx: Tx, code: string) =>
  tx.one<RegisterRow>(
    sql(
      'rights.limit',
      `select ${registerColumns} from rights_register where kind = 'limit' and code = $1 for update`,
      [code],
    ),
  )

export const putRegister = (rows: Omit<RegisterRow, 'own_months' | 'version'>[]) =>
  sql(
    'rights.putRegister',
    `insert into rights_register (kind, code, body, sort, version)
     select *, 1 from unnest($1::text[], $2::text[], $3::jsonb[], $4::int[]) where true
     on conflict (kind, code) do update set body = excluded.body, sort = excluded.sort, version = rights_register.version + 1`,
    columns(
      rows.map((r) => ({ ...r, body: JSON.stringify(r.body) })),
      ['kind', 'code', 'body', 'sort'],
    ),
  )

export const setMonths = (code: string, months: number) =>
  sql(
    'rights.setMonths',
    `update rights_register set own_months = $2, version = version + 1 where kind = 'limit' and code = $1`,
    [code, months],
  )

export interface RunRow {
  id: string
  at: Date
  erased: Record<string, number>
  held: Record<string, number>
}

export const insertRun = (r: RunRow) =>
  sql('rights.insertRun', 'insert into rights_run (id, at, erased, held) values ($1, $2, $3, $4)', [
    r.id,
    r.at,
    JSON.stringify(r.erased),
    JSON.stringify(r.held),
  ])

export const lastRuns = (tx: Tx) =>
  tx.rows<RunRow>(sql('rights.runs', 'select id, at, erased, held from rights_run order by at desc, id desc limit 30'))

export interface PersonThere {
  id: string
  born: string | null
  name_masked: string
}

export const personThere = (tx: Tx, id: string) =>
  tx.one<PersonThere>(
    sql('rights.person', 'select id, born::text as born, name_masked from people_pub_person where id = $1', [id]),
  )

export const maskedNames = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string; name_masked: string }>(
    sql('rights.names', 'select id, name_masked from people_pub_person where id = any($1::uuid[])', [ids]),
  )

export const staffThere = (tx: Tx, account: string) =>
  tx.one<{ id: string }>(
    sql('rights.staff', `select id from accounts_pub_names where id = $1 and kind = 'staff' and active`, [account]),
  )

export interface ConsentRow {
  id: string
  person: string
  purpose: string
  version: number
  sensitive: string[]
  speaker: Consent['speaker']
  channel: Consent['channel']
  given_at: Date
  withdrawn_at: Date | null
}

/** The last word on each purpose. */
export const consentsOf = (tx: Tx, person: string) =>
  tx.rows<ConsentRow>(
    sql(
      'rights.consents',
      `select distinct on (purpose) id, person, purpose, purpose_version as version, sensitive, speaker, channel, given_at, withdrawn_at
       from consent where person = $1 order by purpose, given_at desc, id desc`,
      [person],
    ),
  )

export const lockConsent = (tx: Tx, person: string, purpose: string) =>
  tx.one<ConsentRow>(
    sql(
      'rights.consent',
      `select id, person, purpose, purpose_version as version, sensitive, speaker, channel, given_at, withdrawn_at
       from consent where person = $1 and purpose = $2 and withdrawn_at is null for update`,
      [person, purpose],
    ),
  )

export const insertConsent = (c: Omit<ConsentRow, 'withdrawn_at'> & { given_by: string | null }) =>
  sql(
    'rights.insertConsent',
    `insert into consent (id, person, purpose, purpose_version, sensitive, speaker, channel, given_at, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [c.id, c.person, c.purpose, c.version, c.sensitive, c.speaker, c.channel, c.given_at, c.given_by],
  )

export const endConsent = (id: string, at: Date, by: string | null) =>
  sql('rights.endConsent', 'update consent set withdrawn_at = $2, withdrawn_by = $3 where id = $1', [id, at, by])

export type Word = ConsentRow & { given_by: string | null }

/** The last word on each purpose, on one record. */
export const wordsOf = (tx: Tx, person: string) =>
  tx.rows<Word>(
    sql(
      'rights.words',
      `select distinct on (purpose) id, person, purpose, purpose_version as version, sensitive, speaker, channel, given_at, given_by, withdrawn_at
       from consent where person = $1 order by purpose, coalesce(withdrawn_at, given_at) desc, id desc`,
      [person],
    ),
  )

/** Jobs take nothing back in anybody's name; what a merge ends is written anew with its end. */
export const endMerged = (id: string, at: Date) =>
  sql(
    'rights.endMerged',
    `with gone as (delete from consent where id = $1 returning *)
     insert into consent (id, person, purpose, purpose_version, sensitive, speaker, channel, given_at, given_by, withdrawn_at)
     select $3::uuid, person, purpose, purpose_version, sensitive, speaker, channel, given_at, given_by, $2 from gone`,
    [id, at, id],
  )

export const openMerged = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(
    sql('rights.openMerged', 'select id from consent where id = any($1::uuid[]) and withdrawn_at is null', [ids]),
  )

/** Those that were taken back long ago. */
export const endedConsents = (tx: Tx, before: Date, most: number) =>
  tx.rows<{ id: string }>(
    sql(
      'rights.endedConsents',
      `select c.id from consent c where c.withdrawn_at < $1
         and not exists (select 1 from kernel_pub_hold h where h.kind = 'person' and h.subject = c.person::text)
       order by c.withdrawn_at, c.id limit $2`,
      [before, most],
    ),
  )

export const dropConsents = (ids: string[]) =>
  sql('rights.dropConsents', 'delete from consent where id = any($1::uuid[])', [ids])
