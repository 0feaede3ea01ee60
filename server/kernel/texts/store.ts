/** Texts, files and foreign numbers: what every room ties to its subjects, and nobody keeps in tables of their own. */
import { sql, type Statement } from '../db/tx.ts'

export interface TextRow {
  id: string
  subject: string
  class: string
  /** Null once it was emptied. */
  body: string | null
}

export interface NewText {
  id: string
  kind: string
  subject: string
  /** Retention class, e.g. `request.report`. */
  class: string
  body: string
  at: Date
}

export const insertText = (t: NewText): Statement =>
  sql(
    'texts.add',
    'insert into texts (id, subject_kind, subject, class, body, written_at) values ($1, $2, $3, $4, $5, $6)',
    [t.id, t.kind, t.subject, t.class, t.body, t.at],
  )

export const textsOf = (kind: string, subject: string): Statement =>
  sql('texts.of', 'select id, subject, class, body from texts where subject = $1 and subject_kind = $2 order by id', [
    subject,
    kind,
  ])

/** Why somebody looked at what is held about a person; no other text is found by this. */
export const reasonOfLook = (id: string): Statement =>
  sql(
    'texts.reason',
    "select body from texts where id = $1 and class in ('people.reveal-reason', 'request.look', 'list-out.reason')",
    [id],
  )

/** Words by their own ids, where many subjects are shown at once. */
export const textsById = (ids: string[]): Statement =>
  sql('texts.by-id', 'select id, subject, class, body from texts where id = any($1::uuid[])', [ids])

/** Words of one class about many subjects. */
export const textsAbout = (kind: string, subjects: readonly string[], cls: string): Statement =>
  sql(
    'texts.about',
    'select id, subject, class, body from texts where subject = any($1::uuid[]) and subject_kind = $2 and class = $3 order by id',
    [subjects, kind, cls],
  )

export interface Upload {
  sha256: string
  media_type: string
  bytes: number
}

export interface FileRow {
  name: string
  media_type: string
  sha256: string
  emptied_at: Date | null
}

/** Ties evidence to its matter. */
export const insertFile = (
  id: string,
  kind: string,
  subject: string,
  u: Upload,
  at: Date,
  by: string | null,
): Statement =>
  sql(
    'files.add',
    `insert into files (id, subject_kind, subject, class, name, media_type, bytes, sha256, added_at, added_by)
     values ($1, $2, $3, 'evidence', $4, $5, $6, $7, $8, $9)`,
    [
      id,
      kind,
      subject,
      `${u.sha256.slice(0, 8)}.${u.media_type.split('/')[1]}`,
      u.media_type,
      u.bytes,
      u.sha256,
      at,
      by,
    ],
  )

/** Under row-level security of the subject: who may not see the matter finds no file. */
export const fileOf = (subject: string, sha256: string): Statement =>
  sql(
    'files.one',
    'select name, media_type, sha256, emptied_at from files where subject = $1 and sha256 = $2 limit 1',
    [subject, sha256],
  )

/** What lies with these subjects and was not emptied, the oldest first. */
export const filesOf = (kind: string, subjects: readonly string[]): Statement =>
  sql(
    'files.of',
    'select subject, sha256 from files where subject = any($1::uuid[]) and subject_kind = $2 and emptied_at is null order by id',
    [subjects, kind],
  )

/** Which of these contents some matter names and still needs. */
export const namedFiles = (hashes: string[]): Statement =>
  sql('files.named', 'select distinct sha256 from files where sha256 = any($1::text[]) and emptied_at is null', [
    hashes,
  ])

export const linkForeign = (f: {
  system: string
  kind: string
  number: string
  subjectKind: string
  subject: string
  at: Date
  by: string | null
}): Statement =>
  sql(
    'foreign.add',
    `insert into foreign_ids (system, kind, number, subject_kind, subject, added_at, added_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (system, kind, number) do nothing`,
    [f.system, f.kind, f.number, f.subjectKind, f.subject, f.at, f.by],
  )

/** The same where a second bearer of the number would be a fault: whoever comes second fails and looks again. */
export const ownForeign = (f: Parameters<typeof linkForeign>[0]): Statement =>
  sql(
    'foreign.own',
    'insert into foreign_ids (system, kind, number, subject_kind, subject, added_at, added_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [f.system, f.kind, f.number, f.subjectKind, f.subject, f.at, f.by],
  )

/** Numbers of other systems are found like our own, in each of the ways they may have been typed. */
export const byForeign = (subjectKind: string, numbers: readonly string[]): Statement =>
  sql(
    'foreign.find',
    'select distinct subject as id from foreign_ids where number = any($1::text[]) and subject_kind = $2 limit 20',
    [numbers, subjectKind],
  )
