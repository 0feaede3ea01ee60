/** Claims: laid beside what is held, and settled by a person. */
import type { ClaimReason } from '../../../domain/people/claims.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface ClaimRow {
  id: string
  person: string
  place: string
  about: 'field' | 'category'
  what: string
  reason: ClaimReason
  held: string | null
  claimed: string | null
  source: string
  category: string | null
  edit: string
  askedBy: string | null
}

export interface SeenClaim extends ClaimRow {
  name: string
  askedAt: Date
  askedName: string | null
  settledAt: Date | null
  taken: boolean | null
}

const claimColumns = `c.id, c.person, c.place, c.about, c.what, c.reason, c.held, c.claimed, c.source, c.category, c.edit, c.asked_by as "askedBy"`
const seenColumns = `${claimColumns}, p.name_masked as name, c.asked_at as "askedAt", a.shown as "askedName", c.settled_at as "settledAt", c.taken`

export type ClaimKey = [place: string, askedAt: string, id: string]

/** Each range is read from its own index position; uses `person_claim_open`. */
export const openClaims = (tx: Tx, ranges: readonly Range[], after: ClaimKey, size: number) =>
  tx.rows<SeenClaim & { key: string }>(
    sql(
      'people.claims',
      `select ${seenColumns}, c.asked_at::text as key from (
         select k.id from unnest($1::text[], $2::text[]) s(lo, hi) cross join lateral (
           select o.id, o.place, o.asked_at from person_claim o
           where o.place >= s.lo and o.place < s.hi and o.settled_at is null and (o.place, o.asked_at, o.id) > ($3, $4::timestamptz, $5::uuid)
           order by o.place, o.asked_at, o.id limit $6) k
         order by k.place, k.asked_at, k.id limit $6) one
       join person_claim c on c.id = one.id join person p on p.id = c.person
       left join accounts_pub_names a on a.id = c.asked_by
       order by c.place, c.asked_at, c.id`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi), ...after, size],
    ),
  )

/** All of one person, settled ones too. */
export const claimsOf = (tx: Tx, person: string) =>
  tx.rows<SeenClaim>(
    sql(
      'people.claimsOf',
      `select ${seenColumns} from person_claim c join person p on p.id = c.person left join accounts_pub_names a on a.id = c.asked_by
       where c.person = $1 order by (c.settled_at is not null), c.asked_at desc, c.id limit 100`,
      [person],
    ),
  )

export const openClaimsOf = (tx: Tx, person: string) =>
  tx.rows<ClaimRow>(
    sql(
      'people.openClaimsOf',
      `select ${claimColumns} from person_claim c where c.person = $1 and c.settled_at is null`,
      [person],
    ),
  )

export const claimsOfEdit = (tx: Tx, edit: string) =>
  tx.rows<{ what: string }>(
    sql('people.claimsOfEdit', 'select what from person_claim where edit = $1 order by what', [edit]),
  )

export const lockClaim = (tx: Tx, id: string) =>
  tx.one<ClaimRow & { settled: boolean }>(
    sql(
      'people.lockClaim',
      `select ${claimColumns}, c.settled_at is not null as settled from person_claim c where c.id = $1 for update`,
      [id],
    ),
  )

export const insertClaims = (rows: readonly ClaimRow[], at: Date) =>
  sql(
    'people.insertClaims',
    `insert into person_claim (id, person, place, about, what, reason, held, claimed, source, category, edit, asked_by, asked_at)
     select *, $13::timestamptz from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::uuid[], $12::uuid[])`,
    [
      ...columns(rows, [
        'id',
        'person',
        'place',
        'about',
        'what',
        'reason',
        'held',
        'claimed',
        'source',
        'category',
        'edit',
        'askedBy',
      ]),
      at,
    ],
  )

export const settleClaim = (id: string, taken: boolean, by: string | null, at: Date) =>
  sql('people.settleClaim', 'update person_claim set settled_by = $2, settled_at = $3, taken = $4 where id = $1', [
    id,
    by,
    at,
    taken,
  ])

/** What else was said of a field is moot once one value was taken: it stood against another one. */
export const closeOthers = (
  claim: { id: string; person: string; what: string; about: string },
  by: string | null,
  at: Date,
) =>
  sql(
    'people.closeClaims',
    `update person_claim set settled_by = $5, settled_at = $6, taken = false
     where person = $1 and about = $2 and what = $3 and id <> $4 and settled_at is null`,
    [claim.person, claim.about, claim.what, claim.id, by, at],
  )
