/** WebCrypto as the vault uses it: AES-256-GCM, a PIN stretched with a device key, a letter closed to a county and signed. */
import { headText, keyText, nonceBytes, signedText, type LetterHead } from '../../../domain/kernel/letter.ts'

export type Bytes = Uint8Array<ArrayBuffer>

export const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text))
const text = (bytes: BufferSource) => new TextDecoder().decode(bytes)
export const fresh = (n: number): Bytes => crypto.getRandomValues(new Uint8Array(n))

/** Missing over plain http to another machine. */
export const hasCrypto = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined

export const base64 = (bytes: ArrayBuffer | Bytes): string => {
  let out = ''
  const all = new Uint8Array(bytes)
  // In pieces: a picture is more arguments than a call takes.
  for (let i = 0; i < all.length; i += 0x8000) out += String.fromCharCode(...all.subarray(i, i + 0x8000))
  return btoa(out)
}

export const unbase64 = (from: string): Bytes => Uint8Array.from(atob(from), (c) => c.charCodeAt(0))

const aes = 'AES-GCM'

export const aesKey = (raw: BufferSource, extractable = false): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, aes, extractable, ['encrypt', 'decrypt'])

/** Nonce, text, tag in one. @param bound what it is bound to */
export async function close(key: CryptoKey, plain: BufferSource, bound = ''): Promise<Bytes> {
  const iv = fresh(nonceBytes)
  const shut = await crypto.subtle.encrypt({ name: aes, iv, additionalData: utf8(bound) }, key, plain)
  const whole = new Uint8Array(nonceBytes + shut.byteLength)
  whole.set(iv)
  whole.set(new Uint8Array(shut), nonceBytes)
  return whole
}

/** @throws when it was changed, or closed with another key */
export const unclose = (key: CryptoKey, whole: Bytes, bound = ''): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt(
    { name: aes, iv: whole.subarray(0, nonceBytes), additionalData: utf8(bound) },
    key,
    whole.subarray(nonceBytes),
  )

export const closeJson = (key: CryptoKey, value: unknown, bound?: string) =>
  close(key, utf8(JSON.stringify(value ?? null)), bound)

export const uncloseJson = async (key: CryptoKey, whole: Bytes, bound?: string): Promise<unknown> =>
  JSON.parse(text(await unclose(key, whole, bound)))

/** OWASP Password Storage Cheat Sheet: 600,000 rounds of PBKDF2-HMAC-SHA-256. */
export const pinRounds = 600_000

/** Made here, kept by the browser, and handed to nobody: a copy of the database opens nothing. */
export const deviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** The key under the data key: the PIN, stretched, then signed by the device's own key. */
export async function pinKey(pin: string, device: CryptoKey, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const given = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, given, 256)
  return aesKey(await crypto.subtle.sign('HMAC', device, bits))
}

const curve = { namedCurve: 'P-256' }
const sha = 'SHA-256'

/** The county's key for letters: its id and its point (raw, base64). */
export interface CountyKey {
  id: string
  point: string
}

/** A letter's key, closed to the county. */
export interface ClosedKey {
  /** Id of the county's key. */
  to: string
  /** The fresh pair's point, raw. */
  from: Bytes
  shut: Bytes
}

export async function closeToCounty(raw: Bytes, to: CountyKey, county: string, letter: string): Promise<ClosedKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', ...curve }, false, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('raw', unbase64(to.point), { name: 'ECDH', ...curve }, false, [])
  const [shared, from] = await Promise.all([
    crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256),
    crypto.subtle.exportKey('raw', pair.publicKey),
  ])
  const bound = keyText(county, to.id, letter)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: sha, salt: from, info: utf8(bound) }, base, 256)
  return { to: to.id, from: new Uint8Array(from), shut: await close(await aesKey(bits), raw, bound) }
}

/** The pair with which an opened phone signs; the private half is kept closed under the data key. */
export async function signingPair(): Promise<{ secret: Bytes; point: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', ...curve }, true, ['sign'])
  const [secret, point] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('raw', pair.publicKey),
  ])
  return { secret: new Uint8Array(secret), point: base64(point) }
}

export const signer = (secret: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', secret, { name: 'ECDSA', ...curve }, false, ['sign'])

const digest = async (bytes: Bytes | undefined) => (bytes ? base64(await crypto.subtle.digest(sha, bytes)) : '')

export async function sign(
  key: CryptoKey,
  head: LetterHead,
  parts: { body: Bytes; about: Bytes; file?: Bytes | undefined },
): Promise<Bytes> {
  const digests = await Promise.all([digest(parts.body), digest(parts.about), digest(parts.file)])
  const signed = utf8(signedText(head, digests))
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: sha }, key, signed))
}

export const boundTo = headText
