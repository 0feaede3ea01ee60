/**
 * A month of what is due, made for a million enrolments by the night's job, beside the raw INSERT … SELECT of the very rows it
 * made into a table with the same indexes, in the same run; then the supervisor's list of who was not met beside opening one
 * person by id, rounds of neighbouring turns, medians; then these duties counted for the indicators beside the raw INSERT … SELECT
 * of the rows and sums that came of it. `npm run bench -- duties [enrolments] [rounds]`; the bars are 0.3 of the raw statement,
 * and 5 times; of the counting it is reported.
 */
import { rangeOf } from '../domain/kernel/place-path.ts'
import { makeDuties } from '../server/duties/index.ts'
import { indicatorsRoom } from '../server/indicators/index.ts'
import { consumersOf, relay } from '../server/kernel/outbox/relay.ts'
import { workFor } from '../server/kernel/jobs/work.ts'
import { gridsToFill } from '../domain/places/grown.ts'
import { placesOf } from '../domain/places/import.ts'
import { loadPack } from '../packs/read.ts'
import { county, houseAt, openBench } from './kit/house.ts'
import { load, serve } from './kit/processes.ts'
import { signIn } from './kit/session.ts'

const enrolments = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 5)
const plans = 10
const grids = gridsToFill(placesOf(loadPack('linkou').pack!.divisions!, '2020-01-01'))
const scopes = { county: `${county.code}/`, town: `${county.code}/100/`, grid: `${county.code}/100/zhanqian/001/001/` }

const bench = await openBench('duties', {
  seats: Object.entries(scopes).map(([name, place]) => ({
    login: `duties-${name}`,
    name,
    role: 'community-secretary' as const,
    place,
  })),
  people: { seed: 20261101, people: Math.ceil(enrolments / plans), grids, day: '2026-01-01' },
})
const house = houseAt(bench.at)
const { admin } = bench
const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

// The month before this one: over, and near enough to be looked at.
const now = new Date()
const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10)

async function seed(): Promise<void> {
  await admin.query(
    'truncate duty_contact, welfare_call, welfare_check, duty, duty_making, enrolment cascade; drop table if exists duty_raw',
  )
  await admin.query(
    `insert into care_plan (code, from_day, definition, version, hash)
     select 'bench-' || n, '2000-01-01', $2::jsonb, 1, '' from generate_series(0, $1::int - 1) n on conflict do nothing`,
    [plans, JSON.stringify(definition)],
  )
  await admin.query(
    `insert into enrolment (id, person, plan, place, from_day, rhythm, wish)
     select gen_random_uuid(), p.id, 'bench-' || n, p.place, '2020-01-01', 'month', '{"ways": [], "rhythm": null, "doorbells": null, "calls": ["person"]}'
     from person p cross join generate_series(0, $1::int - 1) n order by random() limit $2`,
    [plans, enrolments],
  )
  await admin.query('analyze enrolment')
}

const definition = {
  name: { zh: '每月', en: 'Monthly' },
  about: { zh: '每月', en: 'Monthly' },
  who: { cares: [], ages: { from: null, to: null }, places: [] },
  rhythm: 'month',
  tiers: {},
  festivals: { codes: [], before: 0 },
  afterChange: null,
  weather: null,
  entryDays: null,
  dueMinute: 1440,
  items: [],
  ways: ['at-home'],
  by: ['worker'],
  excuses: ['hospital', 'away', 'own-wish', 'quarantine', 'in-care-home'],
  ladder: [],
  checkWithin: null,
  pairs: null,
  asked: { by: { zh: '测', en: 'test' }, ground: 'bench', until: null },
  restricted: false,
  closed: false,
  sort: 0,
}

async function making(): Promise<void> {
  await seed()
  const work = { ...workFor(house, county), now: new Date(`${month}T00:10:00+08:00`) }
  let rows = 0
  const ours = await seconds(async () => (rows = await makeDuties(work)))
  await admin.query('create table duty_raw (like duty including all)')
  await admin.query('checkpoint')
  const raw = await seconds(() => admin.query('insert into duty_raw select * from duty'))
  await admin.query('drop table duty_raw')
  console.log(
    `${rows} rows of ${enrolments} enrolments: made in ${ours.toFixed(1)} s (${Math.round(rows / ours)} a second), raw ${raw.toFixed(1)} s; of raw ${(raw / ours).toFixed(2)} (bar 0.3)`,
  )
  const again = await seconds(() => makeDuties(work))
  console.log(`once more, with nothing to make: ${again.toFixed(2)} s`)
}

async function lists(): Promise<void> {
  // One in twenty was not met.
  await admin.query(
    `update duty set state = case when get_byte(uuid_send(id), 3) % 20 = 0 then 'missed' else 'done' end`,
  )
  await admin.query('vacuum analyze duty')
  const server = await serve(bench.at)
  await server.toggle()
  try {
    for (const [name, place] of Object.entries(scopes)) {
      const { headers } = await signIn(admin, `duties-${name}`)
      const { lo, hi } = rangeOf(place)
      const { rows } = await admin.query<{ id: string }>(
        'select id from person where place >= $1 and place < $2 order by md5(id::text) limit 200',
        [lo, hi],
      )
      const base = `/${county.code}/api`
      const common = { port: server.port, headers, clients: 8, seconds: 20, method: 'GET' as const }
      const byId = { ...common, answers: 1_000, paths: rows.map((p) => `${base}/people/${p.id}`) }
      const list = {
        ...common,
        answers: 300,
        paths: [`${base}/duties?place=${encodeURIComponent(place)}&since=${month}&size=20`],
      }
      await load({ ...byId, answers: 500 })
      await load({ ...list, answers: 100 })
      const turns: { ratio: number; one: number }[] = []
      for (let round = 0; round < rounds; round++) {
        const [before, found, after] = [await load(byId), await load(list), await load(byId)]
        const bad = [before, found, after].flatMap((h) => Object.keys(h.other))
        if (bad.length > 0) throw new Error(`${name}: answers ${bad.join(' ')}`)
        const one = (before.p50 + after.p50) / 2
        turns.push({ ratio: found.p50 / one, one })
      }
      const ratios = turns.map((t) => t.ratio).sort((a, b) => a - b)
      console.log(
        `${name.padEnd(7)} not met ÷ one person by id: ${middle(ratios).toFixed(2)} (${ratios[0]!.toFixed(2)}–${ratios.at(-1)!.toFixed(2)}, ${rounds} rounds; bar 5; one ${middle(turns.map((t) => t.one).sort((a, b) => a - b)).toFixed(1)} ms)`,
      )
    }
  } finally {
    await server.stop()
  }
}

const middle = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)]!

/** Four numbers of duties and one of people, over as many as tell how fast a million goes. */
const counted = 200_000
async function counting(): Promise<void> {
  await admin.query(`truncate indicator_rows, indicator_rollups, indicator_pending_duty, indicator_pending_person, outbox;
    delete from indicators where starts_with(code, 'bench-'); drop table if exists rows_raw, sums_raw`)
  for (const [code, about, field] of [
    ['rate', 'duty', 'done'],
    ['missed', 'duty', 'missed'],
    ['attempted', 'duty', 'attempted'],
    ['excused', 'duty', 'excused'],
    ['people', 'person', 'done'],
  ] as const)
    await admin.query('insert into indicators (code, version, body, own) values ($1, 1, $2, true)', [
      `bench-${code}`,
      JSON.stringify({
        about,
        name: { zh: code, en: code },
        unit: 'share',
        period: 'due',
        filter: [],
        of: [],
        hit: [{ field, is: true }],
        better: 'higher',
        formula: { zh: code, en: code },
        source: '',
        sort: 1,
      }),
    ])
  await admin.query('insert into indicator_pending_duty (duty) select id from duty order by id limit $1', [counted])
  await admin.query(
    `insert into outbox (id, at, name, version, subject, seq, payload, topics)
     values (gen_random_uuid(), now(), 'indicators.count', 1, gen_random_uuid(), 1, '{}', '{}')`,
  )
  const ours = await seconds(() => relay(house, county, consumersOf([indicatorsRoom]), { told: async () => undefined }))
  const { rows } = await admin.query<{ duties: number; people: number }>(
    `select count(*) filter (where indicator = 'bench-rate')::int as duties, count(*) filter (where indicator = 'bench-people')::int as people from indicator_rows`,
  )
  await admin.query(
    'create table rows_raw (like indicator_rows including all); create table sums_raw (like indicator_rollups including all)',
  )
  await admin.query('checkpoint')
  const raw = await seconds(() =>
    admin.query(
      'insert into rows_raw select * from indicator_rows; insert into sums_raw select * from indicator_rollups',
    ),
  )
  await admin.query('drop table rows_raw, sums_raw')
  const { duties, people } = rows[0]!
  console.log(
    `${duties} duties and ${people} people counted in five indicators: ${ours.toFixed(0)} s (${Math.round(duties / ours)} duties a second), raw ${raw.toFixed(1)} s; of raw ${(raw / ours).toFixed(2)}`,
  )
}

try {
  await making()
  await lists()
  await counting()
} finally {
  await house.close()
  await bench.close()
}
