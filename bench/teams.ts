/**
 * A year of a team, and a volunteer's statement, among five million service records, beside opening one person by id: same session, scope and run, 8 clients, rounds of
 * neighbouring turns, medians. The records stand in five years, a million each. A team's squads record 250 a year, that of daily care 7,300,
 * that of work 1,500; the rest are those of 400 other bodies. Of three in ten a volunteer has hours, 15 a year for each of 20,000; each squad
 * has twenty of them. Six teams are asked for: those that did most, those that count since they began. Each year is asked for as it is kept, and as it is counted on the spot in
 * the minute after something was recorded. `npm run bench -- teams [records] [rounds]`; the bar is 5 times. What was laid down for it is emptied when it is over.
 */
import { gridsToFill } from '../domain/places/grown.ts'
import { placesOf } from '../domain/places/import.ts'
import { loadPack } from '../packs/read.ts'
import { workFor } from '../server/kernel/jobs/work.ts'
import { consumersOf, relay } from '../server/kernel/outbox/relay.ts'
import { rooms } from '../server/rooms.ts'
import { county, houseAt, openBench } from './kit/house.ts'
import { load, median, serve } from './kit/processes.ts'
import { signIn } from './kit/session.ts'

const records = Number(process.argv[2] ?? 5_000_000)
const rounds = Number(process.argv[3] ?? 5)
const bar = 5
const people = 20_000
const grids = gridsToFill(placesOf(loadPack('linkou').pack!.divisions!, '2020-01-01'))
/** Services a year of a team: three times what it promised at least, and every day of daily care. */
const usual = 250
const busy = { 't05-day-care': 7_300, 't12-work': 1_500 }
const year = new Date().getFullYear() - 1

const bench = await openBench('teams', {
  seats: [{ login: 'teams-county', name: 'county', role: 'community-secretary', place: `${county.code}/` }],
  people: { seed: 20261123, people, grids, day: '2026-11-01' },
})
const house = houseAt(bench.at)
const { admin } = bench
const emptied =
  "truncate team_year, volunteer_hours, volunteer_hours_act, service_records, squad_member, volunteer cascade; delete from squad where unit is null or unit like 'bench-%'"

/** Teams that have no squad get three; each squad twenty volunteers; then records of all bodies, and of half of them hours. */
async function seed(): Promise<void> {
  const began = performance.now()
  // The packs of the county are told to the rooms that install from them.
  await relay(house, county, consumersOf(rooms), { told: async () => undefined })
  await admin.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; ${emptied}`)
  await admin.query(`
    insert into squad (id, team, name, place, trade, unit, from_day, version)
      select gen_random_uuid(), t.id, 'bench', t.communities[1], '', 'bench-squad-' || (row_number() over (order by t.id, n)), '2020-01-01', 1
      from team t cross join generate_series(1, 3) n where not exists (select 1 from squad s where s.team = t.id);
    insert into volunteer (id, person, place, number, state, since, applied_on, joined_on, skills, languages, free, how_far, version)
      select gen_random_uuid(), p.id, p.place, p.k::text, 'active', '2020-01-01', '2020-01-01', '2020-01-01', '{}', '{}', '[]', 'county', 1
      from (select id, place, row_number() over (order by id) as k from person) p where p.k <= ${people};
    insert into squad_member (id, squad, volunteer, person, from_day, version)
      select gen_random_uuid(), s.id, v.id, v.person, '2020-01-01', 1
      from (select id, person, row_number() over (order by id) as k from volunteer) v
      join (select id, row_number() over (order by id) as k, count(*) over () as n from squad) s on v.k % s.n + 1 = s.k where v.k <= s.n * 20`)
  const drop = await admin.query<{ name: string; def: string }>(
    `select indexname as name, indexdef as def from pg_indexes where schemaname = 'c${county.code}' and tablename in ('service_records', 'volunteer_hours')
     and indexname not like '%\\_pkey' and indexname not like '%\\_key'`,
  )
  for (const { name } of drop.rows) await admin.query(`drop index ${name}`)
  // What squads record is what their team counts; what the other bodies record nobody does.
  await admin.query(
    `create temp table bench_squad as
     select s.unit, row_number() over (partition by s.team order by s.unit) - 1 as k, count(*) over (partition by s.team) as of_team, t.type, array(
       select distinct jsonb_array_elements_text(q -> 'counts' -> 'items') from definition y cross join jsonb_array_elements(y.body -> 'quotas') q
       where y.kind = 'team-type' and y.code = t.type and q -> 'counts' ? 'items') as items
     from squad s join team t on t.id = s.team where s.unit is not null`,
  )
  await admin.query(
    'create temp table bench_person as select id, place, row_number() over (order by id) - 1 as k from person',
  )
  await admin.query('create index on bench_person (k); analyze bench_person')
  const columns =
    '(id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)'
  const told = `'on-site', '${year + 1}-01-01'::timestamptz - n * (interval '5 years' / $1::int),
       case when n % 11 = 0 then 'attempted' else 'done' end, '[]', jsonb_build_object('persons', jsonb_build_array(p.id), 'heads', n % 4), now()`
  let mine = 0
  for (const { type, each } of (
    await admin.query<{ type: string; each: number }>(
      `select distinct type, 5 * coalesce(($1::jsonb ->> type)::int, $2) as each from bench_squad where items <> '{}'`,
      [JSON.stringify(busy), usual],
    )
  ).rows) {
    mine += each
    await admin.query(
      `insert into service_records ${columns}
       select gen_random_uuid(), 1, true, p.place, s.unit, 'visit', gen_random_uuid(), s.items[1 + n % cardinality(s.items)], ${told}
       from generate_series(0, $1::int - 1) n join bench_squad s on s.type = $2 and s.k = n % s.of_team
       join bench_person p on p.k = (n * 15485863::bigint) % ${people}`,
      [each, type],
    )
  }
  await admin.query(
    `insert into service_records ${columns}
     select gen_random_uuid(), 1, true, p.place, 'bench-' || n % 400, (array['request', 'visit', 'activity'])[1 + n % 3], gen_random_uuid(), 'nothing-' || n % 40, ${told}
     from generate_series(0, $1::int - 1) n join bench_person p on p.k = (n * 15485863::bigint) % ${people}`,
    [records - mine],
  )
  await admin.query(
    `insert into volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
     select gen_random_uuid(), r.id, 1, v.id, r.place, r.unit, r.item, r.origin_kind, r.origin, false, (r.ended_at at time zone 'Asia/Shanghai')::date, 60, now(), 'counted', 1
     from (select *, row_number() over () as k from service_records) r join (select id, row_number() over (order by id) - 1 as k from volunteer) v on v.k = (r.k * 7919) % ${people}
     where r.k % 10 < 3`,
  )
  // Twenty of them have hours of a thousand services, of five million.
  await admin.query(
    `insert into volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
     select gen_random_uuid(), r.id, 1, v.id, r.place, r.unit, r.item, r.origin_kind, r.origin, false, (r.ended_at at time zone 'Asia/Shanghai')::date, 60, now(), 'counted', 1
     from (select *, row_number() over () as k from service_records) r join (select id, row_number() over (order by id) - 1 as k from volunteer) v on v.k = (r.k / 250) % 20
     where r.k % 250 = 5`,
  )
  for (const { def } of drop.rows) await admin.query(def)
  await admin.query('vacuum analyze service_records; ')
  await admin.query('vacuum analyze volunteer_hours')
  await admin.query('analyze squad_member')
  await admin.query('analyze volunteer')
  const { rows } = await admin.query<{ size: string }>(
    `select pg_size_pretty(pg_total_relation_size('service_records') + pg_total_relation_size('volunteer_hours')) as size`,
  )
  console.log(
    `${records} records, ${rows[0]!.size}: laid down in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
  )
}

/** As the job does each minute. */
async function keep(): Promise<void> {
  const began = performance.now()
  const job = rooms.flatMap((r) => r.jobs ?? []).find((j) => j.name === 'teams-years-all')!
  await job.run(workFor(house, county))
  const { rows } = await admin.query<{ n: number }>('select count(*)::int as n from team_year where counted = changes')
  console.log(`${rows[0]!.n} years of teams counted in ${((performance.now() - began) / 1_000).toFixed(1)} s`)
}

type Asked = Omit<Parameters<typeof load>[0], 'answers' | 'paths'>

/** Hours of one volunteer, the newest page and what they come to. */
async function measureStatements(byId: Parameters<typeof load>[0], common: Asked): Promise<void> {
  const { rows } = await admin.query<{ busy: boolean; ids: string[]; hours: number }>(
    `select n > 3 * usual as busy, (array_agg(volunteer order by md5(volunteer::text)))[1:100] as ids, (avg(n))::int as hours
     from (select volunteer, count(*) as n, avg(count(*)) over () as usual from volunteer_hours group by volunteer) v group by 1 order by 1`,
  )
  for (const { ids, hours } of rows)
    for (const what of ['hours', 'sums'] as const) {
      const paths = ids.map((id) => `/${county.code}/api/volunteers/${id}/${what}`)
      const ratio = await ratioOf({ ...common, answers: 300, paths }, byId)
      console.log(`a volunteer's ${what}, ${hours} services: ÷ one person by id ${ratio}`)
    }
}

/** Neighbouring turns. @returns median and range */
async function ratioOf(view: Parameters<typeof load>[0], byId: Parameters<typeof load>[0]): Promise<string> {
  await load({ ...view, answers: 24 })
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [before, found, after] = [await load(byId), await load(view), await load(byId)]
    const bad = [before, found, after].flatMap((h) => Object.keys(h.other))
    if (bad.length > 0) throw new Error(`${view.paths[0]}: answers ${bad.join(' ')}`)
    ratios.push(found.p50 / ((before.p50 + after.p50) / 2))
  }
  worst = Math.max(worst, median(ratios))
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`
}

let worst = 0

async function measure(): Promise<void> {
  const server = await serve(bench.at)
  await server.toggle()
  try {
    const { headers } = await signIn(admin, 'teams-county')
    const base = `/${county.code}/api`
    const common = { port: server.port, headers, clients: 8, seconds: 20, method: 'GET' as const }
    const one = await admin.query<{ id: string }>('select id from person order by md5(id::text) limit 200')
    const byId = { ...common, answers: 600, paths: one.rows.map((p) => `${base}/people/${p.id}`) }
    const teams = await admin.query<{ id: string; type: string; facts: number }>(
      `select t.id, t.type, (select count(*)::int from service_records r join squad s on s.unit = r.unit where s.team = t.id
         and r.ended_at >= '${year}-01-01' and r.ended_at < '${year + 1}-01-01') as facts from team t order by t.type in ('t01-clinic', 't05-day-care', 't06-haircuts', 't12-work', 't20-mediation') desc, t.type limit 6`,
    )
    await load({ ...byId, answers: 300 })
    for (const kept of [false, true]) {
      if (kept) await keep()
      else await admin.query('update team_year set changes = changes + 1')
      console.log(kept ? 'as it is kept' : 'counted on the spot')
      worst = 0
      for (const { id, type, facts } of teams.rows) {
        const ratio = await ratioOf({ ...common, answers: 120, paths: [`${base}/teams/${id}/year?year=${year}`] }, byId)
        console.log(
          `${type.padEnd(22)} ${String(facts).padStart(6)} records of the year under its squads: ÷ one person by id ${ratio}`,
        )
      }
      console.log(`worst of them: ${worst.toFixed(2)} (bar ${bar})`)
    }
    worst = 0
    await measureStatements(byId, common)
  } finally {
    await server.stop()
  }
}

try {
  await seed()
  await measure()
} finally {
  await admin.query(emptied)
  await house.close()
  await bench.close()
}
