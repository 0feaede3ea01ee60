/** This phone's vault and outbox, one for the page, and when the server is asked. */
import { contact, handIn } from '../accounts/FieldScreens.tsx'
import { permissionsNow } from '../accounts/queries.ts'
import { county } from '../kit/county.ts'
import { untouched } from '../kit/idle.ts'
import { mint } from '../kit/mint.ts'
import { endDay, purge, refillAll } from '../kit/outbox/holder.ts'
import { Outbox } from '../kit/outbox/outbox.ts'
import { runOutbox } from '../kit/outbox/runner.ts'
import { postWithFiles } from '../kit/outbox/uploads.ts'
import { hasCrypto } from '../kit/vault/crypto.ts'
import { mark } from '../kit/vault/marks.ts'
import { Vault } from '../kit/vault/vault.ts'
import { held } from './held.ts'

// Without cryptography nothing stays: the box is this page's own, and what is in it are numbers of things in memory.
const bare = hasCrypto() ? '' : `-${mint()}`

const outbox: Outbox = new Outbox({
  county: county(),
  name: `linli-field-${county()}${bare}`,
  seal: (db) => new Vault({ db, county: county(), newId: mint }),
  send: (letter, content) => postWithFiles(outbox.db, letter, content),
  handIn: (letter) => handIn(outbox.db, letter),
  locks: 'locks' in navigator ? navigator.locks : undefined,
})
const vault = outbox.seal as Vault
const runner = runOutbox(outbox)

export const box = { outbox, vault, runner }

const beat = 15_000
const often = 10 * 60_000
let asked = -Infinity
let beaten = performance.now()

/** The server is asked, at most every ten minutes or when there is a reason; then what the phone holds is made new. */
async function ask(reason: boolean): Promise<void> {
  if (navigator.onLine === false || (!reason && performance.now() - asked < often)) return
  asked = performance.now()
  if (!(await contact(vault)) || vault.state.get() !== 'open') return
  const permissions = await permissionsNow()
  await refillAll(outbox, held, (one) => permissions.includes(one))
  const limits = await mark(outbox.db, 'limits')
  if (limits) await purge(outbox, held, { days: limits.purgeDays, bytes: limits.megabytes * 1_000_000 }, Date.now())
}

async function look(): Promise<void> {
  const now = performance.now()
  await vault.tick(now - beaten)
  beaten = now
  await endDay(outbox, held, Date.now())
  const limits = await mark(outbox.db, 'limits')
  if (limits && untouched() > limits.lockMinutes * 60_000) vault.lock()
  await ask(false)
}

const quietly = (work: Promise<unknown>) => void work.catch(() => undefined)

export async function startBox(): Promise<void> {
  // Before anything is opened: a phone that lay in a drawer overnight.
  await endDay(outbox, held, Date.now()).catch(() => undefined)
  await vault.start()
  vault.state.watch(() => {
    void runner.now()
    if (vault.state.get() === 'open') quietly(ask(true))
  })
  outbox.onStranger = () => quietly(contact(vault))
  addEventListener('online', () => quietly(ask(true)))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && quietly(look()))
  setInterval(() => quietly(look()), beat)
  if (bare) addEventListener('pagehide', () => void outbox.db.delete())
  else quietly(ask(true))
  void runner.now()
}
