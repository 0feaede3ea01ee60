/**
 * How often something may be tried. A bucket is (what, whose) within a window; nothing is ever locked for good, and what
 * strangers do never closes the door to a browser that is known: its bucket is its own.
 */

export interface Bucket {
  max: number
  seconds: number
}

const quarter = 15 * 60
const hour = 60 * 60
const day = 24 * hour

export const buckets = {
  /** Wrong passwords for one name from one address. */
  'password.name-address': { max: 10, seconds: quarter },
  /** Wrong passwords from one address, whatever the name; an office shares one. */
  'password.address': { max: 100, seconds: quarter },
  /** Wrong passwords from a known browser: counted apart from everybody else's. */
  'password.browser': { max: 20, seconds: quarter },
  /** Wrong second factors for one account from browsers that are not known: somebody has the password. */
  'factor.account': { max: 10, seconds: hour },
  'factor.browser': { max: 20, seconds: quarter },
  /** Ways to a platform begun from one address. */
  'platform.address': { max: 100, seconds: quarter },
  /** Passkeys asked for from one address. */
  'passkey.address': { max: 100, seconds: quarter },
  /** One-time codes tried from one address. */
  'code.address': { max: 30, seconds: quarter },
  'sms.phone': { max: 5, seconds: hour },
  'sms.phone-day': { max: 10, seconds: day },
  'sms.address': { max: 30, seconds: hour },
  'sms.address-day': { max: 120, seconds: day },
  /** What a flood may cost the county at most. */
  'sms.county-day': { max: 20_000, seconds: day },
  /** Codes tried for one phone over all conversations, and from one address. */
  'guess.phone': { max: 20, seconds: hour },
  'guess.address': { max: 100, seconds: quarter },
  'forgotten.name': { max: 3, seconds: hour },
  'forgotten.address': { max: 20, seconds: hour },
} as const satisfies Record<string, Bucket>

export type BucketName = keyof typeof buckets

/** A code of six digits: five tries, five minutes (OWASP ASVS 5.0, 6.5.5, 6.6.3). */
export const codeTries = 5
export const codeSeconds = 5 * 60
/** Messages one conversation may send. */
export const codeSends = 3
/** How long a conversation may take. */
export const signInSeconds = 20 * 60
/** One-time codes: handed over by a person, and sent by message. */
export const paperCodeSeconds = day
export const messageCodeSeconds = quarter
/** What waits for a second person waits a week. */
export const askingSeconds = 7 * day
