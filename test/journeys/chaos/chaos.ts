/**
 * Five phones in a bad week: lines break at random, tabs are killed, answers are lost after the act was done, the server is
 * cut off and begins again; at the end everything must stand once, in order, and whole. All chance comes from one seed.
 */
import { seeded, type Seeded } from '../../../domain/kernel/seeded.ts'
import { county, type JourneyHouse } from '../house.ts'
import { crewOf, owe } from './crew.ts'
import { Device, type Written } from './device.ts'
import { hashOf } from './photos.ts'

const schema = `c${county}`

interface Chaos {
  /** Of this run, for the names of its accounts. */
  name: string
  seed: number
  phones: number
  /** Of all phones together. */
  visits: number
  /** Visits by taps, of each phone. */
  taps: number
  /** Milliseconds, of each phone in turn. */
  skews?: readonly number[]
  /** What happens meanwhile, and how what comes back is mended. */
  meanwhile?: (people: readonly string[]) => Promise<void>
  mend?: Parameters<Device['drain']>[1]
  /** Most visits that are written in one breath. Default 8. */
  burst?: number
  /** Milliseconds to wait at the end. */
  patience?: number
}

interface Row {
  visit: string
  account: string
  person: string
  captured: Date
  received: Date
  at: Date
  skewed: boolean
}

export interface Found {
  /** What is wrong: nothing, if all is well. */
  wrong: string[]
  rows: Row[]
  photos: number
  restarts: number
  /** Acts that were done and whose answer was lost. */
  unheard: number
  /** How often what happened. */
  happened: Record<string, number>
}

export async function chaos(house: JourneyHouse, c: Chaos): Promise<Found> {
  const rand = seeded(c.seed)
  const crew = await crewOf(house, c.name, c.phones)
  house.app.flow()
  const people = crew.people.slice(0, 20)
  const { burst = 8 } = c
  const devices: Device[] = []
  for (const [n, login] of crew.logins.entries()) {
    const account = crew.accounts[n]!
    const owing = crew.people.slice(20 + n * c.taps, 20 + (n + 1) * c.taps)
    for (const person of owing) await owe(house, account, person)
    const skew = c.skews?.[n % c.skews.length] ?? 0
    const visits = Math.floor(c.visits / c.phones) + (n < c.visits % c.phones ? 1 : 0)
    devices.push(
      new Device({ house, rand: seeded(rand.int(0, 2 ** 31)), login, account, people, owing, visits, skew, burst }),
    )
  }
  for (const d of devices) await d.start()
  const storm = restarting(house, seeded(rand.int(0, 2 ** 31)))
  try {
    await Promise.all([...devices.map((d) => d.live()), c.meanwhile?.(people)])
  } finally {
    await storm.end()
  }
  const left: string[] = []
  for (const d of devices) left.push(...(await d.drain(c.patience ?? 20_000, c.mend)))
  const found = await compare(house, crew.accounts, devices)
  await Promise.all(devices.map((d) => d.close()))
  const happened: Record<string, number> = {}
  for (const d of devices) for (const [k, n] of Object.entries(d.said)) happened[k] = (happened[k] ?? 0) + n
  const unheard = devices.reduce((sum, d) => sum + d.line.unheard(), 0)
  return {
    ...found,
    wrong: [...left.map((l) => `left on a phone: ${l}`), ...found.wrong],
    restarts: storm.count(),
    unheard,
    happened,
  }
}

function restarting(house: JourneyHouse, rand: Seeded) {
  let over = false
  let count = 0
  const work = (async () => {
    while (!over) {
      await new Promise((on) => setTimeout(on, rand.int(2_000, 6_000)))
      if (over) break
      await house.app.restart(rand.int(0, 800))
      count++
    }
  })()
  return {
    count: () => count,
    end: () => {
      over = true
      return work
    },
  }
}

async function compare(house: JourneyHouse, accounts: string[], devices: Device[]) {
  const rows = await house.sql<Row>(
    `select v.id as visit, v.account, p.person, v.captured_at as captured, v.received_at as received, v.at, v.skewed
     from ${schema}.visit v join ${schema}.visit_person p on p.visit = v.id where v.account = any($1) order by v.received_at, v.id`,
    [accounts],
  )
  const files = await house.sql<{ subject: string; sha256: string }>(
    `select subject, sha256 from ${schema}.files where subject = any($1)`,
    [rows.map((r) => r.visit)],
  )
  const records = await house.sql<{ id: string }>(`select id from ${schema}.service_records where id = any($1)`, [
    rows.map((r) => r.visit),
  ])
  const wrong: string[] = []
  if (records.length !== rows.length) wrong.push(`${rows.length} visits, ${records.length} records`)
  devices.forEach((d, n) => {
    const own = rows.filter((r) => r.account === accounts[n])
    wrong.push(...inOrder(d.written, own).map((w) => `phone ${n + 1}: ${w}`))
    for (const w of d.written) {
      if (w.photos.length === 0) continue
      const visit = own.find((r) => r.person === w.person && r.captured.toISOString() === w.capturedAt)?.visit
      const there = files.filter((f) => f.subject === visit).map((f) => f.sha256)
      if (there.sort().join() !== [...w.photos].sort().join())
        wrong.push(`phone ${n + 1}: photos of ${w.capturedAt}: ${there.length} of ${w.photos.length} as they were`)
    }
  })
  for (const { sha256 } of files)
    if (hashOf(await house.app.house.files.get(sha256)) !== sha256)
      wrong.push(`file ${sha256} is not what it is called`)
  return { wrong, rows, photos: files.length }
}

/** Every visit once, and those of one person as they were written. Pure. @param there as they were received */
function inOrder(written: readonly Written[], there: readonly Row[]): string[] {
  const wrong: string[] = []
  for (const person of new Set([...written.map((w) => w.person), ...there.map((r) => r.person)])) {
    const meant = written.filter((w) => w.person === person)
    const got = there.filter((r) => r.person === person).toSorted((a, b) => +a.received - +b.received)
    if (got.length !== meant.length) wrong.push(`${meant.length} written, ${got.length} arrived`)
    else if (meant.some((w, i) => w.capturedAt !== undefined && w.capturedAt !== got[i]!.captured.toISOString()))
      wrong.push(`of ${got.length} visits of one person the order is another, or one of them`)
  }
  return wrong
}
