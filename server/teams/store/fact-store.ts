/** The one place where what teams did is read: every number, and every list behind one, begins with these statements. */
import type { Fact, Made } from '../../../domain/teams/progress.ts'
import { rangeOf, type PlacePath } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

interface FactRow extends Omit<Fact, 'squads' | 'items'> {
  squad: string
  item: string
  also: string[]
}

const everywhere = { lo: '', hi: '\u{ffff}' }

/**
 * Services of a team: recorded under the code of a squad's body, or such that a member who is a volunteer has hours of them, while the squad
 * was there and the member was in it. Each once, with its squads. By `service_records_unit` and `volunteer_hours_of`; the limit, which nobody
 * reaches, keeps the hours from being read from one end to the other.
 * @param from first day, `to` exclusive
 * @param place where it was done, everywhere when left out
 */
export async function factsOf(
  tx: Tx,
  team: string,
  from: string,
  to: string,
  items: readonly string[],
  place?: PlacePath,
) {
  const { lo, hi } = place ? rangeOf(place) : everywhere
  const rows = await tx.rows<FactRow>(
    sql(
      'teams.facts',
      `with who as materialized (
         select m.squad, v.now as volunteer, greatest($2::date, m.from_day) as since, least($3::date, m.to_day) as until
         from squad s join squad_member m on m.squad = s.id join volunteers_pub_volunteer v on v.id = m.volunteer where s.team = $1
       ), theirs as materialized (
         select distinct h.record, w.squad from who w cross join lateral (select record from volunteers_pub_hours x
           where x.volunteer = w.volunteer and x.day >= w.since and x.day < w.until and x.state <> 'void'
             and (x.item = any($4::text[]) or x.also && $4::text[]) limit 20000) h
       ), done as (
         select s.id as squad, r.id, r.ended_at, r.place, r.item, r.also, r.origin_kind, r.origin, r.outcome, r.served
         from squad s join records_pub_record r on r.unit = s.unit
         where s.team = $1 and r.ended_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai' and r.ended_at < ($3::date)::timestamp at time zone 'Asia/Shanghai'
           and r.ended_at >= s.from_day::timestamp at time zone 'Asia/Shanghai'
           and (s.to_day is null or r.ended_at < s.to_day::timestamp at time zone 'Asia/Shanghai')
           and (r.item = any($4::text[]) or r.also && $4::text[])
         union all
         select t.squad, r.id, r.ended_at, r.place, r.item, r.also, r.origin_kind, r.origin, r.outcome, r.served
         from theirs t join records_pub_record r on r.id = t.record where r.item = any($4::text[]) or r.also && $4::text[]
       )
       select d.id as record, d.squad, (d.ended_at at time zone 'Asia/Shanghai')::date::text as day, d.place, d.item, d.also, a.kind,
         d.origin_kind = 'activity' as "ofActivity", d.outcome, coalesce(d.served -> 'persons', '[]') as persons, coalesce((d.served ->> 'heads')::int, 0) as heads,
         coalesce(a.numbers, '{}') as numbers
       from done d left join team_activity a on a.activity = d.origin where d.place >= $5 and d.place < $6 order by d.ended_at desc, d.id, d.squad`,
      [team, from, to, items, lo, hi],
    ),
  )
  return eachOnce(rows)
}

/** A service of two squads, or of a squad and its own volunteer, comes in as many rows. */
function eachOnce(rows: readonly FactRow[]): Fact[] {
  const facts = new Map<string, Fact & { squads: string[] }>()
  for (const { squad, item, also, ...row } of rows) {
    const there = facts.get(row.record)
    if (!there) facts.set(row.record, { ...row, squads: [squad], items: [item, ...also] })
    else if (!there.squads.includes(squad)) there.squads.push(squad)
  }
  return [...facts.values()]
}

export const squadSpans = (tx: Tx, team: string) =>
  tx.rows<Made['squads'][number] & { name: string }>(
    sql(
      'teams.spans',
      `select id, name, place, from_day::text as "from", to_day::text as "to" from squad where team = $1 order by name, id limit 500`,
      [team],
    ),
  )

export const memberSpans = (tx: Tx, team: string) =>
  tx.rows<Made['members'][number]>(
    sql(
      'teams.memberSpans',
      `select coalesce(m.account, v.now, m.volunteer)::text as who, m.squad, m.from_day::text as "from", m.to_day::text as "to"
       from squad s join squad_member m on m.squad = s.id left join volunteers_pub_volunteer v on v.id = m.volunteer where s.team = $1`,
      [team],
    ),
  )

/** Pairs of a member, or of a squad as a body, while the squad was there and the member was in it. */
export const pairSpans = (tx: Tx, team: string) =>
  tx.rows<Made['pairs'][number]>(
    sql(
      'teams.pairs',
      `with helpers as (
         select 'account' as kind, m.account as id, greatest(s.from_day, m.from_day) as since, least(s.to_day, m.to_day) as until
           from squad s join squad_member m on m.squad = s.id where s.team = $1 and m.account is not null
         union select 'person', m.person, greatest(s.from_day, m.from_day), least(s.to_day, m.to_day)
           from squad s join squad_member m on m.squad = s.id where s.team = $1 and m.person is not null
         union select 'organisation', b.id, s.from_day, s.to_day from squad s join organisations_pub_body b on b.code = s.unit where s.team = $1
       )
       select p.person, greatest(p.from_day, h.since)::text as "from", least(p.to_day, h.until)::text as "to"
       from helpers h join duties_pub_pair p on p.helper = h.id and p.kind = h.kind
       where greatest(p.from_day, h.since) < coalesce(least(p.to_day, h.until), 'infinity')`,
      [team],
    ),
  )

export const estatesIn = (tx: Tx, communities: readonly PlacePath[]) =>
  tx.rows<Made['estates'][number]>(
    sql('teams.estates', 'select id, place from places_pub_estate where place = any($1::text[]) order by place, id', [
      communities,
    ]),
  )

/** Facilities of a kind in estates of the communities, those that were found gone left out. */
export const facilitiesOf = (tx: Tx, communities: readonly PlacePath[], kinds: readonly string[]) => {
  const ranges = communities.map(rangeOf)
  return tx.rows<Made['facilities'][number]>(
    sql(
      'teams.facilities',
      `select f.kind, f.estate, f.opened::text as opened, f.closed::text as closed
       from unnest($1::text[], $2::text[]) s(lo, hi) join facilities_pub_facility f on f.place >= s.lo and f.place < s.hi
       where f.kind = any($3::text[]) and f.estate is not null and f.checked_state is distinct from 'gone'`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi), kinds],
    ),
  )
}

export const putActivity = (activity: string, kind: string, numbers: Readonly<Record<string, number>>) =>
  sql(
    'teams.activity',
    `insert into team_activity (activity, kind, numbers) values ($1, $2, $3)
     on conflict (activity) do update set numbers = excluded.numbers where team_activity.numbers <> excluded.numbers
     returning activity`,
    [activity, kind, JSON.stringify(numbers)],
  )
