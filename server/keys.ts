/**
 * `npm run keys -- new | reseal | drop [restricted]`: a change of the data key under the personal identifiers, or of the key of
 * the restricted class, in three steps, so that nobody is locked out in between. The index over identifiers has a key of its
 * own and does not change.
 */
import pg from 'pg'
import type { County } from './kernel/context.ts'
import { reseal, staleIn, type What } from './kernel/db/reseal.ts'
import { addKey, dropOldKeys, restrictedKeys, type Keys, type Ringed } from './kernel/keys.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { restrictedSealed } from './kernel/restricted/sealed.ts'
import { open, type Opened } from './open.ts'
import { rooms } from './rooms.ts'

const usage = `npm run keys -- new      a fresh data key, current from the next start on; the older stay for the rows that name them
npm run keys -- reseal   seals every value with the current key; may be stopped and goes on where it was
npm run keys -- drop     takes the older keys out of the key file, once no row names one
The same three with "restricted" behind them are for the key of the restricted class, which lies in a file of its own.`

/** What lies under each of the two keys. */
export const sealedUnder: Record<Ringed, { what: What; keys: (all: Keys) => Keys }> = {
  data: { what: { columns: rooms.flatMap((room) => room.sealed ?? []), history: true }, keys: (all) => all },
  restricted: {
    what: { columns: [...restrictedSealed, ...rooms.flatMap((room) => room.restricted ?? [])], history: false },
    keys: restrictedKeys,
  },
}

const namedBy: Record<Ringed, string> = { data: 'data key', restricted: 'key of the restricted class' }

export async function run([what = '', which = 'data']: string[]): Promise<void> {
  const step = { new: begin, reseal: resealAll, drop }[what]
  if (!step || (which !== 'data' && which !== 'restricted')) throw new MachineFault(usage)
  const opened = await open()
  try {
    await step(opened, which)
  } finally {
    await opened.close()
  }
}

const again = (step: string, which: Ringed) => `npm run keys -- ${step}${which === 'restricted' ? ' restricted' : ''}`

async function begin({ config }: Opened, which: Ringed): Promise<void> {
  const id = addKey(config.keysFile, which)
  console.log(
    `The ${namedBy[which]} ${id} is current from the next start on. Copy the key file, start again, then: ${again('reseal', which)}`,
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

const resealAll = (opened: Opened, which: Ringed) =>
  each(opened, async (client, { code, name }) => {
    const started = performance.now()
    const { what, keys } = sealedUnder[which]
    const { done, left } = await reseal(client, code, what, keys(opened.house.keys))
    const seconds = Math.max((performance.now() - started) / 1000, 0.001)
    console.log(
      `${code} ${name}: ${done} values sealed anew in ${seconds.toFixed(1)} s, ${Math.round(done / seconds)} a second.`,
    )
    if (left > 0)
      console.log(`  ${left} name an older key still: a server runs with it. Start it again, then run this once more.`)
  })

async function drop(opened: Opened, which: Ringed): Promise<void> {
  const { what, keys } = sealedUnder[which]
  let stale = 0
  await each(opened, async (client, { code }) => {
    stale += await staleIn(client, code, what, keys(opened.house.keys))
  })
  if (stale > 0)
    throw new MachineFault(`${stale} values name an older key still: run "${again('reseal', which)}" first.`)
  dropOldKeys(opened.config.keysFile, which)
  console.log(
    `The current ${namedBy[which]} stands alone. Backups from before need the older file: keep its copy with them.`,
  )
}
