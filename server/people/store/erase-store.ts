/** People of whom nothing is needed any more: found by index `person_gone`, left where a court or an audit needs them. */
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface Gone {
  id: string
  born: string | null
}

const gone = `from person p where p.erased_at is null and (p.died is not null or p.left_on is not null)
  and coalesce(p.died, p.left_on) < $1::date`
const isHeld = `exists (select 1 from kernel_pub_hold h where h.kind = 'person' and h.subject = p.id::text)`

export const gonePersons = (tx: Tx, before: string, most: number) =>
  tx.rows<Gone>(
    sql(
      'people.gone',
      `select p.id, p.born::text as born ${gone} and not ${isHeld} order by coalesce(p.died, p.left_on), p.id limit $2`,
      [before, most],
    ),
  )

export const goneHeld = async (tx: Tx, before: string) =>
  (await tx.one<{ n: number }>(sql('people.goneHeld', `select count(*)::int as n ${gone} and ${isHeld}`, [before])))!.n

/** There was somebody, of a year and a sex: what places and months counted stays true. */
export const erasePersons = (rows: readonly { id: string; name: string; born: string | null }[], at: Date) =>
  sql(
    'people.erase',
    `update person p set name = n.name, name_masked = '***', born = n.born, id_number = null, id_number_masked = null,
       id_number_key = null, address_note = null, erased_at = $4, version = version + 1
     from unnest($1::uuid[], $2::text[], $3::date[]) n(id, name, born) where p.id = n.id`,
    [...columns(rows, ['id', 'name', 'born']), at],
  )

export const dropPhonesOf = (ids: string[]) =>
  sql('people.dropPhonesOf', 'delete from person_phone where person = any($1::uuid[])', [ids])
/** What was erased does not come back by taking a merge apart. */
export const emptyMergesOf = (ids: string[]) =>
  sql(
    'people.emptyMergesOf',
    'update person_alias set inverse = null where old = any($1::uuid[]) or kept = any($1::uuid[])',
    [ids],
  )
export const dropExtrasOf = (ids: string[]) =>
  sql('people.dropExtrasOf', 'delete from person_extra where person = any($1::uuid[])', [ids])
export const dropKeysOf = (ids: string[]) =>
  sql('people.dropKeysOf', 'delete from person_key where person = any($1::uuid[])', [ids])
export const endAccountsOf = (ids: string[], day: string) =>
  sql(
    'people.endAccountsOf',
    'update person_account set to_day = greatest(from_day, $2::date) where person = any($1::uuid[]) and to_day is null',
    [ids, day],
  )
export const emptyClaimsOf = (ids: string[]) =>
  sql('people.emptyClaimsOf', 'update person_claim set held = null, claimed = null where person = any($1::uuid[])', [
    ids,
  ])

const settled = `from person_claim c where c.settled_at < $1 and (c.held is not null or c.claimed is not null)`
const claimHeld = `exists (select 1 from kernel_pub_hold h where h.kind = 'person' and h.subject = c.person::text)`

export const settledClaims = (tx: Tx, before: Date, most: number) =>
  tx.rows<{ id: string }>(
    sql('people.settledClaims', `select c.id ${settled} and not ${claimHeld} order by c.settled_at, c.id limit $2`, [
      before,
      most,
    ]),
  )

export const emptyClaims = (ids: string[]) =>
  sql('people.emptyClaims', 'update person_claim set held = null, claimed = null where id = any($1::uuid[])', [ids])
