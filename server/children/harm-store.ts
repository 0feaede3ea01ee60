/** Tables of reports of harm; only the role `linli_restricted` may run these, and none of them changes or deletes. */
import type { Delivery } from '../../domain/children/harm.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export interface ReportRow {
  id: string
  body: string
  secret: boolean
  received_at: Date
}

export const insertReport = (r: ReportRow) =>
  sql('children.harm', 'insert into harm_report (id, body, secret, received_at) values ($1, $2, $3, $4)', [
    r.id,
    r.body,
    r.secret,
    r.received_at,
  ])

export const insertReporter = (report: string, body: string) =>
  sql('children.harmReporter', 'insert into harm_reporter (report, body) values ($1, $2)', [report, body])

export interface ReceiptRow {
  report: string
  ref_no: string
  hash: string
  received_at: Date
}

export const insertReceipt = (r: ReceiptRow) =>
  sql('children.harmReceipt', 'insert into harm_receipt (report, ref_no, hash, received_at) values ($1, $2, $3, $4)', [
    r.report,
    r.ref_no,
    r.hash,
    r.received_at,
  ])

export const insertDeliveries = (report: string, all: readonly Delivery[]) =>
  sql(
    'children.harmTold',
    `insert into harm_delivery (report, line, step, unit, minutes, rest, at, due_at)
     select $1, d.line, d.step, d.unit, d.minutes, string_to_array(d.rest, ' '), $7, d.due_at
     from unnest($2::smallint[], $3::smallint[], $4::text[], $5::int[], $6::text[], $8::timestamptz[]) as d(line, step, unit, minutes, rest, due_at)
     on conflict do nothing`,
    [
      report,
      all.map((d) => d.line),
      all.map((d) => d.step),
      all.map((d) => d.unit),
      all.map((d) => d.minutes),
      all.map((d) => d.rest.join(' ')),
      all[0]!.at,
      all.map((d) => d.dueAt),
    ],
  )

export const receiptOf = (tx: Tx, report: string) =>
  tx.one<ReceiptRow>(
    sql('children.harmReceiptOf', 'select report, ref_no, hash, received_at from harm_receipt where report = $1', [
      report,
    ]),
  )

export const receiptBy = (tx: Tx, refNo: string) =>
  tx.one<ReceiptRow>(
    sql('children.harmReceiptBy', 'select report, ref_no, hash, received_at from harm_receipt where ref_no = $1', [
      refNo,
    ]),
  )

export interface ReachedRow {
  unit: string
  told_at: Date
  confirmed_at: Date | null
}

/** Each office once, in the order in which they were told. */
export const reachedBy = (tx: Tx, report: string) =>
  tx.rows<ReachedRow>(
    sql(
      'children.harmReached',
      `select d.unit, min(d.at) as told_at, min(c.at) as confirmed_at
       from harm_delivery d left join harm_confirm c on c.report = d.report and c.unit = d.unit
       where d.report = $1 group by d.unit order by min(d.at), min(d.line), d.unit`,
      [report],
    ),
  )

/** A line of the ladder is settled once any office of it confirmed. */
const settled = `exists (select 1 from harm_delivery o join harm_confirm c on c.report = o.report and c.unit = o.unit
  where o.report = d.report and o.line = d.line)`

/** That there are pictures; what they show lies apart. */
export const picturesOf = (tx: Tx, report: string) =>
  tx.rows<{ id: string; hash: string }>(
    sql('children.harmPictures', 'select id, hash from harm_picture where report = $1 order by at, id', [report]),
  )

export const insertPicture = (p: { id: string; report: string; hash: string; at: Date; body: string }) => [
  sql('children.harmPicture', 'insert into harm_picture (id, report, hash, at) values ($1, $2, $3, $4)', [
    p.id,
    p.report,
    p.hash,
    p.at,
  ]),
  sql('children.harmImage', 'insert into harm_image (picture, body) values ($1, $2)', [p.id, p.body]),
]

/** Only for who may open the report. */
export const imagesOf = (tx: Tx, report: string) =>
  tx.rows<{ id: string; body: string }>(
    sql(
      'children.harmImages',
      'select p.id, i.body from harm_picture p join harm_image i on i.picture = p.id where p.report = $1 order by p.at, p.id',
      [report],
    ),
  )

export interface DueRow {
  report: string
  line: number
  step: number
  minutes: number
  rest: string[]
}

/** Lines whose last office let its minutes pass; uses `harm_delivery_due`. */
export const dueDeliveries = (tx: Tx, now: Date) =>
  tx.rows<DueRow>(
    sql(
      'children.harmDue',
      `select d.report, d.line, d.step, d.minutes, d.rest from harm_delivery d
       where d.due_at <= $1 and not ${settled}
         and not exists (select 1 from harm_delivery n where n.report = d.report and n.line = d.line and n.step > d.step)
       order by d.due_at, d.report, d.line limit 200`,
      [now],
    ),
  )

export interface HeadRow extends ReceiptRow {
  told_at: Date
  due_at: Date | null
  confirmed: boolean
  done: boolean
}

/** What reached these offices, the newest first; keyset over receipt. `owner`: everything of the class. */
export const headsFor = (
  tx: Tx,
  o: { units: readonly string[]; owner: boolean; open: boolean; after: [string, string]; size: number },
) =>
  tx.rows<HeadRow>(
    sql(
      'children.harmHeads',
      `select x.* from (
         select r.report, r.ref_no, r.hash, r.received_at, m.due_at, m.confirmed,
           exists (select 1 from harm_note n where n.report = r.report and n.done and n.unit = any($1::text[])) as done
         from harm_receipt r
         cross join lateral (
           select min(d.due_at) as due_at, count(*) as told,
             coalesce(bool_or(exists (select 1 from harm_confirm c where c.report = d.report and c.unit = d.unit)), false) as confirmed
           from harm_delivery d where d.report = r.report and d.unit = any($1::text[])) m
         where (m.told > 0 or $2) and (r.received_at, r.report) < ($4::timestamptz, $5::uuid)
       ) x where not $3 or not x.done
       order by x.received_at desc, x.report desc limit $6`,
      [o.units, o.owner, o.open, ...o.after, o.size],
    ),
  )

/** Only for an office that was told, or whoever answers for the class. */
export const openReport = (tx: Tx, id: string) =>
  tx.one<ReportRow>(
    sql('children.harmOpen', 'select id, body, secret, received_at from harm_report where id = $1', [id]),
  )

export const reporterOf = (tx: Tx, report: string) =>
  tx.one<{ body: string }>(sql('children.harmReporterOf', 'select body from harm_reporter where report = $1', [report]))

export interface NoteRow {
  id: string
  report: string
  unit: string
  account: string
  at: Date
  done: boolean
  said: string
}

export const notesOf = (tx: Tx, report: string) =>
  tx.rows<NoteRow>(
    sql(
      'children.harmNotes',
      'select id, report, unit, account, at, done, said from harm_note where report = $1 order by at, id',
      [report],
    ),
  )

export const insertNote = (n: NoteRow) =>
  sql(
    'children.harmNote',
    'insert into harm_note (id, report, unit, account, at, done, said) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing',
    [n.id, n.report, n.unit, n.account, n.at, n.done, n.said],
  )

export const insertConfirms = (report: string, units: readonly string[], account: string, at: Date) =>
  sql(
    'children.harmConfirm',
    'insert into harm_confirm (report, unit, account, at) select $1, u, $3, $4 from unnest($2::text[]) u on conflict do nothing',
    [report, units, account, at],
  )

/** Offices with somebody who receives reports today. */
export const unitsHeld = (tx: Tx, units: readonly string[], role: string, day: string) =>
  tx.rows<{ unit: string }>(
    sql(
      'children.harmHeld',
      `select distinct unit from accounts_pub_grants
       where unit = any($1::text[]) and role = $2 and from_day <= $3 and (until_day is null or until_day >= $3)`,
      [units, role, day],
    ),
  )
