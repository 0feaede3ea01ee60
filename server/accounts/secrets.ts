/** Passwords, authenticators, codes and tokens: made, hashed, compared. Nothing here touches the database. */
import { hash as digest, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import { Refusal } from '../../domain/kernel/errors.ts'

/**
 * Argon2id with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's minimum, which costs about 30 ms
 * on the machine of reference. More memory would let a handful of strangers use up a small server.
 */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** At most so many at once and waiting: beyond that the door says "busy" and the house stays standing. */
const atOnce = 2
const inLine = 64
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= inLine) throw new Refusal('unavailable')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

export const hashPassword = (password: string) => inTurn(() => hash(password.normalize('NFKC'), argon))

let nobody: Promise<string> | undefined

/** How many comparisons were made: a name nobody has costs as many as one that is there. */
export const counted = { comparisons: 0 }

/** Compares with the hash or, where there is none, with one nobody knows: the same work either way. */
export async function passwordFits(password: string, known: string | null | undefined): Promise<boolean> {
  nobody ??= hash(randomBytes(32).toString('hex'), argon)
  const against = known ?? (await nobody)
  counted.comparisons++
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
  return fits && known !== null && known !== undefined
}

/** 256 random bits. */
export const newToken = () => randomBytes(32).toString('base64url')

const sha256 = (text: string): Buffer => digest('sha256', text, 'buffer')

/** Tokens are random and long: a plain hash is enough, and the same token always gives the same row. */
export const tokenHash = (token: string): Buffer => sha256(token)

/** What a browser calls itself, without its version: an update is no theft. */
export const agentHash = (agent: string): Buffer => sha256(agent.replace(/[\d._]+/g, ''))

const kinds: [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'],
  [/Edg/i, 'Edge'],
  [/Firefox/i, 'Firefox'],
  [/Chrom/i, 'Chrome'],
  [/Safari/i, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/HarmonyOS/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/iPhone|iPad/i, 'iOS'],
  [/Windows/i, 'Windows'],
  [/Mac OS/i, 'macOS'],
  [/Linux/i, 'Linux'],
]

/** `Chrome · Windows`: enough to tell one's own browsers apart. */
export function labelOf(agent: string): string {
  const first = (list: [RegExp, string][]) => list.find(([shape]) => shape.test(agent))?.[1]
  return [first(kinds) ?? '?', first(systems) ?? '?'].join(' · ')
}

export const sixDigits = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Crockford's alphabet: nothing in it is mistaken for something else when read from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen characters, 80 bits, as `7K3Q-…`. */
export function paperCode(): string {
  const code = Array.from(randomBytes(16), (b) => alphabet[b & 31]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

export const flat = (code: string) => code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

/** Bound to the account, so that a code read elsewhere opens nothing here. 80 bits need no slow hash. */
export const paperHash = (account: string, code: string): Buffer => sha256(`${account}:${flat(code)}`)

export const same = (a: Buffer | null | undefined, b: Buffer) =>
  a !== null && a !== undefined && a.length === b.length && timingSafeEqual(a, b)

/** A secret of 160 bits, base32 (RFC 4226, section 4). */
export const newTotpSecret = () => new Secret({ size: 20 }).base32

const totp = (secret: string, issuer = 'Linli', label = '') =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })

export const totpUri = (secret: string, issuer: string, label: string) => totp(secret, issuer, label).toString()

/**
 * The time step whose code this is, one step of clock error allowed; undefined when it fits none.
 * @param after the last step that was accepted: a code works once
 */
export function totpStep(secret: string, code: string, at: Date, after: number): number | undefined {
  const delta = totp(secret).validate({ token: code, timestamp: at.getTime(), window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(at.getTime() / 30_000) + delta
  return step > after ? step : undefined
}
