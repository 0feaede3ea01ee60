/** Welfare checks and weather. */
import type { Spell } from '../../../domain/duties/checks-api.ts'
import type { CallOutcome, Whom } from '../../../domain/duties/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface CheckRow {
  id: string
  duty: string
  enrolment: string
  plan: string
  person: string
  place: string
  helper: string | null
  calls: Exclude<Whom, 'door'>[]
  raisedAt: Date
  dueAt: Date
  endedAt: Date | null
  outcome: 'well' | 'needs-help' | 'met' | null
  restricted: boolean
  version: number
}

const shown = `k.id, k.duty, k.enrolment, k.plan, k.person, k.place, k.helper, k.calls, k.raised_at as "raisedAt", k.due_at as "dueAt",
  k.ended_at as "endedAt", k.outcome, k.restricted, k.version`

/** Index `welfare_check_open`; in an area few are open at once. */
export const openChecks = (tx: Tx, range: Range, after: { due: string; id: string }, size: number) =>
  tx.rows<CheckRow>(
    sql(
      'duties.checks',
      `select ${shown} from welfare_check k
       where k.place >= $1 and k.place < $2 and k.ended_at is null and (k.due_at, k.id) > ($3::timestamptz, $4::uuid)
       order by k.due_at, k.id limit $5`,
      [range.lo, range.hi, after.due, after.id, size],
    ),
  )

export const checkById = (tx: Tx, id: string) =>
  tx.one<CheckRow>(sql('duties.check', `select ${shown} from welfare_check k where k.id = $1`, [id]))

export const lockCheck = (tx: Tx, id: string) =>
  tx.one<CheckRow>(sql('duties.lockCheck', `select ${shown} from welfare_check k where k.id = $1 for update`, [id]))

export interface CallRow {
  check: string
  whom: Whom
  outcome: CallOutcome
  at: Date
  by: string | null
}

export const callsOf = (tx: Tx, checks: readonly string[]) =>
  tx.rows<CallRow>(
    sql(
      'duties.calls',
      `select c."check", c.whom, c.outcome, c.at, a.shown as by from welfare_call c left join accounts_pub_names a on a.id = c.account
       where c."check" = any($1::uuid[]) order by c.at, c.id`,
      [checks],
    ),
  )

export const insertCall = (id: string, c: Omit<CallRow, 'by'>, account: string | null): Statement =>
  sql(
    'duties.call',
    'insert into welfare_call (id, "check", whom, outcome, at, account) values ($1, $2, $3, $4, $5, $6)',
    [id, c.check, c.whom, c.outcome, c.at, account],
  )

export const endCheck = (id: string, at: Date, outcome: 'well' | 'needs-help' | 'met'): Statement =>
  sql('duties.endCheck', 'update welfare_check set ended_at = $2, outcome = $3, version = version + 1 where id = $1', [
    id,
    at,
    outcome,
  ])

/** Died, left: nobody is looked for any more. */
export const endChecksOf = (enrolments: readonly string[], at: Date): Statement =>
  sql(
    'duties.endChecksOf',
    'update welfare_check set ended_at = $2, version = version + 1 where enrolment = any($1::uuid[]) and ended_at is null',
    [enrolments, at],
  )

interface MetRow {
  enrolments: readonly string[]
  /** What the contact was to. */
  duties: readonly string[]
  /** When they were met, however late it was told. */
  at: Date
}

/** Somebody was met since the check was raised, or on the very day that was missed: of whoever was met before it nobody knows how they are. */
export const endChecksMet = (m: MetRow, now: Date): Statement =>
  sql(
    'duties.endChecksMet',
    `update welfare_check set ended_at = $4, outcome = 'met', version = version + 1
     where enrolment = any($1::uuid[]) and ended_at is null and (raised_at <= $3 or duty = any($2::uuid[]))`,
    [m.enrolments, m.duties, m.at, now],
  )

/**
 * Daily contacts that were missed since a moment and have no check yet: one for each person and plan at a time.
 * @param within hours from now
 */
export const raiseChecks = (plan: string, since: Date, now: Date, within: number): Statement =>
  sql(
    'duties.raiseChecks',
    `insert into welfare_check (id, duty, enrolment, plan, person, place, helper, restricted, overseer, calls, raised_at, due_at)
     select distinct on (d.enrolment) overlay(overlay(md5(d.id::text || ' check') placing '8' from 13) placing 'a' from 17)::uuid, d.id, d.enrolment,
       d.plan, d.person, d.place, d.helper, d.restricted, d.overseer,
       array(select jsonb_array_elements_text(coalesce(e.wish -> 'calls', '["person", "neighbour", "emergency"]'))), $3::timestamptz, $3::timestamptz + $4::int * interval '1 hour'
     from duty d join enrolment e on e.id = d.enrolment
     where d.plan = $1 and d.cause <> 'change' and d.state in ('missed', 'attempted') and not d.shelved and d.due_at >= $2 and d.due_at <= $3::timestamptz and e.to_day is null
       and not exists (select 1 from welfare_check k where k.enrolment = d.enrolment and (k.ended_at is null or k.raised_at >= d.due_at))
     order by d.enrolment, d.due_at desc
     on conflict do nothing`,
    [plan, since, now, within],
  )

const spell = `id, place, kind, from_day::text as "from", to_day::text as "to", version`

/** That reach into a place, from above or below, and are not over. */
export const spellsIn = (tx: Tx, range: Range, above: readonly string[], day: string) =>
  tx.rows<Spell>(
    sql(
      'duties.spells',
      `select ${spell} from weather_spell where ((place >= $1 and place < $2) or place = any($3::text[])) and to_day >= $4 order by from_day, id`,
      [range.lo, range.hi, above, day],
    ),
  )

/** In force today or soon; for whoever is enrolled meanwhile and for the night. */
export const spellsNow = (tx: Tx, day: string) =>
  tx.rows<Spell>(sql('duties.spellsNow', `select ${spell} from weather_spell where to_day >= $1 order by id`, [day]))

export const lockSpell = (tx: Tx, id: string) =>
  tx.one<Spell>(sql('duties.lockSpell', `select ${spell} from weather_spell where id = $1 for update`, [id]))

export const insertSpell = (s: Omit<Spell, 'version'>, by: string | null): Statement =>
  sql(
    'duties.declare',
    'insert into weather_spell (id, place, kind, from_day, to_day, declared_by) values ($1, $2, $3, $4, $5, $6)',
    [s.id, s.place, s.kind, s.from, s.to, by],
  )

export const shortenSpell = (id: string, to: string): Statement =>
  sql('duties.endSpell', 'update weather_spell set to_day = $2, version = version + 1 where id = $1', [id, to])

/** What the weather added, beginning after a day: owed no more, met or not. */
export const lapseWeather = (range: Range, after: string): Statement =>
  sql(
    'duties.lapseWeather',
    `update duty d set state = 'lapsed', excuse = null, version = d.version + 1 from enrolment e
     where e.place >= $1 and e.place < $2 and e.to_day is null and d.enrolment = e.id and d.to_day > $3 and d.from_day > $3
       and d.cause = 'weather' and d.state <> 'lapsed'`,
    [range.lo, range.hi, after],
  )
