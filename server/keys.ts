/**
 * `npm run keys -- new | reseal | drop`: a change of the data key under the personal identifiers, in three steps, so that
 * nobody is locked out in between. The index over identifiers has a key of its own and does not change.
 */
import pg from 'pg'
import type { County } from './kernel/context.ts'
import { reseal, staleIn } from './kernel/db/reseal.ts'
import { addKey, dropOldKeys } from './kernel/keys.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { open, type Opened } from './open.ts'
import { rooms } from './rooms.ts'

const usage = `npm run keys -- new      a fresh data key, current from the next start on; the older stay for the rows that name them
npm run keys -- reseal   seals every value with the current key; may be stopped and goes on where it was
npm run keys -- drop     takes the older keys out of the key file, once no row names one`

const sealed = rooms.flatMap((room) => room.sealed ?? [])

export async function run([what = '']: string[]): Promise<void> {
  const step = { new: begin, reseal: resealAll, drop }[what]
  if (!step) throw new MachineFault(usage)
  const opened = await open()
  try {
    await step(opened)
  } finally {
    await opened.close()
  }
}

async function begin({ config }: Opened): Promise<void> {
  const id = addKey(config.keysFile)
  console.log(
    `The data key ${id} is current from the next start on. Copy the key file, start again, then: npm run keys -- reseal`,
  )
}

async function each(
  { house, database }: Opened,
  work: (client: pg.Client, county: County) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(database.admin)
  await client.connect()
  try {
    for (const county of await house.counties()) await work(client, county)
  } finally {
    await client.end()
  }
}

const resealAll = (opened: Opened) =>
  each(opened, async (client, { code, name }) => {
    const started = performance.now()
    const { done, left } = await reseal(client, code, sealed, opened.house.keys)
    const seconds = Math.max((performance.now() - started) / 1000, 0.001)
    console.log(
      `${code} ${name}: ${done} values sealed anew in ${seconds.toFixed(1)} s, ${Math.round(done / seconds)} a second.`,
    )
    if (left > 0)
      console.log(`  ${left} name an older key still: a server runs with it. Start it again, then run this once more.`)
  })

async function drop(opened: Opened): Promise<void> {
  let stale = 0
  await each(opened, async (client, { code }) => void (stale += await staleIn(client, code, sealed, opened.house.keys)))
  if (stale > 0) throw new MachineFault(`${stale} values name an older key still: run "npm run keys -- reseal" first.`)
  dropOldKeys(opened.config.keysFile)
  console.log('The current data key stands alone. Backups from before need the older file: keep its copy with them.')
}
