/** What the house keeps of lists that left it. */
import { sql, type Statement, type Tx } from '../db/tx.ts'

export interface ListOutRow {
  id: string
  kind: string
  place: string
  account: string
  at: Date
  format: string
  profile: string | null
  clear: boolean
}

export const listOut = (tx: Tx, id: string) =>
  tx.one<Pick<ListOutRow, 'kind' | 'account'>>(sql('out.one', 'select kind, account from list_out where id = $1', [id]))

export const insertListOut = (l: ListOutRow): Statement =>
  sql(
    'out.add',
    'insert into list_out (id, kind, place, account, at, format, profile, clear) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [l.id, l.kind, l.place, l.account, l.at, l.format, l.profile, l.clear],
  )

export const endListOut = (l: { id: string; at: Date; rows: number; whole: boolean; sha256: string }): Statement =>
  sql('out.end', 'update list_out set ended_at = $2, rows = $3, whole = $4, sha256 = $5 where id = $1', [
    l.id,
    l.at,
    l.rows,
    l.whole,
    l.sha256,
  ])
