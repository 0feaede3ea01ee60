/** Signing in by passkey, giving it as the second factor, and one's own passkeys. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PasskeyAsked, PasskeyMade, PasskeyName, PasskeySigned, PasskeyView } from './passkeys.ts'
import { Me, Step } from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const nothing = z.strictObject({})

export const passkeysApi = {
  begin: act('POST', '/sign-in/passkey', {
    may: 'public',
    summary: 'Begin a sign-in of staff by passkey; answers what the device is asked, the same for everybody',
    body: z.strictObject({ id: Id, shell: z.enum(['staff', 'field']).default('staff') }),
    answer: PasskeyAsked,
  }),
  ask: act('POST', '/sign-in/:id/passkey/ask', {
    may: 'public',
    summary: 'Ask for a passkey as the second factor of a sign-in',
    ...one,
    body: nothing,
    answer: PasskeyAsked,
  }),
  give: act('POST', '/sign-in/:id/passkey', {
    may: 'public',
    summary: 'Give what the device has signed, to begin a sign-in or as its second factor',
    ...one,
    body: z.strictObject({ signed: PasskeySigned }),
    answer: Step,
  }),

  // My own
  mine: read('/me/passkeys', {
    may: 'self',
    summary: 'My passkeys',
    answer: z.strictObject({ items: z.array(PasskeyView) }),
  }),
  beginAdd: act('POST', '/me/passkeys/begin', {
    may: 'self',
    summary: 'Begin to add a passkey',
    body: z.strictObject({ id: Id }),
    answer: PasskeyAsked,
    stepUp: true,
  }),
  add: act('POST', '/me/passkeys', {
    may: 'self',
    summary: 'Add the passkey that a device has made; `id` is the one it was begun with',
    body: z.strictObject({ id: Id, name: PasskeyName, made: PasskeyMade }),
    answer: done,
    kilobytes: 64,
  }),
  remove: act('POST', '/me/passkeys/:id/remove', {
    may: 'self',
    summary: 'Remove a passkey of mine',
    ...one,
    body: nothing,
    answer: done,
    stepUp: true,
  }),
  askOwn: act('POST', '/me/factor/passkey/ask', {
    may: 'self',
    summary: 'Ask for my passkey, for acts that ask for the second factor',
    body: nothing,
    answer: PasskeyAsked,
  }),
  giveOwn: act('POST', '/me/factor/passkey', {
    may: 'self',
    summary: 'Give my passkey for the acts of the next ten minutes; the session gets a new token',
    body: z.strictObject({ signed: PasskeySigned }),
    answer: Me,
  }),
}
