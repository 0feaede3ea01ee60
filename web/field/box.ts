/** This phone's outbox, one for the page. */
import { county } from '../kit/county.ts'
import { Outbox } from '../kit/outbox/outbox.ts'
import { postWithFiles } from '../kit/outbox/uploads.ts'
import { runOutbox } from '../kit/outbox/runner.ts'

const outbox: Outbox = new Outbox({
  county: county(),
  send: (letter, body) => postWithFiles(outbox.db, letter, body),
  locks: 'locks' in navigator ? navigator.locks : undefined,
})

export const box = { outbox, runner: runOutbox(outbox) }
