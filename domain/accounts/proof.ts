/**
 * How much proof a sign-in needs. One table of facts in, the next step out; the conversation itself is the server's.
 *
 * A password alone opens nothing on a browser that was never proved. Roles that stand apart give their authenticator
 * every time. What is lost is given back by people: an administrator face to face, and for the second factor two.
 */

/** What is typed. */
export type CodeMethod = 'totp' | 'recovery' | 'sms'
export type Method = CodeMethod | 'passkey'

export interface Facts {
  /** What it began with: the password, a one-time code from a person or a message, what a platform proved, or a passkey. */
  begun: 'password' | 'code' | 'platform' | 'passkey'
  /** After a code a password is chosen before anything else. */
  passwordChosen: boolean
  /** The second factor that was given in this conversation. */
  given: Method | null
  /** The platform proved a second factor of its own, of a kind the county counts. It spares the question and is not remembered. */
  proved: boolean
  has: { totp: boolean; phone: boolean; recovery: boolean; passkey: boolean }
  /** A role that is held demands an authenticator at each sign-in. */
  demands: boolean
  /** This browser gave a second factor for this account before, and was not forgotten. */
  known: boolean
  /** An account of demonstration, in a county of demonstration. */
  demo: boolean
}

export type Next =
  | { next: 'set-password' }
  | { next: 'factor'; methods: [Method, ...Method[]] }
  | { next: 'enrol' }
  | { next: 'administrator' }
  | { next: 'done'; factors: 1 | 2; /** The browser may be remembered. */ remember: boolean }

const strong = (m: Method | null) => m === 'totp' || m === 'recovery' || m === 'passkey'

export function nextStep(f: Facts): Next {
  if (f.begun === 'code' && !f.passwordChosen) return { next: 'set-password' }
  if (f.demo) return finish(f)
  if (f.demands) return f.has.totp ? withAuthenticator(f) : beforeAuthenticator(f)
  // A code came from a person or to the phone: whoever has set up an authenticator gives it all the same.
  if (f.begun === 'code' && !f.has.totp) return finish(f)
  if (f.given || (f.known && f.begun !== 'code') || (f.begun === 'platform' && f.proved)) return finish(f)
  return ask(methodsFor(f))
}

const finish = (f: Facts): Next => ({
  next: 'done',
  factors: f.given ? 2 : 1,
  remember: f.given !== null || f.begun === 'code' || f.known,
})

const withAuthenticator = (f: Facts): Next => (strong(f.given) ? finish(f) : ask(methodsFor(f)))

/** Setting one up is itself a privilege: the password alone does not give it. */
function beforeAuthenticator(f: Facts): Next {
  if (f.begun === 'code' || f.given === 'sms' || f.given === 'passkey' || f.known) return { next: 'enrol' }
  if (f.has.passkey) return ask(['passkey'])
  return f.has.phone ? ask(['sms']) : { next: 'administrator' }
}

const ask = ([first, ...rest]: Method[]): Next =>
  first ? { next: 'factor', methods: [first, ...rest] } : { next: 'administrator' }

/** What may be given as the second factor, the strongest first. A message is none for roles that demand an authenticator. */
export function methodsFor(f: Pick<Facts, 'has' | 'demands' | 'demo'>): Method[] {
  return [
    ...(f.has.passkey ? (['passkey'] as const) : []),
    ...(f.has.totp ? (['totp'] as const) : []),
    ...(f.has.totp && f.has.recovery ? (['recovery'] as const) : []),
    ...(f.has.phone && (!f.demands || f.demo) ? (['sms'] as const) : []),
  ]
}
