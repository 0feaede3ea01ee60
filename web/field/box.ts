/** This phone's outbox, one for the page. */
import { county } from '../kit/county.ts'
import { Outbox } from '../kit/outbox/outbox.ts'
import { postLetter } from '../kit/outbox/post.ts'
import { runOutbox } from '../kit/outbox/runner.ts'

const outbox = new Outbox({ county: county(), send: postLetter, locks: 'locks' in navigator ? navigator.locks : undefined })

export const box = { outbox, runner: runOutbox(outbox) }
