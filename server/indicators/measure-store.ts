/** What is asked of a matter when it is counted, read from what other rooms publish. */
import type { Measured as MeasuredDuty } from '../../domain/duties/measured.ts'
import { factOfDuty } from '../../domain/indicators/of-duty.ts'
import { factOfRecord, type MeasuredRecord } from '../../domain/indicators/of-record.ts'
import { factOfRequest } from '../../domain/indicators/of-request.ts'
import { monthAfter, type Located } from '../../domain/indicators/rules.ts'
import type { About } from '../../domain/indicators/vocabulary.ts'
import type { Measured } from '../../domain/requests/measured.ts'
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../kernel/db/tx.ts'

/** What is counted once: a matter, or a person in a month. */
export interface Key {
  subject: string
  /** First day; null for a matter, whose facts say in which month it is. */
  month: string | null
}

/** One subject with everything that may be asked of it; a person to whom nothing is due in the month has no facts. */
export interface Measure extends Key {
  facts: Located[]
}

/** A piece of the walk through all subjects. */
export interface Walked {
  measures: Measure[]
  /** Where the next piece begins; null at the end. */
  next: string | null
}

interface RequestRow {
  request: string
  place: string
  facts: Measured
}

type DutyRow = MeasuredDuty & { duty: string; place: string }
type RecordRow = MeasuredRecord & { record: string; place: string }

const ofRequest = (r: RequestRow): Measure => ({
  subject: r.request,
  month: null,
  facts: [{ place: r.place, fact: factOfRequest(r.facts) }],
})
const ofDuty = (d: DutyRow): Measure => ({
  subject: d.duty,
  month: null,
  facts: [{ place: d.place, fact: factOfDuty(d) }],
})

const ofRecord = (r: RecordRow): Measure => ({
  subject: r.record,
  month: null,
  facts: [{ place: r.place, fact: factOfRecord(r) }],
})

/** Of a restricted file nothing is counted: whoever may see it sees no other number than the rest. */
const records = `select r.id as record, r.place, r.item, r.also, r.origin_kind as origin, r.mode, r.outcome, r.programme, r.unit,
    jsonb_array_length(coalesce(r.served -> 'persons', '[]')) + coalesce((r.served ->> 'heads')::int, 0) as served,
    floor(extract(epoch from r.ended_at - r.started_at) / 60)::int as minutes,
    date_trunc('month', r.ended_at at time zone 'Asia/Shanghai')::date::text as month
  from records_pub_record r where not r.restricted`

const requests = 'select request, place, facts from requests_pub_measures'

/** Categories as they stood on the last day of the window: index of `person_category` by person. */
const dutyFacts = (
  whose: string,
) => `m.duty, m.place, m.plan, m.tier, m.cause, m.state, m.excuse, m.way, m.attempts, m.refusals,
    date_trunc('month', m.to_day)::date::text as month,
    array(select c.category from people_pub_category c where ${whose} and c.from_day <= m.to_day
      and (c.to_day is null or c.to_day > m.to_day)) as cares`
const duties = `select ${dutyFacts('c.person = m.person')} from duties_pub_measures m`

/** Matters of each kind, by id: those asked for, and those that come after one. */
const matters = {
  request: {
    these: async (tx: Tx, ids: string[]) =>
      (await tx.rows<RequestRow>(sql('indicators.measures', `${requests} where request = any($1::uuid[])`, [ids]))).map(
        ofRequest,
      ),
    after: async (tx: Tx, after: string, size: number) =>
      (
        await tx.rows<RequestRow>(
          sql('indicators.measures.after', `${requests} where request > $1 order by request limit $2`, [after, size]),
        )
      ).map(ofRequest),
  },
  duty: {
    these: async (tx: Tx, ids: string[]) =>
      (
        await tx.rows<DutyRow>(sql('indicators.measures.duties', `${duties} where m.duty = any($1::uuid[])`, [ids]))
      ).map(ofDuty),
    after: async (tx: Tx, after: string, size: number) =>
      (
        await tx.rows<DutyRow>(
          sql('indicators.measures.duties.after', `${duties} where m.duty > $1 order by m.duty limit $2`, [
            after,
            size,
          ]),
        )
      ).map(ofDuty),
  },
  record: {
    these: async (tx: Tx, ids: string[]) =>
      (
        await tx.rows<RecordRow>(sql('indicators.measures.records', `${records} and r.id = any($1::uuid[])`, [ids]))
      ).map(ofRecord),
    after: async (tx: Tx, after: string, size: number) =>
      (
        await tx.rows<RecordRow>(
          sql('indicators.measures.records.after', `${records} and r.id > $1 order by r.id limit $2`, [after, size]),
        )
      ).map(ofRecord),
  },
} as const

/**
 * A person is one with all whose record became theirs, and who became another is nobody any more; index `duty_person`. The end
 * of the month is a value: reckoned from the row it would not reach the index under row-level security.
 */
const personsFacts = (keys: readonly Key[]) =>
  sql(
    'indicators.measures.persons',
    `select k.person as subject, k.month::text as of, ${dutyFacts('c.person in (m.person, k.person)')}
     from unnest($1::uuid[], $2::date[], $3::date[]) k(person, month, until)
     cross join lateral (select k.person as id union all select a.old from people_pub_merged a where a."into" = k.person) f
     join duties_pub_measures m on m.person = f.id and m.to_day >= k.month and m.to_day < k.until
     where not exists (select 1 from people_pub_merged a where a.old = k.person)
     order by k.person, k.month, m.to_day, m.duty`,
    columns(
      keys.map((k) => ({ ...k, until: monthAfter(k.month!) })),
      ['subject', 'month', 'until'],
    ),
  )

async function measuresOfPersons(tx: Tx, keys: readonly Key[]): Promise<Measure[]> {
  const found = new Map(keys.map((k): [string, Measure] => [nameOf(k), { ...k, facts: [] }]))
  for (const d of await tx.rows<DutyRow & { subject: string; of: string }>(personsFacts(keys)))
    found.get(nameOf({ subject: d.subject, month: d.of }))!.facts.push(...ofDuty(d).facts)
  return [...found.values()]
}

/** A key as text, to find things by. */
export const nameOf = (k: Key) => (k.month === null ? k.subject : `${k.subject} ${k.month}`)

/** A person stands in every month anew, a matter in one. */
export const keyOf = (about: About, r: { subject: string; month: string }): Key => ({
  subject: r.subject,
  month: about === 'person' ? r.month : null,
})

/** @param keys each once */
export async function measuresOf(tx: Tx, about: About, keys: readonly Key[]): Promise<Measure[]> {
  if (keys.length === 0) return []
  if (about === 'person') return measuresOfPersons(tx, keys)
  return matters[about].these(
    tx,
    keys.map((k) => k.subject),
  )
}

/** Primary key of the measures, or the persons of `duty_person`, in order: a recount walks through all of them. */
export async function measuresAfter(tx: Tx, about: About, after: string, size: number): Promise<Walked> {
  if (about === 'person') return personsAfter(tx, after, size)
  const measures = await matters[about].after(tx, after, size)
  return { measures, next: measures.length < size ? null : measures.at(-1)!.subject }
}

async function personsAfter(tx: Tx, after: string, size: number): Promise<Walked> {
  const walked = await tx.rows<{ person: string }>(
    sql(
      'indicators.persons.after',
      'select distinct person from duties_pub_duty where person > $1 order by person limit $2',
      [after, size],
    ),
  )
  const persons = walked.map((p) => p.person)
  const keys = persons.length === 0 ? [] : await tx.rows<Key>(monthsOf(persons))
  return { measures: await measuresOf(tx, 'person', keys), next: persons.length < size ? null : persons.at(-1)! }
}

/** Whom these persons are counted as, and when anything was due to them. */
const monthsOf = (persons: readonly string[]) =>
  sql(
    'indicators.persons.months',
    `select distinct coalesce(a."into", d.person) as subject, date_trunc('month', d.to_day)::date::text as month
     from duties_pub_duty d left join people_pub_merged a on a.old = d.person where d.person = any($1::uuid[])`,
    [persons],
  )

/** Whose these duties are: each person and month is counted when all duties that wait have been. */
export const addPersonsOfDuties = (duties: readonly string[]): Statement =>
  sql(
    'indicators.pending-persons.duties',
    `insert into indicator_pending_person (subject, month) (
       select distinct p.id, date_trunc('month', d.to_day)::date from duties_pub_duty d
       left join people_pub_merged a on a.old = d.person
       cross join lateral (values (d.person), (a."into")) p(id)
       where d.duty = any($1::uuid[]) and p.id is not null)
     on conflict do nothing`,
    [duties],
  )

/** Persons something happened to, and whom they are counted as now: in the months of their duties and of what was counted of them. */
export const addPersonsTold = (persons: readonly string[]): Statement =>
  sql(
    'indicators.pending-persons.told',
    `insert into indicator_pending_person (subject, month) (
       with p as (
         select x.id, coalesce(a."into", x.id) as now from unnest($1::uuid[]) x(id) left join people_pub_merged a on a.old = x.id),
       m as (
         select p.id, p.now, date_trunc('month', d.to_day)::date as month from p join duties_pub_duty d on d.person = p.id
         union
         select p.id, p.now, r.month from p join indicator_rows r on r.subject = p.id)
       select distinct u.id, m.month from m cross join lateral (values (m.id), (m.now)) u(id))
     on conflict do nothing`,
    [persons],
  )

export const takePendingPersons = (size: number) =>
  sql(
    'indicators.pending-persons.take',
    `delete from indicator_pending_person p using (select subject, month from indicator_pending_person order by subject, month limit $1) t
     where p.subject = t.subject and p.month = t.month returning p.subject, p.month::text`,
    [size],
  )
