/** What units claim: the boards of communities where they registered, and what they answered there. */
import { sql, type Tx } from '../kernel/db/tx.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { columns, from, type AnswerRow, type PostRow } from './store.ts'

export interface UnitRow {
  id: string
  unit: string
  place: string
  placeName: string
  members: number | null
  from: string
  version: number
}

const unitColumns = `u.id, u.unit, u.place, k.name as "placeName", u.members, u.from_day::text as "from", u.version`

export const placesOfUnit = (tx: Tx, unit: string) =>
  tx.rows<UnitRow>(
    sql(
      'neighbours.placesOfUnit',
      `select ${unitColumns} from neighbour_unit u join places_pub_place k on k.path = u.place
       where u.unit = $1 and u.to_day is null order by u.place limit 100`,
      [unit],
    ),
  )

/** Of a place, in its order; a community has a few dozen, a county a few hundred. */
export const unitsIn = (tx: Tx, range: Range, size: number) =>
  tx.rows<UnitRow>(
    sql(
      'neighbours.unitsIn',
      `select ${unitColumns} from neighbour_unit u join places_pub_place k on k.path = u.place
       where u.place >= $1 and u.place < $2 and u.to_day is null order by u.place, u.unit limit $3`,
      [range.lo, range.hi, size],
    ),
  )

export const lockUnit = (tx: Tx, id: string) =>
  tx.one<UnitRow & { to: string | null }>(
    sql(
      'neighbours.lockUnit',
      `select ${unitColumns}, u.to_day::text as "to" from neighbour_unit u join places_pub_place k on k.path = u.place where u.id = $1 for update of u`,
      [id],
    ),
  )

export const insertUnit = (u: Pick<UnitRow, 'id' | 'unit' | 'place' | 'members' | 'from'>) =>
  sql(
    'neighbours.insertUnit',
    'insert into neighbour_unit (id, unit, place, members, from_day, version) values ($1, $2, $3, $4, $5, 1)',
    [u.id, u.unit, u.place, u.members, u.from],
  )

export const endUnit = (id: string, day: string) =>
  sql('neighbours.endUnit', 'update neighbour_unit set to_day = $2, version = version + 1 where id = $1', [id, day])

/** Wishes and posts that stand in these communities; uses `neighbour_post_claimed`. */
export const claimableIn = (tx: Tx, places: readonly string[], today: string, size: number) =>
  tx.rows<PostRow>(
    sql(
      'neighbours.claimable',
      `select ${columns} ${from} where p.place = any($1::text[]) and p.state = 'open' and p.side in ('wish', 'post') and p.until >= $2
       order by p.at desc, p.id desc limit $3`,
      [places, today, size],
    ),
  )

export const answersOfUnit = (tx: Tx, unit: string, size: number) =>
  tx.rows<AnswerRow>(
    sql(
      'neighbours.answersOfUnit',
      `select id, post, person, unit, account, volunteer, by_account, reasons, state, words, contact, at, agreed_at, said_by, said_from, said_to,
         record, over_at, version
       from neighbour_answer where unit = $1 order by at desc, id desc limit $2`,
      [unit, size],
    ),
  )
