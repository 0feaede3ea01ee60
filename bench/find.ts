/**
 * The first page of finding people among a million, beside opening one of them by id: same session, policy, scope and run,
 * 8 clients. `npm run bench -- find [people]`; the first run seeds the database. The bar is 5 times.
 */
import { seeded, type Seeded } from '../domain/kernel/seeded.ts'
import { rangeOf } from '../domain/kernel/place-path.ts'
import { personKeys } from '../domain/people/keys.ts'
import { openName } from '../server/people/sealed.ts'
import { county, houseAt } from './kit/house.ts'
import { load, median, serve } from './kit/processes.ts'
import { openResidents, scopes } from './kit/residents.ts'
import { signIn } from './kit/session.ts'

const people = Number(process.argv[2] ?? 1_000_000)
const bar = 5
const each = 200
const answers = 240

const bench = await openResidents(people)
const house = houseAt(bench.at)
const server = await serve(bench.at)
await server.toggle()

interface Person {
  id: string
  name: string
  text: string | null
}

/** Who is asked for: people of the scope, taken all over it. */
async function sample(place: string): Promise<Person[]> {
  const { lo, hi } = rangeOf(place)
  const { rows } = await bench.admin.query<{ id: string; name: string; text: string | null }>(
    `select p.id, p.name, (select d.text from household_member m join household h on h.id = m.household join dwelling d on d.id = h.dwelling where m.person = p.id limit 1) as text
     from (select id, name from person where place >= $1 and place < $2 order by md5(id::text) limit $3) p`,
    [lo, hi, each],
  )
  return rows.map((p) => ({ ...p, name: openName({ house, county }, p) }))
}

const pick = (r: Seeded, list: readonly string[]) => r.pick(list)

/** What is typed, of each kind, for these people. */
const kindsOfWords: Record<string, (p: Person, r: Seeded, others: Person[]) => string[]> = {
  'two characters': ({ name }) => {
    const chars = [...name.replace(/·.*/, '')]
    return chars.length === 2 ? [chars.join('')] : [chars.slice(-2).join(''), chars.slice(0, 2).join('')]
  },
  'one wrong': ({ name }, r, others) => {
    const chars = [...name]
    if (chars.length < 3 || name.includes('·')) return []
    const at = r.int(0, chars.length - 1)
    const wrong = r.pick([
      ...pick(
        r,
        others.map((o) => o.name),
      ),
    ])
    return [chars.map((c, i) => (i === at ? wrong : c)).join('')]
  },
  'three of address': ({ text }, r) => {
    if (!text) return []
    const at = r.int(0, text.length - 3)
    const piece = text.slice(at, at + 3)
    // A number is a number: half of one is no piece of an address.
    const cut = /\d$/.test(text.slice(0, at)) && /^\d/.test(piece)
    return cut || (/\d$/.test(piece) && /^\d/.test(text.slice(at + 3))) ? [] : [piece]
  },
  initials: ({ name }) =>
    personKeys(name)
      .filter((k) => k.startsWith('i:'))
      .map((k) => k.slice(2)),
}

/** A category that some hold and an age that some have, as somebody would ask. */
const narrowings: Record<string, object[]> = {
  '': [{}],
  category: ['elder-alone', 'disabled', 'low-income', 'child-left-behind'].map((category) => ({ category })),
  ages: [{ ageFrom: 60, ageTo: 69 }, { ageFrom: 80 }, { ageFrom: 6, ageTo: 15 }, { ageFrom: 95 }],
  both: [
    { category: 'elder-alone', ageFrom: 70, ageTo: 79 },
    { category: 'disabled', ageFrom: 40, ageTo: 59 },
    { category: 'low-income', ageTo: 17 },
  ],
}

const worst: [number, string][] = []
try {
  for (const [name, place] of Object.entries(scopes)) await oneScope(name, place)
} finally {
  await server.stop()
  await house.close()
  await bench.close()
}
worst.sort((a, b) => b[0] - a[0])
console.log(`worst: ${worst[0]![1]} ${worst[0]![0].toFixed(2)} (bar ${bar})`)

async function oneScope(name: string, place: string) {
  const { headers } = await signIn(bench.admin, `find-${name}`)
  const base = `/${county.code}/api/people`
  const some = await sample(place)
  const r = seeded(7)
  const common = { port: server.port, headers, clients: 8, seconds: 30, answers }
  const byId = { ...common, method: 'GET' as const, paths: some.map((p) => `${base}/${p.id}`) }
  const opened: number[] = []
  await load({ ...byId, answers: 2_000 })
  for (const [kind, typed] of Object.entries(kindsOfWords)) {
    const words = some.flatMap((p) => typed(p, r, some))
    const line: string[] = []
    for (const [how, narrow] of Object.entries(narrowings)) {
      const bodies = words.map((q, i) => ({ q, ...narrow[i % narrow.length]! }))
      const job = { ...common, method: 'POST' as const, paths: [`${base}/search`], bodies }
      await load({ ...job, answers: 40 })
      // Turn by turn, so that whatever else the machine does meets both alike.
      const before = await load(byId)
      const found = await load(job)
      const after = await load(byId)
      const bad = [before, found, after].flatMap((h) => Object.keys(h.other))
      if (bad.length > 0) throw new Error(`${name}, ${kind}: answers ${bad.join(' ')}`)
      const one = (before.p50 + after.p50) / 2
      opened.push(one)
      worst.push([found.p50 / one, `${name}, ${kind} ${how}`])
      line.push(`${how || 'alone'} ${(found.p50 / one).toFixed(2)} (p95 ${(found.p95 / one).toFixed(1)})`)
    }
    console.log(`${name.padEnd(7)} ${kind.padEnd(17)} ${words.length} words: ${line.join(', ')}`)
  }
  console.log(`${name.padEnd(7)} one person by id: ${median(opened).toFixed(2)} ms`)
}
