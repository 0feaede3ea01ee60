/** Definitions, targets, sums and the rows behind them: what is read and edited. Counting stands in `count-store.ts`. */
import type { Buckets } from '../../domain/indicators/histogram.ts'
import type { DutyState } from '../../domain/duties/schema.ts'
import { monthAfter } from '../../domain/indicators/rules.ts'
import type { Outcome } from '../../domain/records/schema.ts'
import type { Definition, MonthStatus } from '../../domain/indicators/schema.ts'
import { sql, type Statement } from '../kernel/db/tx.ts'

export interface IndicatorRow {
  code: string
  version: number
  body: Omit<Definition, 'code'>
  own: boolean
  counting_from: string | null
  ended_at: Date | null
}

const columns = 'code, version, body, own, counting_from, ended_at'

export const allIndicators = () =>
  sql('indicators.all', `select ${columns} from indicators order by (body ->> 'sort')::int, code`)

export const lockIndicator = (code: string) =>
  sql('indicators.lock', `select ${columns} from indicators where code = $1 for update`, [code])

export const putIndicator = (i: IndicatorRow): Statement =>
  sql(
    'indicators.put',
    `insert into indicators (code, version, body, own, counting_from, ended_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (code) do update set version = excluded.version, body = excluded.body, own = excluded.own,
       counting_from = excluded.counting_from, ended_at = excluded.ended_at`,
    [i.code, i.version, i.body, i.own, i.counting_from, i.ended_at],
  )

export interface TargetRow {
  indicator: string
  place: string
  value: number
}

/** Targets of a place and of all above it. */
export const targetsFor = (places: string[]) =>
  sql('indicators.targets', 'select indicator, place, value from indicator_targets where place = any($1::text[])', [
    places,
  ])

export const putTarget = (t: TargetRow) =>
  sql(
    'indicators.target.put',
    `insert into indicator_targets (indicator, place, value) values ($1, $2, $3)
     on conflict (indicator, place) do update set value = excluded.value`,
    [t.indicator, t.place, t.value],
  )

export const dropTarget = (indicator: string, place: string) =>
  sql('indicators.target.drop', 'delete from indicator_targets where indicator = $1 and place = $2', [indicator, place])

export interface RollupRow {
  place: string
  month: string
  indicator: string
  n: number
  d: number
  n_all: number
  d_all: number
  buckets: Buckets | null
  changed_at: Date | null
  /** Of a closed month: what was counted then; null where nothing was. */
  shut: boolean
  closed: (Pick<RollupRow, 'n' | 'd' | 'n_all' | 'd_all' | 'buckets'> & { formula: number }) | null
}

const rollup = `r.place, r.month::text, r.indicator, r.n, r.d, r.n_all, r.d_all, r.buckets, r.changed_at,
  exists (select 1 from indicator_months m where m.month = r.month and m.status = 'closed') as shut,
  (select jsonb_build_object('n', c.n, 'd', c.d, 'n_all', c.n_all, 'd_all', c.d_all, 'buckets', c.buckets, 'formula', c.formula) from indicator_closings c
    where c.place = r.place and c.month = r.month and c.indicator = r.indicator) as closed`

/** Primary key: every indicator of one place over some months, one ordered scan. */
export const rollupsOf = (place: string, from: string, to: string) =>
  sql(
    'indicators.rollups',
    `select ${rollup} from indicator_rollups r where r.place = $1 and r.month >= $2 and r.month <= $3`,
    [place, from, to],
  )

/** Primary key: every indicator of one month in some places. */
export const rollupsAt = (places: string[], month: string) =>
  sql(
    'indicators.rollups.at',
    `select ${rollup} from indicator_rollups r where r.place = any($1::text[]) and r.month = $2`,
    [places, month],
  )

/** Primary key: one indicator of one month in some places. */
export const rollupsIn = (places: string[], month: string, indicator: string) =>
  sql(
    'indicators.rollups.in',
    `select ${rollup} from indicator_rollups r where r.place = any($1::text[]) and r.month = $2 and r.indicator = $3`,
    [places, month, indicator],
  )

export interface BehindRow {
  subject: string
  place: string
  hit: boolean
  excluded: boolean
  value: number | null
  ref_no: string | null
  item: string | null
  status: string | null
  lead_unit: string | null
  received_at: Date | null
  closed_at: Date | null
}

const rowColumns = 'subject, place, hit, excluded, value'

/** One side of a number, after the last row of the page before; `$9`: with what a third person took out of the rates. */
const side = `indicator = $1 and month = $2 and hit = $3 and place >= $4 and place < $5 and (place, subject) > ($6, $7::uuid)
          and ($9 or not excluded)`
const firstOf = 'order by place, subject limit $8'

/** Rows `b`, named by what the requests room publishes. */
const named =
  'b.subject, b.place, b.hit, b.excluded, b.value, m.ref_no, m.item, m.status, m.lead_unit, m.received_at, m.closed_at'
const naming = 'left join requests_pub_measures m on m.request = b.subject order by b.place, b.subject'

/** Index `indicator_rows_behind`: one side of a number, in the order of places. */
export const behind = (
  indicator: string,
  month: string,
  range: { lo: string; hi: string },
  hit: boolean,
  after: { place: string; subject: string },
  size: number,
  whole = true,
) =>
  sql(
    'indicators.behind',
    `select ${named} from (select ${rowColumns} from indicator_rows where ${side} ${firstOf}) b ${naming}`,
    [indicator, month, hit, range.lo, range.hi, after.place, after.subject, size, whole],
  )

/** The same as the rows stood when the month was closed; index `indicator_past_behind` beside the first. */
export const behindClosing = (
  indicator: string,
  month: string,
  range: { lo: string; hi: string },
  hit: boolean,
  after: { place: string; subject: string },
  size: number,
  then: { whole: boolean; epoch: number },
) =>
  sql(
    'indicators.behind.closing',
    `select ${named} from (
       (select ${rowColumns} from indicator_rows where ${side} and epoch < $10 ${firstOf})
       union all
       (select ${rowColumns} from indicator_past where ${side} and epoch < $10 and until_epoch >= $10 ${firstOf})
       ${firstOf}) b ${naming}`,
    [indicator, month, hit, range.lo, range.hi, after.place, after.subject, size, then.whole, then.epoch],
  )

export interface MonthRow {
  status: MonthStatus
  closed_at: Date | null
  epoch: number | null
}

export const monthStatus = (month: string) =>
  sql('indicators.month', 'select status, closed_at, epoch from indicator_months where month = $1', [month])

export const countedAt = () => sql('indicators.counted', 'select counted_at from indicator_counting')

export interface PlaceRow {
  path: string
  name: string
}

export const placeAt = (path: string) =>
  sql('indicators.place', 'select path, name from places_pub_place where path = $1', [path])

/** Directly below, in the order of the map; places closed before the month are left out. */
export const placesBelow = (path: string, month: string) =>
  sql(
    'indicators.places',
    'select path, name from places_pub_place where parent = $1 and (closed is null or closed >= $2) order by sort, path limit 1000',
    [path, month],
  )

export const placeNames = (paths: string[]) =>
  sql('indicators.names', 'select path, name from places_pub_place where path = any($1::text[])', [paths])

export interface PlanRow {
  code: string
  name: { zh: string; en: string }
  restricted: boolean
}

export interface DutyRow {
  duty: string
  plan: string
  person: string
  name: string | null
  first: string
  last: string
  state: DutyState
}

/** Whom the duties of a page are for: primary keys. */
export const dutiesNamed = (duties: string[]) =>
  sql(
    'indicators.duties',
    `select d.duty, d.plan, d.person, p.name_masked as name, d.from_day::text as first, d.to_day::text as last, d.state
     from duties_pub_duty d left join people_pub_person p on p.id = d.person where d.duty = any($1::uuid[])`,
    [duties],
  )

export interface ServiceRow {
  record: string
  item: string
  unit: string
  day: string
  outcome: Outcome
}

/** What the services of a page were: primary keys. */
export const servicesNamed = (records: string[]) =>
  sql(
    'indicators.services',
    `select id as record, item, unit, (ended_at at time zone 'Asia/Shanghai')::date::text as day, outcome
     from records_pub_record where id = any($1::uuid[])`,
    [records],
  )

export interface OwedRow extends Omit<DutyRow, 'name'> {
  /** As whom they are counted. */
  subject: string
  name: string | null
}

/** What was due to the persons of a page in a month; what is owed no more is left out; index `duty_person`. */
export const owedTo = (persons: string[], month: string) =>
  sql(
    'indicators.owed',
    `select k.person as subject, d.duty, d.plan, d.person, p.name_masked as name, d.from_day::text as first, d.to_day::text as last, d.state
     from unnest($1::uuid[]) k(person)
     cross join lateral (select k.person as id union all select a.old from people_pub_merged a where a."into" = k.person) f
     join duties_pub_duty d on d.person = f.id and d.to_day >= $2::date and d.to_day < $3
     left join people_pub_person p on p.id = k.person
     where d.state <> 'lapsed' order by k.person, d.to_day, d.from_day, d.duty`,
    [persons, month, monthAfter(month)],
  )

/** What the plans behind numbers are called, and which of them name nobody. */
export const plans = () => sql('indicators.plans', 'select code, name, restricted from duties_pub_plan')
