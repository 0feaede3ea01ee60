/** Departments' tables, as they came and as they were settled. */
import type { FormPlan, FormSheet } from '../../domain/forms/schema.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'
import type { EmptyKind } from '../kernel/sheets/fill/index.ts'
import type { FormPlace } from './places.ts'

export interface TemplateRow {
  id: string
  department: string
  name: string
  kind: EmptyKind
  sheets: FormSheet[]
  layout: string
  plan: FormPlan
  ready: boolean
  familiar: boolean
  account: string | null
  at: Date
  filledAt: Date | null
  version: number
}

const columns = `f.id, f.department, f.name, f.kind, f.sheets, f.layout, f.plan, f.ready, f.familiar, f.account, f.at,
  f.filled_at as "filledAt", f.version`

export const insertTemplate = (t: Omit<TemplateRow, 'filledAt' | 'version'> & { bytes: Buffer; sha256: string }) =>
  sql(
    'forms.insert',
    `insert into form_template (id, department, name, kind, bytes, sha256, sheets, layout, plan, ready, familiar, account, at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)`,
    [
      t.id,
      t.department,
      t.name,
      t.kind,
      t.bytes,
      t.sha256,
      JSON.stringify(t.sheets),
      t.layout,
      JSON.stringify(t.plan),
      t.ready,
      t.familiar,
      t.account,
      t.at,
    ],
  )

/** Uses `form_template_at`. */
export const templates = (tx: Tx, after: [string, string], size: number) =>
  tx.rows<TemplateRow & { by: string | null }>(
    sql(
      'forms.list',
      `select ${columns}, a.shown as by from form_template f left join accounts_pub_names a on a.id = f.account
       where f.dropped_at is null and (f.at, f.id) < ($1::timestamptz, $2::uuid) order by f.at desc, f.id desc limit $3`,
      [...after, size],
    ),
  )

export const oneTemplate = (tx: Tx, id: string) =>
  tx.one<TemplateRow & { by: string | null }>(
    sql(
      'forms.one',
      `select ${columns}, a.shown as by from form_template f left join accounts_pub_names a on a.id = f.account
       where f.id = $1 and f.dropped_at is null`,
      [id],
    ),
  )

export const lockTemplate = (tx: Tx, id: string) =>
  tx.one<TemplateRow>(
    sql('forms.lock', `select ${columns} from form_template f where f.id = $1 and f.dropped_at is null for update`, [
      id,
    ]),
  )

export const bytesOf = (tx: Tx, id: string) =>
  tx.one<{ bytes: Buffer }>(sql('forms.bytes', 'select bytes from form_template where id = $1', [id]))

/** What was settled under a department's name, the newest first; uses `form_template_department`. */
export const settledOf = (tx: Tx, department: string) =>
  tx.rows<{ layout: string; plan: FormPlan }>(
    sql(
      'forms.settled',
      'select layout, plan from form_template where department = $1 and ready order by at desc limit 50',
      [department],
    ),
  )

export const settle = (id: string, sheets: FormSheet[], plan: FormPlan) =>
  sql(
    'forms.settle',
    'update form_template set sheets = $2, plan = $3, ready = true, version = version + 1 where id = $1',
    [id, JSON.stringify(sheets), JSON.stringify(plan)],
  )

export const wasFilled = (id: string, at: Date) =>
  sql('forms.filled', 'update form_template set filled_at = $2 where id = $1', [id, at])

export const dropTemplate = (id: string, at: Date) =>
  sql('forms.drop', "update form_template set dropped_at = $2, bytes = '', version = version + 1 where id = $1", [
    id,
    at,
  ])

export const namesOfPlaces = (tx: Tx, paths: string[]) =>
  tx.rows<{ path: string; name: string; kind: string }>(
    sql('forms.places', 'select path, name, kind from places_pub_place where path = any($1::text[])', [paths]),
  )

/** Open ones of a place on a day, as they are sorted. */
export const placesIn = (tx: Tx, { lo, hi }: Range, day: string) =>
  tx.rows<FormPlace>(
    sql(
      'forms.placesIn',
      `select path, name, kind, grid_kind as "gridKind" from places_pub_place
       where path >= $1 and path < $2 and opened <= $3::date and (closed is null or closed > $3::date) order by parent nulls first, sort, path`,
      [lo, hi, day],
    ),
  )
