/** Every route of the served description is called in ways that its schemas allow and in ways that they do not, by everybody. */
import { Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { pino } from 'pino'
import { problems, type Problem } from '../../domain/kernel/errors.ts'
import { roleCodes } from '../../domain/accounts/roles.ts'
import type { Client } from '../client.ts'
import { startLoop, unit, type Loop } from '../requests/front.ts'
import { seed } from '../setup/seed-value.ts'
import { callOf, operationsOf, type Call, type Operation } from './calls.ts'
import type { Known } from './values.ts'

const base = '/231025/api'
/** A request that is not answered within this has hung; the house itself breaks off statements after five seconds. */
const patience = 60_000

/** A loop without an end stops the clock of this process too: another thread's tells which call it was, and ends the test. */
const watch = `
  const { parentPort } = require('node:worker_threads')
  let timer
  parentPort.on('message', (call) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      require('node:fs').writeSync(2, 'fuzz: the process stands still since ' + call + '\\n')
      process.kill(process.pid, 'SIGKILL')
    }, ${2 * 60_000})
  })`

interface Fuzzed {
  routes: number
  calls: number
  statuses: Record<number, number>
  /** What was answered otherwise than a house answers, each with the call that brings it about. */
  faults: string[]
  /** Milliseconds: the slowest call with its name, and a plain request made in between. */
  slowest: { name: string; took: number }
  plain: number
}

/** @param rounds calls of each route, every other one as it wants to be called; half the routes begin with a wrong one */
export async function fuzz(rounds: number): Promise<Fuzzed> {
  const log = new Map<string, string>()
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      const line = JSON.parse(chunk.toString()) as { trace?: string; pg?: string; reason?: string; at?: string }
      if (line.trace) log.set(line.trace, [line.pg, line.reason, line.at].filter(Boolean).join(' '))
      done()
    },
  })
  const t = await startLoop({
    demo: true,
    people: ['all', 'officer', 'resident'],
    log: pino({ level: 'error' }, stream),
  })
  const watcher = new Worker(watch, { eval: true })
  try {
    return await run(t, rounds, log, (call) => watcher.postMessage(call))
  } finally {
    await watcher.terminate()
    await t.close()
  }
}

async function run(t: Loop, rounds: number, log: Map<string, string>, tell: (call: string) => void): Promise<Fuzzed> {
  await t.reported()
  await t.sent()
  await t.resolved()
  await t.at.app.settle()
  const crew = callers(t)
  const operations = operationsOf((await t.at.guest().raw('GET', `${base}/openapi.json`)).body)
  const found: Fuzzed = {
    routes: operations.length,
    calls: 0,
    statuses: {},
    faults: [],
    slowest: { name: '', took: 0 },
    plain: 0,
  }
  const plain: number[] = []
  for (let round = 0; round < rounds; round++) {
    const known = await whatIsThere(t)
    for (const [n, op] of operations.entries()) {
      const wrong = (n + round) % 2 === 1
      // What is as it should be comes from whoever may most, so that it is carried out; the rest from everybody in turn.
      const who = wrong ? crew[(n + round) % crew.length]! : crew[round % 7 === 6 ? 1 + (n % 4) : 0]!
      const [call] = fc.sample(callOf(op, known, wrong), { numRuns: 1, seed: seed + round * 7919 + n })
      tell(
        `${op.id} by ${who.name}: ${call!.path.slice(0, 300)} ${typeof call!.body === 'string' ? call!.body.slice(0, 1_000) : ''}`,
      )
      await one(found, who, op, call!, log)
      if (n % 40 === 0) plain.push((await timed(crew[0]!.client, { method: 'GET', path: '/me' })).took)
    }
  }
  found.plain = plain.sort((a, b) => a - b)[plain.length >> 1]!
  // A hundred thousand rows or a sheet take their time; what runs away takes more than any machine needs for that.
  if (found.slowest.took > 1_000 * found.plain + 20_000)
    found.faults.push(`${found.slowest.name} took ${found.slowest.took} ms, a plain request ${found.plain}`)
  return found
}

interface Caller {
  name: string
  client: Client
}

function callers(t: Loop): Caller[] {
  const place = '231025/'
  const all = roleCodes
    .filter((r) => r !== 'resident')
    .flatMap((role) => [
      { role, place },
      { role, unit },
    ])
  return [
    { name: 'all', client: t.at.as('all', all) },
    { name: 'administrator', client: t.at.as('officer', [{ role: 'administrator', place }]) },
    { name: 'dispatcher', client: t.dispatcher },
    { name: 'resident', client: t.at.as('resident', [], { kind: 'resident' }) },
    { name: 'guest', client: t.at.guest() },
  ]
}

/** The newest of every table, so that what one call made is what the next one names. */
async function whatIsThere(t: Loop): Promise<Known> {
  const tables = await t.at.sql<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'c231025' and column_name = 'id' and data_type = 'uuid' and table_type = 'BASE TABLE' order by 1`,
  )
  const rows = await t.at.sql<{ name: string; id: string }>(
    tables
      .map(({ name }) => `(select '${name}' as name, id::text from c231025."${name}" order by id desc limit 4)`)
      .join(' union all '),
  )
  const ids = new Map<string, string[]>()
  for (const { name, id } of rows) ids.set(name, [...(ids.get(name) ?? []), id])
  const of = async (text: string) => (await t.at.sql<{ v: string }>(text)).map((r) => r.v)
  return {
    ids,
    places: await of('select path as v from c231025.place order by level, path limit 30'),
    codes: await of(
      'select code as v from c231025.organisation union select code from c231025.catalogue_entry union select code from c231025.definition union select kind from c231025.definition order by 1 limit 400',
    ),
    files: await of('select sha256 as v from c231025.files order by 1 limit 5'),
  }
}

async function timed(
  client: Client,
  call: Call,
): Promise<{ took: number; status: number; text: string; media: string }> {
  const began = performance.now()
  const ended = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error('no answer')), patience).unref()
  })
  const reply = await Promise.race([client.sent(call.method, base + call.path, call.body, call.type), ended])
  return { took: performance.now() - began, status: reply.status, text: reply.text, media: reply.media }
}

async function one(found: Fuzzed, who: Caller, op: Operation, call: Call, log: Map<string, string>): Promise<void> {
  const reply = await timed(who.client, call).catch((error: unknown) => String(error))
  found.calls++
  const body = typeof call.body === 'string' ? call.body.slice(0, 1_500) : call.body ? 'a file' : ''
  const say = (what: string) =>
    found.faults.push(`${op.id} by ${who.name}: ${what}\n    ${call.method} ${call.path.slice(0, 600)} ${body}`)
  if (typeof reply === 'string') return void say(reply)
  found.statuses[reply.status] = (found.statuses[reply.status] ?? 0) + 1
  if (reply.took > found.slowest.took) found.slowest = { name: `${op.id} ${call.path.slice(0, 100)}`, took: reply.took }
  if (reply.status >= 400) for (const wrong of wrongIn(reply, log)) say(wrong)
}

/** A refusal is a problem document, with faults where the input is at fault, and says nothing of our insides. */
function wrongIn(
  { status, text, media }: { status: number; text: string; media: string },
  log: Map<string, string>,
): string[] {
  if (!media.startsWith('application/problem+json')) return [`${status} as ${media}`]
  const problem = JSON.parse(text) as Problem
  const faults: [boolean, string][] = [
    [status >= 500, `${status} ${log.get(problem.trace) ?? ''}`],
    [problems[problem.code] !== status, `${problem.code} with ${status}`],
    [!problem.title || !problem.trace, `no title or trace: ${text}`],
    [problem.code === 'validation' && !problem.faults?.length, 'a fault that is nowhere'],
    [/node_modules|\.ts:\d|pg_catalog|violates/.test(text), `our insides: ${text}`],
  ]
  return faults.flatMap(([is, what]) => (is ? [what] : []))
}
