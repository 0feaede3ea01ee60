/** The county's half of a sealed letter; the phone's half is `web/kit/vault/crypto.ts`. */
import {
  createDecipheriv,
  createECDH,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hash,
  hkdfSync,
  type KeyObject,
  verify,
} from 'node:crypto'
import { headText, keyText, nonceBytes, signedText, type LetterHead } from '../../../domain/kernel/letter.ts'
import type { SealedLetter } from '../../../domain/accounts/letters-api.ts'

/** A fresh pair: the point for phones, the secret for the vault, both base64. */
export function newPair(): { point: string; secret: string } {
  const pair = createECDH('prime256v1')
  return { point: pair.generateKeys('base64'), secret: pair.getPrivateKey('base64') }
}

const url = (bytes: Buffer) => bytes.toString('base64url')
/** From an uncompressed point: 04, x, y. */
const jwkOf = (point: Buffer) => ({
  kty: 'EC',
  crv: 'P-256',
  x: url(point.subarray(1, 33)),
  y: url(point.subarray(33, 65)),
})
const publicOf = (point: Buffer): KeyObject => createPublicKey({ key: jwkOf(point), format: 'jwk' })

/** @throws when the point is none of the curve */
export const checkPoint = (point: Buffer): void => void publicOf(point)

function unclose(key: Buffer, whole: Buffer, bound: string): Buffer {
  const tag = whole.subarray(-16)
  const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, nonceBytes), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(bound)).setAuthTag(tag)
  return Buffer.concat([decipher.update(whole.subarray(nonceBytes, -16)), decipher.final()])
}

const raw = (text: string) => Buffer.from(text, 'base64')
const digest = (text: string | undefined) => (text === undefined ? '' : hash('sha256', raw(text), 'base64'))

export const headOf = ({ id, method, path, thread, written }: LetterHead): LetterHead => ({
  id,
  method,
  path,
  thread,
  written,
})

/** Whether the open phone wrote it. @param signing the phone's point */
export function isSigned(letter: SealedLetter, signing: Buffer): boolean {
  const text = signedText(headOf(letter), [digest(letter.body), digest(letter.about), digest(letter.file?.content)])
  return verify(
    'sha256',
    Buffer.from(text),
    { key: publicOf(signing), dsaEncoding: 'ieee-p1363' },
    raw(letter.signature),
  )
}

/** What was in it. */
export interface Opened {
  body: unknown
  about: { who: string; what: string } | null
  /** base64 */
  file?: { content: string; name: string; type: string }
  files: Record<string, string>
}

/** @param pair the one it was closed to @throws when it was changed or closed to another */
export function openLetter(county: string, letter: SealedLetter, pair: { point: string; secret: string }): Opened {
  const point = raw(pair.point)
  const mine = createPrivateKey({ key: { ...jwkOf(point), d: url(raw(pair.secret)) }, format: 'jwk' })
  const from = raw(letter.key.from)
  const shared = diffieHellman({ privateKey: mine, publicKey: publicOf(from) })
  const bound = keyText(county, letter.key.to, letter.id)
  const wrap = Buffer.from(hkdfSync('sha256', shared, from, bound, 32))
  const key = unclose(wrap, raw(letter.key.shut), bound)
  const head = headText(headOf(letter))
  const json = (text: string) => JSON.parse(unclose(key, raw(text), head).toString('utf8')) as unknown
  const { file } = letter
  return {
    body: json(letter.body),
    about: aboutOf(json(letter.about)),
    files: letter.files,
    ...(file && {
      file: { content: unclose(key, raw(file.content), head).toString('base64'), name: file.name, type: file.type },
    }),
  }
}

const aboutOf = (about: unknown): Opened['about'] => {
  const { who, what } = (about ?? {}) as { who?: unknown; what?: unknown }
  return typeof who === 'string' && typeof what === 'string' ? { who: who.slice(0, 60), what: what.slice(0, 60) } : null
}
