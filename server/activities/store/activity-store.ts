/** Activities and their acts: one, and what is written. */
import type { Status } from '../../../domain/activities/acts.ts'
import type { Answers, ElderSeats } from '../../../domain/activities/schema.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface ActivityRow {
  id: string
  kind: string
  kind_from: string
  title: string
  place: string
  facility: string | null
  spot: string
  unit: string
  from_at: Date
  to_at: Date
  capacity: number | null
  elders: ElderSeats | null
  themes: string[]
  form: Answers
  words: string | null
  why: string | null
  status: Status
  /** How many have a place, how many of these are elders, how many wait. */
  taken: number
  elders_in: number
  waiting: number
  came: number
  counted: number
  /** Since it was closed: passers-by, answers, minutes of a meeting, its record. */
  heads: number | null
  closing: Answers | null
  minutes: string | null
  record: string | null
  /** The series of which it is an occurrence. */
  series: string | null
  /** When the plan was last changed: with `version`. */
  revised_at: Date
  version: number
  seq: number
}

/** On the list of one that begins. */
export const nobody = {
  taken: 0,
  elders_in: 0,
  waiting: 0,
  came: 0,
  counted: 0,
  heads: null,
  closing: null,
  minutes: null,
  record: null,
  series: null,
} as const

const names = [
  'id',
  'kind',
  'kind_from',
  'title',
  'place',
  'facility',
  'spot',
  'unit',
  'from_at',
  'to_at',
  'capacity',
  'elders',
  'themes',
  'form',
  'words',
  'why',
  'status',
  'taken',
  'elders_in',
  'waiting',
  'came',
  'counted',
  'heads',
  'closing',
  'minutes',
  'record',
  'series',
  'revised_at',
  'version',
  'seq',
] as const satisfies (keyof ActivityRow)[]
const json = new Set<keyof ActivityRow>(['elders', 'form', 'closing'])

/** A day is read as it stands, not as an instant. */
export const activityColumns = names
  .map((n) => (n === 'kind_from' ? 'a.kind_from::text as kind_from' : `a.${n}`))
  .join(', ')
const values = (row: ActivityRow) =>
  names.map((n) => (json.has(n) && row[n] !== null ? JSON.stringify(row[n]) : row[n]))

export const oneActivity = (tx: Tx, id: string) =>
  tx.one<ActivityRow>(sql('activities.one', `select ${activityColumns} from activity a where a.id = $1`, [id]))

/** Under lock: whoever else acts on it waits. */
export const lockActivity = (tx: Tx, id: string) =>
  tx.one<ActivityRow>(
    sql('activities.lock', `select ${activityColumns} from activity a where a.id = $1 for update`, [id]),
  )

export const insertActivity = (row: ActivityRow): Statement =>
  sql(
    'activities.insert',
    `insert into activity (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    values(row),
  )

export const updateActivity = (row: ActivityRow): Statement =>
  sql(
    'activities.update',
    `update activity set ${names
      .map((n, i) => `${n} = $${i + 1}`)
      .slice(1)
      .join(', ')} where id = $1`,
    values(row),
  )

export interface ActRow {
  id: string
  activity: string
  seq: number
  kind: string
  at: Date
  account: string | null
  body: object
  body_hash: string
}

export const actById = (tx: Tx, id: string) =>
  tx.one<ActRow>(
    sql(
      'activities.act',
      'select id, activity, seq, kind, at, account, body, body_hash from activity_act where id = $1',
      [id],
    ),
  )

export const insertAct = (a: ActRow): Statement =>
  sql(
    'activities.addAct',
    'insert into activity_act (id, activity, seq, kind, at, account, body, body_hash) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [a.id, a.activity, a.seq, a.kind, a.at, a.account, JSON.stringify(a.body), a.body_hash],
  )

/** Names of what an activity stands on. */
export const placesNamed = (tx: Tx, paths: readonly string[]) =>
  tx.rows<{ path: string; name: string; closed: string | null }>(
    sql(
      'activities.places',
      'select path, name, closed::text as closed from places_pub_place where path = any($1::text[])',
      [paths],
    ),
  )

/** Communities among places: those whose grids their workers walk. */
export const communitiesOf = (tx: Tx, paths: readonly string[]) =>
  tx.rows<{ path: string }>(
    sql(
      'activities.communities',
      `select path from places_pub_place where path = any($1::text[]) and kind in ('community', 'village') and closed is null`,
      [paths],
    ),
  )

export const facilitiesNamed = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; name: string; address: string; phone: string | null }>(
    sql(
      'activities.facilities',
      `select f.id, f.name, concat_ws(' ', nullif(h.name, ''), nullif(h.address, ''), nullif(f.address, '')) as address, coalesce(f.phone, h.phone) as phone
       from facilities_pub_facility f left join facilities_pub_facility h on h.id = f.within where f.id = any($1::uuid[])`,
      [ids],
    ),
  )

export const facilityNamed = (tx: Tx, place: string, name: string) =>
  tx.one<{ id: string }>(
    sql(
      'activities.facilityNamed',
      'select id from facilities_pub_facility where place = $1 and name = $2 and closed is null',
      [place, name],
    ),
  )
