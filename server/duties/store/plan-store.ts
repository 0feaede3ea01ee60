/** Care plans: dated definitions, the same for the whole county. */
import type { CarePlan } from '../../../domain/duties/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface PlanRow {
  code: string
  from: string
  definition: Omit<CarePlan, 'code' | 'from'>
  hash: string
  packHash: string | null
  version: number
}

const planColumns = `code, definition, hash, pack_hash as "packHash", version, from_day::text as "from"`

export const allPlans = (tx: Tx) =>
  tx.rows<PlanRow>(sql('duties.plans', `select ${planColumns} from care_plan order by code, from_day`))

export const lockPlan = (tx: Tx, code: string) =>
  tx.rows<PlanRow>(
    sql('duties.plan', `select ${planColumns} from care_plan where code = $1 order by from_day for update`, [code]),
  )

/** Enters or replaces; what was before stands in the history that the caller keeps. */
export const putPlans = (rows: readonly Omit<PlanRow, 'version'>[]) =>
  sql(
    'duties.putPlans',
    `insert into care_plan (code, from_day, definition, hash, pack_hash, version)
     select *, 1 from unnest($1::text[], $2::date[], $3::jsonb[], $4::text[], $5::text[]) where true
     on conflict (code, from_day) do update set definition = excluded.definition, hash = excluded.hash,
       pack_hash = coalesce(excluded.pack_hash, care_plan.pack_hash), version = care_plan.version + 1`,
    columns(rows, ['code', 'from', 'definition', 'hash', 'packHash']),
  )
