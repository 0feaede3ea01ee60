/**
 * What lists of visits, pairs, children, letters, the fair share, call-backs and persons behind numbers read: as the role they
 * run as, under row-level security, for any values, among tens of thousands of rows, for a quiet place too.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nilId } from '../domain/kernel/id.ts'
import { rangeOf } from '../domain/kernel/place-path.ts'
import {
  deskLetters,
  nextInThread,
  ownLetters,
  unsettledBefore,
  waitingSince,
} from '../server/accounts/letters/store.ts'
import { childrenIn } from '../server/children/follow-store.ts'
import { headsFor, imagesOf, reachedBy } from '../server/children/harm-store.ts'
import { entryOfPerson, linesOf, listOf, oneEntry, outOf, proposedIn, schoolsOf } from '../server/children/store.ts'
import { briefs } from '../server/duties/store/enrolment-store.ts'
import { lastContacts, owedByPair } from '../server/duties/store/list-store.ts'
import {
  bondsOf,
  coverIn,
  gridHands,
  loadsIn,
  pairedAmong,
  pairsIn,
  pairsOf,
} from '../server/duties/store/pair-store.ts'
import {
  homesOfPersons,
  mannersOf,
  needsOf,
  personsAt,
  seenOf,
  settledBy,
  visitsBefore,
} from '../server/duties/visits/store.ts'
import { callBacksIn, callBackSums } from '../server/duties/visits/call-back-store.ts'
import { measuresAfter, measuresOf } from '../server/indicators/measure-store.ts'
import { behind, dutiesNamed, owedTo } from '../server/indicators/store.ts'
import { rowsOf } from '../server/indicators/count-store.ts'
import type { Scope } from '../server/kernel/db/scope.ts'
import type { Statement } from '../server/kernel/db/tx.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { asked, explainedUnder } from './explain.ts'

const county = '231025'
const grid = '231025/100/zhanqian/003/001/'
const quiet = '231025/107/201/001/'
/** Where records were merged: nobody of the busy grid is by chance one of twenty who are one. */
const other = '231025/100/zhanqian/008/001/'
const account = '00000000-0000-4000-8000-00000000000a'
const unit = 'court'
const clients = new Map<Role, pg.Client>()
type Role = 'linli_app' | 'linli_jobs' | 'linli_restricted'
let db: TestDatabase
let admin: pg.Client
/** Of the busy grid. */
let people: string[]
let enrolments: string[]
let duties: string[]
let record: string
let children: string[]
let report: string
/** Empty here, or a county has few of them: read whole they cost nothing. */
const small = new Set<string>()

beforeAll(async () => {
  db = await freshDatabase()
  admin = new pg.Client(db.config)
  await admin.connect()
  const at = `case when n % 1000 = 0 then '${quiet}' else '231025/100/zhanqian/' || lpad((n % 20 + 1)::text, 3, '0') || '/00' || n / 20 % 2 + 1 || '/' end`
  await admin.query(`set session_replication_role = replica; set search_path = c${county};
    insert into accounts (id, kind, name, shown, version, opened_at)
      select case when n = 1 then '${account}' else gen_random_uuid() end::uuid, 'staff', 'a' || n, '演', 1, now() from generate_series(1, 500) n;
    insert into place (path, parent, kind, level, name, sort, opened, fictional, version, grid_kind)
      select p, '231025/', 'grid', 'grid', 'g', 1, '2020-01-01', true, 1, 'base' from (select distinct ${at} as p from generate_series(1, 1000) n) x;
    insert into person (id, place, name, name_masked, sex, born, version, entered_at)
      select gen_random_uuid(), ${at}, '', '演*', 'unknown', '1950-01-01', 1, now() from generate_series(1, 30000) n;
    update person set merged_into = (select id from person where place = '${other}' order by id limit 1), left_on = '2026-01-01'
      where id in (select id from person where place = '${other}' order by id limit 20 offset 100);
    insert into person_category (id, person, place, category, from_day, source, month, version)
      select gen_random_uuid(), id, place, case when get_byte(uuid_send(id), 0) < 20 then 'child-hardship' else 'elder-alone' end, '2020-01-01', 'own', '2020-01', 1 from person;
    insert into household_member (household, person, place, relation, residence, from_day)
      select gen_random_uuid(), id, place, 'self', 'both', '2020-01-01' from person;
    insert into enrolment (id, person, plan, place, from_day, rhythm, wish)
      select gen_random_uuid(), id, 'p' || get_byte(uuid_send(id), 1) % 4, place, '2020-01-01', 'month', '{}' from person where get_byte(uuid_send(id), 2) < 128;
    insert into pairing (id, enrolment, kind, helper, household, from_day)
      select gen_random_uuid(), id, 'account', gen_random_uuid(), false, '2026-01-01' from enrolment where plan = 'p0';
    update pairing set helper = '${account}' where id in (
      select p.id from pairing p join enrolment e on e.id = p.enrolment where e.place = '${grid}' order by p.id limit 20);
    insert into duty (id, enrolment, plan, person, place, cause, from_day, to_day, due_at, state)
      select gen_random_uuid(), e.id, e.plan, e.person, e.place, 'rhythm', m, m + 27, (m + 28)::timestamptz, case when random() < 0.9 then 'done' else 'missed' end
      from enrolment e cross join (select ('2026-01-01'::date + n * interval '1 month')::date as m from generate_series(0, 3) n) m;
    insert into duty_contact (duty, record, person, place, outcome, way, at)
      select id, gen_random_uuid(), person, place, 'met', 'at-home', due_at from duty where state = 'done';
    insert into visit (id, account, hash, place, way, outcome, items, captured_at, received_at, at, skewed)
      select c.record, '${account}', '', c.place, 'at-home', 'met', '{}', c.at, c.at, c.at, false from duty_contact c;
    insert into visit_person (visit, person, place, at) select c.record, c.person, c.place, c.at from duty_contact c;
    insert into visit_need (request, visit, person, place, words)
      select gen_random_uuid(), visit, person, place, gen_random_uuid() from visit_person where random() < 0.2;
    insert into visit_manner (person, place, two, version) select id, place, true, 1 from person where random() < 0.3;
    insert into visit_draw (month, seed, of, drawn, at) select '2026-0' || n, 's', 100, 50, now() from generate_series(1, 4) n;
    insert into visit_call_back (id, month, visit, person, place)
      select gen_random_uuid(), to_char(at, 'YYYY-MM'), visit, person, place from visit_person where at < '2026-05-01' and random() < 0.2;
    insert into letters (id, phone, account, place, unit, method, path, thread, no, written_at, received_at, state, because, body_hash)
      select gen_random_uuid(), case when n % 40 = 0 then '${account}' else gen_random_uuid() end::uuid, (array(select id from accounts order by id))[n % 500 + 1], ${at}, 'u' || n % 50, 'POST', '/visits', 't' || n % 300, n,
        now() - n * interval '1 minute', now() - n * interval '1 minute',
        case when n % 200 = 0 then 'desk' when n % 211 = 0 then 'waiting' else 'performed' end, case when n % 100 = 0 then '{}'::jsonb end, ''
      from generate_series(1, 40000) n;
    insert into child_entry (id, person, place, category, details, version, opened_at, opened_by)
      select gen_random_uuid(), id, place, 'child-hardship', '', 1, now(), '${account}' from person where get_byte(uuid_send(id), 0) < 12;
    insert into child_log (id, child, kind, day, at) select gen_random_uuid(), id, 'carer-check', '2026-01-01'::date + n, now() from child_entry, generate_series(1, 12) n;
    insert into child_school (id, child, since, opened_at, opened_by) select gen_random_uuid(), id, '2026-01-01', now(), '${account}' from child_entry where random() < 0.1;
    insert into harm_report (id, body, secret, received_at) select gen_random_uuid(), '', false, now() - n * interval '1 hour' from generate_series(1, 500) n;
    insert into harm_receipt (report, ref_no, hash, received_at) select id, row_number() over ()::text, '', received_at from harm_report;
    insert into harm_delivery (report, line, step, unit, minutes, rest, at)
      select id, n, 1, case when get_byte(uuid_send(id), 0) < 64 and n = 1 then '${unit}' else 'u' || n end, 30, '{}', received_at from harm_report, generate_series(1, 3) n;
    insert into indicator_rows (subject, indicator, month, place, hit, excluded, formula)
      select distinct on (person) person, 't-persons', '2026-03-01'::date, place, state = 'done', false, 1 from duty where to_day between '2026-03-01' and '2026-03-31';
    analyze`)
  const ids = async (sql: string) => (await admin.query<{ id: string }>(sql)).rows.map((r) => r.id)
  people = await ids(`select person as id from enrolment where place = '${grid}' order by id limit 20`)
  enrolments = await ids(`select id from enrolment where place = '${grid}' and plan = 'p0' order by id limit 20`)
  duties = await ids(`select id from duty where place = '${grid}' order by id limit 30`)
  record = (await ids(`select record as id from duty_contact where place = '${grid}' limit 1`))[0]!
  children = await ids(`select id from child_entry order by id limit 3`)
  report = (await ids(`select report as id from harm_delivery where unit = '${unit}' limit 1`))[0]!
  const few = await admin.query<{ relname: string }>(
    `select relname from pg_class where relkind = 'r' and relnamespace = 'c${county}'::regnamespace and reltuples < 600`,
  )
  for (const t of few.rows) small.add(t.relname)
  for (const user of ['linli_app', 'linli_jobs', 'linli_restricted'] as const) {
    const client = new pg.Client({ ...db.config, user })
    await client.connect()
    clients.set(user, client)
  }
}, 120_000)
afterAll(async () => {
  for (const c of [...clients.values(), admin]) await c?.end()
  await db?.drop()
})

const whole = rangeOf(`${county}/`)
const month = '2026-03-01'
const since = new Date('2020-01-01T00:00:00Z')
const newest: [Date, string] = [new Date('2100-01-01T00:00:00Z'), nilId]
const first = (lo: string) => ({ place: lo, id: nilId })
const desk = (range: { lo: string; hi: string }) =>
  deskLetters({ ranges: [range], units: [], states: ['desk'], not: account, after: newest, size: 21 })

interface Looked {
  made: Parameters<typeof asked>[1]
  most: number
  role?: Role
}
const one =
  (s: () => Statement): Looked['made'] =>
  (tx) =>
    tx.rows(s())

const looked: Record<string, Looked> = {
  '[S0-21] people named by id': { made: (tx) => briefs(tx, people), most: 100 },
  '[S1-16] the visit before': { made: (tx) => visitsBefore(tx, people), most: 700 },
  '[S1-16] what a visit settled': { made: (tx) => settledBy(tx, record), most: 10 },
  '[S1-16] needs of visits': { made: (tx) => needsOf(tx, people), most: 200 },
  '[S1-16] homes of those to be visited': { made: (tx) => homesOfPersons(tx, people), most: 200 },
  '[S1-16] where they are': { made: (tx) => personsAt(tx, people), most: 100 },
  '[S1-16] what is minded at their door': { made: (tx) => mannersOf(tx, people), most: 100 },
  '[S1-16] what a relative sees': { made: (tx) => seenOf(tx, people[0]!, null, true), most: 100 },
  '[C4] last contacts': { made: (tx) => lastContacts(tx, people), most: 700 },
  '[S1-16] call-backs of the county': {
    made: one(() => callBacksIn(whole, '2026-03', first(whole.lo), 21)),
    most: 300,
  },
  '[S1-16] call-backs of a quiet grid': {
    made: one(() => callBacksIn(rangeOf(quiet), '2026-03', first(quiet), 21)),
    most: 200,
  },
  '[S1-16] rate of call-backs of a grid': { made: (tx) => callBackSums(tx, rangeOf(grid), '2026-03'), most: 400 },
  '[C8] pairs of the county': {
    made: (tx) => pairsIn(tx, whole, { plan: 'p0', ended: false }, first(whole.lo), 21),
    most: 20_000,
  },
  '[C8] pairs of a quiet grid': {
    made: (tx) => pairsIn(tx, rangeOf(quiet), { plan: 'p0', ended: false }, first(quiet), 21),
    most: 200,
  },
  '[C8] pairs of some': { made: (tx) => pairsOf(tx, enrolments), most: 100 },
  '[C8] who of them served': { made: (tx) => pairedAmong(tx, enrolments, [account], month), most: 200 },
  '[C8] cover of a grid': { made: (tx) => coverIn(tx, ['p0'], rangeOf(grid)), most: 1_000 },
  '[C8] owed to those one is bound to': {
    made: (tx) => owedByPair(tx, account, new Date('2026-03-01'), new Date('2026-05-01'), 500),
    most: 400,
  },
  '[C8] to whom a leaver is bound': { made: (tx) => bondsOf(tx, account), most: 200, role: 'linli_jobs' },
  '[C4] what is to be shared in a grid': { made: (tx) => loadsIn(tx, rangeOf(grid), month, 5_001), most: 2_500 },
  '[C4] hands of a grid': { made: (tx) => gridHands(tx, rangeOf(grid), month), most: 100 },
  '[L3] own letters': { made: one(() => ownLetters(account, since, newest, 21)), most: 200 },
  '[L3] letters on the desk of the county': { made: one(() => desk(whole)), most: 700 },
  '[L3] letters on the desk of a quiet grid': { made: one(() => desk(rangeOf(quiet))), most: 900 },
  '[L3] letters before one': {
    made: one(() => unsettledBefore({ phone: account, thread: 't40', no: 30_000 })),
    most: 600,
  },
  '[L3] the next of a thread': { made: one(() => nextInThread({ phone: account, thread: 't40' })), most: 600 },
  '[L3] letters that wait': { made: one(() => waitingSince(new Date())), most: 500, role: 'linli_jobs' },
  '[S1-25] the ledger of children': {
    made: (tx) => listOf(tx, { ranges: [whole], after: [whole.lo, nilId], size: 21 }),
    most: 400,
  },
  '[S1-25] the ledger of children of a quiet grid': {
    made: (tx) => listOf(tx, { ranges: [rangeOf(quiet)], after: ['', nilId], size: 21 }),
    most: 400,
  },
  '[S1-27] those of the ledger who are out of school': {
    made: (tx) => outOf(tx, { ranges: [rangeOf(grid)], after: ['', nilId], size: 21 }),
    // The few of the county, each looked up.
    most: 2_000,
  },
  '[S1-25] whom a hand-over of the map concerns': { made: (tx) => childrenIn(tx, grid), most: 400, role: 'linli_jobs' },
  '[S1-29] pictures of a report': { made: (tx) => imagesOf(tx, report), most: 50, role: 'linli_restricted' },
  '[S1-25] who might stand in it, in a quiet grid': {
    made: (tx) => proposedIn(tx, [rangeOf(quiet)], ['child-hardship'], month),
    // Children of these categories in the county, each looked up.
    most: 12_000,
  },
  '[S1-25] one of the ledger': { made: (tx) => oneEntry(tx, children[0]!), most: 20 },
  '[S1-25] whether somebody stands in it': { made: (tx) => entryOfPerson(tx, people[0]!), most: 40 },
  '[S1-26] what was done for a child': { made: (tx) => linesOf(tx, children[0]!), most: 100 },
  '[S1-27] a child’s schools': { made: (tx) => schoolsOf(tx, children[0]!), most: 300 },
  '[S1-29] reports that reached an office': {
    made: (tx) =>
      headsFor(tx, {
        units: [unit],
        owner: false,
        open: true,
        after: ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
        size: 21,
      }),
    most: 3_000,
    role: 'linli_restricted',
  },
  '[S1-29] whom a report reached': { made: (tx) => reachedBy(tx, report), most: 50, role: 'linli_restricted' },
  '[I-01] persons behind a number': {
    made: one(() => behind('t-persons', month, whole, false, { place: '', subject: nilId }, 31)),
    most: 200,
  },
  '[I-01] what was due to them': { made: one(() => owedTo(people, month)), most: 400 },
  '[I-01] whose duties these are': { made: one(() => dutiesNamed(duties)), most: 200 },
  '[I-01] persons to be counted': {
    made: (tx) =>
      measuresOf(
        tx,
        'person',
        people.map((subject) => ({ subject, month })),
      ),
    most: 600,
    role: 'linli_jobs',
  },
  '[I-01] how they were counted': {
    made: one(() => rowsOf(people.map((subject) => ({ subject, month })))),
    most: 60,
    role: 'linli_jobs',
  },
  '[I-01] the walk through all persons': {
    made: (tx) => measuresAfter(tx, 'person', nilId, 100),
    most: 800,
    role: 'linli_jobs',
  },
}

const scope: Scope = { ranges: [whole], units: [unit], account }

it.each(Object.entries(looked))('%s: reads hardly more than it shows', async (_, { made, most, role }) => {
  for (const statement of await asked(county, made)) {
    const client = clients.get(role ?? 'linli_app')!
    for (const kind of ['custom', 'generic'] as const) {
      const found = await explainedUnder(client, county, scope, statement, kind)
      expect(
        found.whole.filter((t) => !small.has(t)),
        `${found.plan}`,
      ).toEqual([])
      expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
    }
  }
})
