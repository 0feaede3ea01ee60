/** Words and pictures of services that ended long ago; a record of a person who is held stays whole. */
import { sql, type Tx } from '../kernel/db/tx.ts'

const isHeld = `exists (select 1 from kernel_pub_hold h where h.kind = 'person' and r.served -> 'persons' ? h.subject)`
const due = `from service_records r where r.current and r.ended_at < $1
  and exists (select 1 from kernel_pub_standing s where s.subject = r.id and s.subject_kind = 'record')`

export const dueRecords = (tx: Tx, before: Date, most: number) =>
  tx.rows<{ id: string }>(
    sql('records.dueWords', `select r.id ${due} and not ${isHeld} order by r.ended_at, r.id limit $2`, [before, most]),
  )

export const heldRecords = async (tx: Tx, before: Date) =>
  (await tx.one<{ n: number }>(sql('records.heldWords', `select count(*)::int as n ${due} and ${isHeld}`, [before])))!.n
