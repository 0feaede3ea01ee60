/**
 * A year of a team among five million service records, beside opening one person by id: same session, scope and run, 8 clients, rounds of
 * neighbouring turns, medians. The records stand in five years, a million of them each, shared among as many bodies as a county has, of
 * which some seventy are squads of twenty teams; half of all records have hours of one of ten thousand volunteers. `npm run bench -- teams
 * [records] [rounds]`; the bar is 5 times. What was laid down for it is dropped when it is over.
 */
import { gridsToFill } from '../domain/places/grown.ts'
import { placesOf } from '../domain/places/import.ts'
import { loadPack } from '../packs/read.ts'
import { county, houseAt, openBench } from './kit/house.ts'
import { load, median, serve } from './kit/processes.ts'
import { signIn } from './kit/session.ts'

const records = Number(process.argv[2] ?? 5_000_000)
const rounds = Number(process.argv[3] ?? 5)
const bar = 5
const people = 20_000
const grids = gridsToFill(placesOf(loadPack('linkou').pack!.divisions!, '2020-01-01'))
const year = new Date().getFullYear() - 1

const bench = await openBench('teams', {
  seats: [{ login: 'teams-county', name: 'county', role: 'community-secretary', place: `${county.code}/` }],
  people: { seed: 20261123, people, grids, day: '2026-11-01' },
})
const house = houseAt(bench.at)
const { admin } = bench
const emptied =
  "truncate volunteer_hours, volunteer_hours_act, service_records, squad_member, volunteer cascade; delete from squad where unit is null or unit like 'bench-%'"

/** Teams that have no squad get three; each squad twenty volunteers; then records of all bodies, and of half of them hours. */
async function seed(): Promise<void> {
  const began = performance.now()
  await admin.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; ${emptied}`)
  await admin.query(`
    insert into squad (id, team, name, place, trade, unit, from_day, version)
      select gen_random_uuid(), t.id, 'bench', t.communities[1], '', 'bench-' || (row_number() over (order by t.id, n)), '2020-01-01', 1
      from team t cross join generate_series(1, 3) n where not exists (select 1 from squad s where s.team = t.id);
    insert into volunteer (id, person, place, number, state, since, applied_on, joined_on, skills, languages, free, how_far, version)
      select gen_random_uuid(), p.id, p.place, p.k::text, 'active', '2020-01-01', '2020-01-01', '2020-01-01', '{}', '{}', '[]', 'county', 1
      from (select id, place, row_number() over (order by id) as k from person) p where p.k <= 10000;
    insert into squad_member (id, squad, volunteer, person, from_day, version)
      select gen_random_uuid(), s.id, v.id, v.person, '2020-01-01', 1
      from (select id, person, row_number() over (order by id) as k from volunteer) v
      join (select id, row_number() over (order by id) as k, count(*) over () as n from squad) s on v.k % s.n + 1 = s.k where v.k <= s.n * 20`)
  const drop = await admin.query<{ name: string; def: string }>(
    `select indexname as name, indexdef as def from pg_indexes where schemaname = 'c${county.code}' and tablename in ('service_records', 'volunteer_hours')
     and indexname not like '%\\_pkey' and indexname not like '%\\_key'`,
  )
  for (const { name } of drop.rows) await admin.query(`drop index ${name}`)
  // Half of what a body records is what its team counts; the rest nobody does.
  await admin.query(
    `create temp table bench_unit as
     select u.code, row_number() over (order by u.code) - 1 as k, coalesce(array(
       select distinct jsonb_array_elements_text(q -> 'counts' -> 'items') from squad s join team t on t.id = s.team
         join definition y on y.kind = 'team-type' and y.code = t.type cross join jsonb_array_elements(y.body -> 'quotas') q where s.unit = u.code and q -> 'counts' ? 'items'
     ), '{}') as items
     from (select unit as code from squad union select 'bench-' || n from generate_series(1, 400) n) u where u.code is not null`,
  )
  await admin.query(
    'create temp table bench_person as select id, place, row_number() over (order by id) - 1 as k from person',
  )
  await admin.query(
    'create index on bench_person (k); create index on bench_unit (k); analyze bench_person; analyze bench_unit',
  )
  await admin.query(
    `insert into service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
     select gen_random_uuid(), 1, true, p.place, u.code, case when n % 3 = 0 then 'activity' else 'visit' end, gen_random_uuid(),
       case when n % 2 = 0 and u.items <> '{}' then u.items[1 + n % cardinality(u.items)] else 'nothing-' || n % 40 end, 'on-site',
       '${year + 1}-01-01'::timestamptz - n * (interval '5 years' / $1::int),
       case when n % 11 = 0 then 'attempted' else 'done' end, '[]', jsonb_build_object('persons', jsonb_build_array(p.id), 'heads', n % 4), now()
     from generate_series(0, $1::int - 1) n
     join bench_unit u on u.k = (n * 7919::bigint) % (select count(*) from bench_unit)
     join bench_person p on p.k = (n * 15485863::bigint) % (select count(*) from bench_person)`,
    [records],
  )
  await admin.query(
    `insert into volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
     select gen_random_uuid(), r.id, 1, v.id, r.place, r.unit, r.item, 'visit', r.origin, false, (r.ended_at at time zone 'Asia/Shanghai')::date, 60, now(), 'counted', 1
     from (select *, row_number() over () as k from service_records) r join (select id, row_number() over (order by id) - 1 as k from volunteer) v on v.k = (r.k * 7919) % 10000
     where r.k % 2 = 0`,
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

async function measure(): Promise<void> {
  const server = await serve(bench.at)
  await server.toggle()
  try {
    const { headers } = await signIn(admin, 'teams-county')
    const base = `/${county.code}/api`
    const common = { port: server.port, headers, clients: 8, seconds: 20, method: 'GET' as const }
    const one = await admin.query<{ id: string }>('select id from person order by md5(id::text) limit 200')
    const byId = { ...common, answers: 1_000, paths: one.rows.map((p) => `${base}/people/${p.id}`) }
    const teams = await admin.query<{ id: string; type: string; facts: number }>(
      `select t.id, t.type, (select count(*)::int from service_records r join squad s on s.unit = r.unit where s.team = t.id
         and r.ended_at >= '${year}-01-01' and r.ended_at < '${year + 1}-01-01') as facts from team t order by t.type`,
    )
    await load({ ...byId, answers: 500 })
    const worst: number[] = []
    for (const { id, type, facts } of teams.rows) {
      const view = { ...common, answers: 200, paths: [`${base}/teams/${id}/year?year=${year}`] }
      await load({ ...view, answers: 24 })
      const ratios: number[] = []
      const ones: number[] = []
      for (let round = 0; round < rounds; round++) {
        const [before, found, after] = [await load(byId), await load(view), await load(byId)]
        const bad = [before, found, after].flatMap((h) => Object.keys(h.other))
        if (bad.length > 0) throw new Error(`${type}: answers ${bad.join(' ')}`)
        ones.push((before.p50 + after.p50) / 2)
        ratios.push(found.p50 / ones.at(-1)!)
      }
      worst.push(median(ratios))
      console.log(
        `${type.padEnd(22)} ${String(facts).padStart(6)} records of the year under its squads: year ÷ one person by id ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}; one ${median(ones).toFixed(1)} ms)`,
      )
    }
    console.log(`worst of twenty teams: ${Math.max(...worst).toFixed(2)} (bar ${bar})`)
  } finally {
    await server.stop()
  }
}

try {
  await seed()
  await measure()
} finally {
  await admin.query(`${emptied}; drop table if exists bench_ready`)
  await house.close()
  await bench.close()
}
