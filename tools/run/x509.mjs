/**
 * Writes X.509 certificates (RFC 5280), which Node can read and sign for but not compose: DER by hand, EC P-256,
 * nothing but what a certificate authority of one house and its one server need. Libraries for this bring twenty
 * packages; the test has Node's own TLS check the result.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import net from 'node:net'

const tlv = (tag, ...parts) => {
  const body = Buffer.concat(parts)
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body])
  const length = Buffer.from(body.length.toString(16).replace(/^(.(..)*)$/, '0$1'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body])
}
const sequence = (...parts) => tlv(0x30, ...parts)
const octets = (bytes) => tlv(0x04, bytes)
const bits = (bytes, unused = 0) => tlv(0x03, Buffer.from([unused]), bytes)
const yes = tlv(0x01, Buffer.from([0xff]))
const integer = (bytes) => tlv(0x02, bytes)

function oid(text) {
  const [first, second, ...rest] = text.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const septets = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) septets.unshift((left & 0x7f) | 0x80)
    bytes.push(...septets)
  }
  return tlv(0x06, Buffer.from(bytes))
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'))
const commonName = (text) => sequence(tlv(0x31, sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(text)))))
const time = (date) => tlv(0x17, Buffer.from(date.toISOString().replace(/^..|[-:T]|\.\d+/g, '')))
const extension = (id, critical, value) => sequence(oid(id), ...(critical ? [yes] : []), octets(value))

/** RFC 5280 4.2.1.2: SHA-1 over the public key names it; nothing rests on that hash being strong. */
const keyName = (publicKey) =>
  createHash('sha1')
    .update(publicKey.export({ format: 'der', type: 'spki' }).subarray(-65))
    .digest()

/** Bytes of an IPv4 or IPv6 address. */
export function addressBytes(address) {
  if (net.isIPv4(address)) return Buffer.from(address.split('.').map(Number))
  const [head, tail] = address.replace(/%.*/, '').split('::')
  const groups = (part) => (part ? part.split(':') : [])
  const zeros = Array(8 - groups(head).length - groups(tail).length).fill('0')
  const all = tail === undefined ? groups(head) : [...groups(head), ...zeros, ...groups(tail)]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

/** Addresses that belong to no public site: the only ones our authority can vouch for, even if its key were stolen. */
const privateRanges = [
  ['10.0.0.0', '255.0.0.0'],
  ['172.16.0.0', '255.240.0.0'],
  ['192.168.0.0', '255.255.0.0'],
  ['169.254.0.0', '255.255.0.0'],
  ['127.0.0.0', '255.0.0.0'],
  ['fc00::', 'fe00::'],
  ['fe80::', 'ffc0::'],
  ['::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
]

export function isPrivate(address) {
  const bytes = addressBytes(address)
  return privateRanges.some(([network, mask]) => {
    const [n, m] = [addressBytes(network), addressBytes(mask)]
    return n.length === bytes.length && bytes.every((byte, i) => (byte & m[i]) === n[i])
  })
}

const onlyPrivate = () =>
  sequence(
    tlv(
      0xa0,
      sequence(tlv(0x82, Buffer.from('localhost'))),
      ...privateRanges.map(([network, mask]) => sequence(tlv(0x87, addressBytes(network), addressBytes(mask)))),
    ),
  )

function certificate({ subject, issuer, publicKey, signer, signerPublic, from, days, extensions }) {
  const serial = randomBytes(16)
  serial[0] = (serial[0] & 0x7f) | 0x40 // positive, and never a leading zero
  const all = [
    ...extensions,
    extension('2.5.29.14', false, octets(keyName(publicKey))),
    extension('2.5.29.35', false, sequence(tlv(0x80, keyName(signerPublic)))),
  ]
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    commonName(issuer),
    sequence(time(from), time(new Date(from.getTime() + days * 86_400_000))),
    commonName(subject),
    publicKey.export({ format: 'der', type: 'spki' }),
    tlv(0xa3, sequence(...all)),
  )
  const der = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)))
  return `-----BEGIN CERTIFICATE-----\n${der
    .toString('base64')
    .match(/.{1,64}/g)
    .join('\n')}\n-----END CERTIFICATE-----\n`
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = (key) => key.export({ format: 'pem', type: 'pkcs8' })

/** An authority for private addresses alone. @returns {{ cert: string, key: string, keys: object, name: string }} PEM texts */
export function makeAuthority(name, from) {
  const keys = newKeys()
  const extensions = [
    extension('2.5.29.19', true, sequence(yes, integer(Buffer.from([0])))), // an authority, of no further ones
    extension('2.5.29.15', true, bits(Buffer.from([0x06]), 1)), // keyCertSign, cRLSign
    extension('2.5.29.30', true, onlyPrivate()),
  ]
  const { publicKey, privateKey } = keys
  const cert = certificate({
    subject: name,
    issuer: name,
    publicKey,
    signer: privateKey,
    signerPublic: publicKey,
    from,
    days: 3650,
    extensions,
  })
  return { cert, key: pem(privateKey), keys, name }
}

/** A server's certificate for `localhost` and `addresses`; 397 days are the most every browser accepts. */
export function makeServer(authority, addresses, from) {
  const { publicKey, privateKey } = newKeys()
  const names = [tlv(0x82, Buffer.from('localhost')), ...addresses.map((address) => tlv(0x87, addressBytes(address)))]
  const extensions = [
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, bits(Buffer.from([0x80]), 7)), // digitalSignature
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))), // serverAuth
    extension('2.5.29.17', false, sequence(...names)),
  ]
  const signer = { signer: authority.keys.privateKey, signerPublic: authority.keys.publicKey }
  const cert = certificate({
    subject: 'Linli',
    issuer: authority.name,
    publicKey,
    ...signer,
    from,
    days: 397,
    extensions,
  })
  return { cert, key: pem(privateKey) }
}
