/** What is read of teams: as the role it runs as, under row-level security, among two hundred thousand services. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { askedOf, ratingsOf, surveyOf } from './store/evaluation-store.ts'
import { factsOf, memberSpans, pairSpans, squadSpans } from './store/fact-store.ts'
import { membersByTeam, squadsLedBy, teams } from './store/team-store.ts'
import { membersOf } from './store/member-store.ts'
import { keptYear } from './store/year-store.ts'

const county = '231025'
const team = (n: number) => stableId('test', 'team', String(n))
const squad = (n: number) => stableId('test', 'squad', String(n))
let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  await admin.query(`set session_replication_role = replica; set search_path = c${county}`)
  // Twenty teams of six squads, three hundred units beside them, two hundred thousand services in five years, ten thousand volunteers.
  for (let t = 0; t < 20; t++) {
    await admin.query(
      `insert into team (id, type, name, lead, communities, from_day, version) values ($1, $2, $2, 'u', '{}', '2020-01-01', 1)`,
      [team(t), `t${t}`],
    )
    for (let s = t * 6; s < t * 6 + 6; s++)
      await admin.query(
        `insert into squad (id, team, name, place, trade, unit, from_day, version) values ($1, $2, $3, '231025/100/zhanqian/001/', '', $3, '2020-01-01', 1)`,
        [squad(s), team(t), `u${s}`],
      )
  }
  await admin.query(`
    insert into volunteer (id, person, place, number, state, since, applied_on, skills, languages, free, how_far, version)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, gen_random_uuid(), '231025/100/zhanqian/001/', n::text, 'active', '2020-01-01', '2020-01-01', '{}', '{}', '[]', 'county', 1
      from generate_series(1, 10000) n;
    insert into squad_member (id, squad, volunteer, person, from_day, version)
      select gen_random_uuid(), s.id, v.id, v.person, '2020-01-01', 1
      from (select id, person, row_number() over (order by id) as k from volunteer) v join (select id, row_number() over (order by id) as k from squad) s on v.k % 120 + 1 = s.k where v.k <= 2400;
    insert into service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
      select gen_random_uuid(), 1, true, '231025/' || 100 + n % 11 || '/' || lpad((n % 20)::text, 3, '0') || '/', 'u' || n % 420, 'visit', gen_random_uuid(), 'act-' || n % 7, 'on-site',
        '2026-06-01'::timestamptz - n * interval '13 minutes', 'done', '[]', '{"persons":[],"heads":3}', now()
      from generate_series(1, 200000) n;
    insert into volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
      select gen_random_uuid(), r.id, 1, ('00000000-0000-4000-8000-' || lpad((r.k % 10000 + 1)::text, 12, '0'))::uuid, r.place, r.unit, r.item, 'visit', r.origin, false, (r.ended_at at time zone 'Asia/Shanghai')::date, 60, now(), 'counted', 1
      from (select *, row_number() over () as k from service_records) r where r.k % 2 = 0;
    insert into team_year (team, year) select id, 2020 + n from team cross join generate_series(0, 6) n;
    insert into team_voice (team, year, account, place, answer, at)
      select t.id, 2020 + n % 5, gen_random_uuid(), '231025/100/zhanqian/001/', 'good', now() from team t, generate_series(1, 2000) n;
    analyze`)
  await admin.end()
  client = new pg.Client({ ...db.config, user: 'linli_app' })
  await client.connect()
}, 120_000)
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

const scope = { ranges: [rangeOf(`${county}/`)], units: [], account: stableId('test', 'account', 'x') }
const made = (ask: Parameters<typeof asked>[1]) => () => asked(county, ask)
const statements: Record<string, [made: () => Promise<Statement[]>, most: number]> = {
  'services of a team in a year': [
    made((tx) => factsOf(tx, team(3), '2025-01-01', '2026-01-01', ['act-1', 'act-2'])),
    9_000,
  ],
  'a year as it is kept': [made((tx) => keptYear(tx, team(3), 2025, '2025-12-31')), 2],
  'squads of a team': [made((tx) => squadSpans(tx, team(3))), 200],
  'members of a team': [made((tx) => memberSpans(tx, team(3))), 2_000],
  'pairs of a team': [made((tx) => pairSpans(tx, team(3))), 3_000],
  'the teams': [made((tx) => teams(tx, '2026-03-10', false)), 1_000],
  'how many are in them': [made((tx) => membersByTeam(tx, '2026-03-10')), 6_000],
  'members of a squad': [made((tx) => membersOf(tx, squad(20), '2025-03-10')), 400],
  'what residents said of a team in a year': [made((tx) => surveyOf(tx, team(3), 2023)), 900],
  'matters a team dealt with in a year': [made((tx) => ratingsOf(tx, team(3), 2025)), 3_000],
  'what was asked at activities of a team': [made((tx) => askedOf(tx, team(3), 2025)), 3_000],
  'squads of a leader': [made((tx) => squadsLedBy(tx, scope.account, '2026-03-10')), 200],
}

it.each(Object.entries(statements))('[issue 5] %s: no more is read than it needs', async (_, [ask, most]) => {
  for (const statement of await ask())
    for (const kind of ['custom', 'generic'] as const) {
      const found = await explainedUnder(client, county, scope, statement, kind)
      expect(found.rows, `${kind}\n${found.plan}`).toBeLessThanOrEqual(most)
    }
})
