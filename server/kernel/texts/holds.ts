/** What must not be erased for the time being, and the emptying of what has stood its time. */
import { sql, type Statement, type Tx } from '../db/tx.ts'

export interface HoldRow {
  id: string
  kind: 'person' | 'limit'
  subject: string
  basis: string
  held_at: Date
}

export const openHolds = (tx: Tx) =>
  tx.rows<HoldRow>(
    sql('holds.open', 'select id, kind, subject, basis, held_at from kernel_pub_hold order by held_at desc, id'),
  )

export const lockHold = (tx: Tx, id: string) =>
  tx.one<HoldRow>(
    sql(
      'holds.lock',
      'select id, kind, subject, basis, held_at from legal_hold where id = $1 and lifted_at is null for update',
      [id],
    ),
  )

export const insertHold = (h: HoldRow, by: string | null): Statement =>
  sql(
    'holds.insert',
    'insert into legal_hold (id, kind, subject, basis, held_at, held_by) values ($1, $2, $3, $4, $5, $6)',
    [h.id, h.kind, h.subject, h.basis, h.held_at, by],
  )

export const liftHold = (id: string, at: Date, by: string | null): Statement =>
  sql('holds.lift', 'update legal_hold set lifted_at = $2, lifted_by = $3 where id = $1', [id, at, by])

/** Words of one class about persons, not held. */
export const dueTexts = (tx: Tx, textClass: string, before: Date, most: number) =>
  tx.rows<{ id: string }>(
    sql(
      'texts.due',
      `select t.id from texts t where t.class = $1 and t.written_at < $2 and t.body is not null
         and not exists (select 1 from kernel_pub_hold h where h.kind = 'person' and h.subject = t.subject::text)
       order by t.written_at limit $3`,
      [textClass, before, most],
    ),
  )

export const emptyTexts = (ids: string[], at: Date, law: string): Statement =>
  sql(
    'texts.empty',
    'update texts set body = null, emptied_at = $2, emptied_law = $3 where id = any($1::uuid[]) and body is not null',
    [ids, at, law],
  )

/** Every word about these subjects. */
export const emptyTextsOf = (subjects: string[], at: Date, law: string): Statement =>
  sql(
    'texts.emptyOf',
    'update texts set body = null, emptied_at = $2, emptied_law = $3 where subject = any($1::uuid[]) and body is not null',
    [subjects, at, law],
  )

/** Every picture and paper of these subjects: the row stays, the night's sweep takes the bytes that nobody names any more. */
export const emptyFilesOf = (subjects: string[], at: Date, law: string): Statement =>
  sql(
    'files.emptyOf',
    'update files set emptied_at = $2, emptied_law = $3 where subject = any($1::uuid[]) and emptied_at is null',
    [subjects, at, law],
  )

/** Versions of persons, older than their limit: that something changed stays, what it was goes. */
export const dueVersions = (tx: Tx, kinds: string[], before: Date, most: number) =>
  tx.rows<{ id: string }>(
    sql(
      'history.due',
      `select v.id from history v where v.subject_kind = any($1::text[]) and v.at < $2 and v.value is not null
         and not exists (select 1 from kernel_pub_hold h where h.kind = 'person' and h.subject = v.subject)
       order by v.at limit $3`,
      [kinds, before, most],
    ),
  )

export const emptyVersions = (ids: string[]): Statement =>
  sql('history.empty', 'update history set value = null where id = any($1::uuid[])', [ids])

export const emptyVersionsOf = (subjects: string[]): Statement =>
  sql('history.emptyOf', 'update history set value = null where subject = any($1::text[]) and value is not null', [
    subjects,
  ])
