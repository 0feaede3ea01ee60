/** A device that makes and uses passkeys, as far as a server can tell (WebAuthn level 3, 6.1 and 6.5); and what a thief would alter. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { PasskeyMade, PasskeySigned } from '../../domain/accounts/passkeys.ts'

/** What is otherwise than it should be. */
export interface Altered {
  origin?: string
  /** The name the key was made for. */
  name?: string
  challenge?: string
  type?: string
  /** The device did not ask who it is. */
  unverified?: true
  counter?: number
  /** What is claimed as the account. */
  handle?: string
  /** The signature is of another key. */
  stranger?: true
}

export interface Device {
  made: (options: Record<string, unknown>, altered?: Altered) => PasskeyMade
  signed: (options: Record<string, unknown>, altered?: Altered) => PasskeySigned
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64 = (data: Buffer) => data.toString('base64url')

/** As much of CBOR (RFC 8949) as a passkey has. */
function cbor(value: unknown): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([k, v]) => [cbor(k), cbor(v)])])
  throw new Error('cbor: not of a passkey')
}

export function newDevice(origin: string): Device {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = pair.publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  let handle = ''

  const client = (type: string, options: Record<string, unknown>, altered: Altered) =>
    Buffer.from(
      JSON.stringify({
        type: altered.type ?? type,
        challenge: altered.challenge ?? options['challenge'],
        origin: altered.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const about = (altered: Altered, attested = Buffer.alloc(0)) => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(altered.counter ?? counter)
    const flags = 0x01 | (altered.unverified ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0)
    return Buffer.concat([sha256(altered.name ?? new URL(origin).hostname), Buffer.from([flags]), count, attested])
  }
  const shared = { id: base64(id), rawId: base64(id), type: 'public-key' as const, clientExtensionResults: {} }

  return {
    made: (options, altered = {}) => {
      handle = (options['user'] as { id: string }).id
      const key = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(jwk.x!, 'base64url')],
        [-3, Buffer.from(jwk.y!, 'base64url')],
      ])
      const length = Buffer.from([id.length >> 8, id.length & 255])
      const data = about(altered, Buffer.concat([Buffer.alloc(16), length, id, cbor(key)]))
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ])
      return {
        ...shared,
        response: {
          clientDataJSON: base64(client('webauthn.create', options, altered)),
          attestationObject: base64(cbor(attestation)),
          transports: ['internal'],
        },
      }
    },
    signed: (options, altered = {}) => {
      const said = client('webauthn.get', options, altered)
      const data = about(altered)
      const by = altered.stranger ? other.privateKey : pair.privateKey
      return {
        ...shared,
        response: {
          clientDataJSON: base64(said),
          authenticatorData: base64(data),
          signature: base64(sign('sha256', Buffer.concat([data, sha256(said)]), by)),
          userHandle: altered.handle ?? handle,
        },
      }
    },
  }
}
