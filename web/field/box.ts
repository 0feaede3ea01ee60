/** This phone's vault and outbox, one for the page, and when the server is asked. */
import { contact, handIn } from '../accounts/FieldGate.tsx'
import { county } from '../kit/county.ts'
import { mint } from '../kit/mint.ts'
import { Outbox } from '../kit/outbox/outbox.ts'
import { runOutbox } from '../kit/outbox/runner.ts'
import { endDay } from '../kit/outbox/today.ts'
import { postWithFiles } from '../kit/outbox/uploads.ts'
import { hasCrypto } from '../kit/vault/crypto.ts'
import { mark } from '../kit/vault/marks.ts'
import { followLocks, lockTabs, untouchedHere } from '../kit/vault/tabs.ts'
import { Vault } from '../kit/vault/vault.ts'
import { expectPin } from './expected.ts'

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
  await (await import('./renew.ts')).renew(outbox)
}

async function look(): Promise<void> {
  const now = performance.now()
  await vault.tick(now - beaten)
  beaten = now
  await endDay(outbox.db, Date.now())
  const limits = await mark(outbox.db, 'limits')
  if ((await untouchedHere(outbox.db)) > (limits?.lockMinutes ?? Infinity) * 60_000) await lockTabs(vault)
  await ask(false)
}

const quietly = (work: Promise<unknown>) => void work.catch(() => undefined)

export async function startBox(): Promise<void> {
  // Before anything is opened, for what is asked of a database first is done first: a phone that lay in a drawer overnight.
  quietly(endDay(outbox.db, Date.now()))
  vault.state.watch(() => {
    expectPin(vault.state.get())
    void runner.now()
    if (vault.state.get() === 'open') quietly(ask(true))
  })
  await vault.start()
  outbox.onStranger = () => quietly(contact(vault))
  addEventListener('online', () => quietly(ask(true)))
  followLocks(vault)
  // Whoever goes to another tab was here a moment ago.
  document.addEventListener('visibilitychange', () =>
    quietly(document.visibilityState === 'visible' ? look() : untouchedHere(outbox.db)),
  )
  setInterval(() => quietly(look()), beat)
  if (bare) addEventListener('pagehide', () => void outbox.db.delete())
  else quietly(ask(true))
}
