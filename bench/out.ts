/**
 * A list of people taken out through HTTP, as CSV and as XLSX, masked and in clear, beside COPY of the same rows to stdout in the same run; memory of the server.
 * `npm run bench -- out [people]`. The list is taken whole and thrown away; COPY is taken by this process too.
 */
import pg from 'pg'
import { mint } from '../server/kernel/mint.ts'
import { copyOut } from './kit/copy.ts'
import { county } from './kit/house.ts'
import { watchMemory } from './kit/memory.ts'
import { serve } from './kit/processes.ts'
import { openResidents } from './kit/residents.ts'
import { signIn } from './kit/session.ts'

const people = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 1)

const bench = await openResidents(people)
const server = await serve(bench.at)
const memory = watchMemory(server.pid)

/** What a list holds, as one statement of the database alone. */
const rows = `select p.id, p.place, p.name_masked, p.sex, p.born,
  (select f.masked from c${county.code}.person_phone f where f.person = p.id order by f.no limit 1),
  (select d.text from c${county.code}.household_member m join c${county.code}.household h on h.id = m.household join c${county.code}.dwelling d on d.id = h.dwelling
   where m.person = p.id and m.residence <> 'registered-only' and m.from_day <= current_date and (m.to_day is null or m.to_day > current_date) order by m.from_day desc limit 1),
  (select array_agg(distinct c.category order by c.category) from c${county.code}.person_category c where c.person = p.id and c.from_day <= current_date and (c.to_day is null or c.to_day > current_date))
  from c${county.code}.person p where p.died is null and p.left_on is null order by p.place, p.id`

async function copied(): Promise<{ seconds: number; bytes: number }> {
  const client = new pg.Client({ ...bench.at, user: 'postgres' })
  await client.connect()
  const began = performance.now()
  const bytes = await copyOut(client, `copy (${rows}) to stdout`)
  const seconds = (performance.now() - began) / 1000
  await client.end()
  return { seconds, bytes }
}

async function taken(headers: Record<string, string>, more: object) {
  await bench.admin.query('update account_sessions set factors = 2, factor_at = now()')
  memory.most()
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${server.port}/${county.code}/api/people/export`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ id: mint(Date.now()), place: `${county.code}/`, why: 'bench', to: 'bench', ...more }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  let bytes = 0
  let first = 0
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    first ||= performance.now() - began
    bytes += chunk.length
  }
  return { seconds: (performance.now() - began) / 1000, first, bytes, most: memory.most() }
}

try {
  const { headers } = await signIn(bench.admin, 'take-out')
  const [{ n }] = (
    await bench.admin.query<{ n: number }>(
      'select count(*)::int as n from person where died is null and left_on is null',
    )
  ).rows as [{ n: number }]
  console.log(`${n} people`)
  await copied()
  for (let round = 0; round < rounds; round++) {
    for (const more of [{ format: 'csv' }, { format: 'xlsx' }, { format: 'csv', clear: true }]) {
      const before = await copied()
      const list = await taken(headers, more)
      const after = await copied()
      const raw = (before.seconds + after.seconds) / 2
      console.log(
        `${JSON.stringify(more)}: ${list.seconds.toFixed(1)} s, ${Math.round(n / list.seconds)} rows a second, first byte ${list.first.toFixed(0)} ms, ` +
          `${(list.bytes / 1e6).toFixed(1)} MB; COPY ${raw.toFixed(1)} s; ratio ${(raw / list.seconds).toFixed(2)}; server at most ${list.most.toFixed(0)} MB`,
      )
    }
  }
  const [told] = (
    await bench.admin.query(
      `select count(*)::int as lines, pg_size_pretty(pg_total_relation_size('audit_many')) as size from audit_many`,
    )
  ).rows
  console.log(`told: ${told.lines} of whom, ${told.size}`)
} finally {
  memory.stop()
  await server.stop()
  await bench.close()
}
