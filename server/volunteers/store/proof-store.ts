/** For whoever counts everything again: records and hours page by page, in the order of their ids. */
import { sql, type Tx } from '../../kernel/db/tx.ts'
import { hoursColumns, recordColumns, type HoursRow, type RecordRow } from './hours-store.ts'

/** The newest version of each record in which somebody served as a person. */
export const recordsAfter = (tx: Tx, after: string, most: number) =>
  tx.rows<RecordRow>(
    sql(
      'volunteers.recordsAfter',
      `select ${recordColumns} from records_pub_record where id > $1 order by id limit $2`,
      [after, most],
    ),
  )

export interface ProvenRow extends HoursRow {
  /** The volunteer they count for, where two records of one person became one. */
  home: string
}

export const hoursOfRecords = (tx: Tx, records: readonly string[]) =>
  tx.rows<ProvenRow>(
    sql(
      'volunteers.hoursOfRecords',
      `select ${hoursColumns}, coalesce(v.merged_into, v.id) as home from volunteer_hours h join volunteer v on v.id = h.volunteer
       where h.record = any($1::uuid[])`,
      [records],
    ),
  )

/** Hours that stand and of which there is no record at all. */
export const hoursOfNothing = (tx: Tx, most: number) =>
  tx.rows<{ id: string }>(
    sql(
      'volunteers.hoursOfNothing',
      `select h.id from volunteer_hours h where h.state <> 'void' and not exists (select 1 from records_pub_record r where r.id = h.record) limit $1`,
      [most],
    ),
  )

export const volunteersAfter = (tx: Tx, after: string, most: number) =>
  tx.rows<{ id: string; minutes: number; stars: number }>(
    sql(
      'volunteers.after',
      'select id, minutes, stars from volunteer where id > $1 and merged_into is null order by id limit $2',
      [after, most],
    ),
  )
