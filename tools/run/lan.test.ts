import { X509Certificate } from 'node:crypto'
import fs from 'node:fs'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// @ts-expect-error plain JavaScript, as it runs before anything is installed
import { lan } from './lan.mjs'
// @ts-expect-error plain JavaScript
import { addressBytes, isPrivate, makeAuthority, makeServer } from './x509.mjs'

const interfaces = {
  lo: [{ address: '127.0.0.1', internal: true }],
  eth0: [
    { address: '192.168.7.9', internal: false },
    { address: '8.8.4.4', internal: false },
    { address: 'fe80::1', internal: false },
    { address: 'fd00::7', internal: false },
  ],
}
const now = new Date()
const years = (n: number) => new Date(now.getTime() + n * 365 * 86_400_000)

describe('the certificate for phones in the house', () => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lan-'))
    process.env.LINLI_VAR = folder
  })
  afterEach(() => {
    delete process.env.LINLI_VAR
    fs.rmSync(folder, { recursive: true })
  })

  const start = (at = now, nets: object = interfaces) => {
    const env: Record<string, string> = {}
    const told: string[] = []
    lan(env, (line: string) => told.push(line), at, nets)
    return {
      env,
      told: told.join('\n'),
      cert: fs.readFileSync(env.LINLI_TLS_CERT!, 'utf8'),
      ca: fs.readFileSync(env.LINLI_TLS_CA!, 'utf8'),
    }
  }

  it('is accepted by a client that trusts the authority, for the address it is called by', async () => {
    const { env, cert, ca } = start()
    expect(await handshake({ cert, key: fs.readFileSync(env.LINLI_TLS_KEY!, 'utf8'), ca })).toBe('TLSv1.3')
    const leaf = new X509Certificate(cert)
    expect(leaf.checkIP('192.168.7.9')).toBe('192.168.7.9')
    expect(leaf.subjectAltName).not.toMatch(/8\.8\.4\.4|FE80|FD00/i)
    expect(new X509Certificate(ca).ca).toBe(true)
    expect(leaf.ca).toBe(false)
    expect(env.HOST).toBe('0.0.0.0')
  })

  it('takes IPv6 where the network has nothing else', () => {
    const { env, cert } = start(now, { eth0: interfaces.eth0.slice(2) })
    expect(new X509Certificate(cert).checkIP('fd00::7')).toBeTruthy()
    expect(env.HOST).toBe('::')
  })

  it('keeps its keys to itself and tells the fingerprint', () => {
    const { env, told, ca } = start()
    for (const name of fs.readdirSync(path.dirname(env.LINLI_TLS_KEY!))) {
      expect(fs.statSync(path.join(folder, 'tls', name)).mode & 0o077).toBe(0)
    }
    expect(told).toContain(new X509Certificate(ca).fingerprint256)
    expect(told).toContain('192.168.7.9')
  })

  it('is kept until an address changes or the end is near; the authority outlives it', () => {
    const first = start()
    expect(start().cert).toBe(first.cert)
    const moved = start(now, { eth0: [{ address: '10.1.2.3', internal: false }] })
    expect(moved.cert).not.toBe(first.cert)
    expect(moved.ca).toBe(first.ca)
    const later = start(years(1.05), { eth0: [{ address: '10.1.2.3', internal: false }] })
    expect(later.cert).not.toBe(moved.cert)
    expect(later.ca).toBe(first.ca)
    expect(start(years(9.5)).ca).not.toBe(first.ca)
  })

  it('vouches for no public address, whoever holds its key', async () => {
    const authority = makeAuthority('Test', new Date(now.getTime() - 1000))
    const server = makeServer(authority, ['127.0.0.1', '8.8.8.8'], new Date(now.getTime() - 1000))
    await expect(handshake({ ...server, ca: authority.cert })).rejects.toThrow('permitted subtree violation')
  })

  it('says when no phone could reach this machine', () => {
    expect(() => start(now, { lo: interfaces.lo })).toThrow(/no address in a private network/)
  })
})

it('tells private addresses from public ones', () => {
  expect(['10.0.0.1', '172.31.255.1', '192.168.0.1', 'fd12::1', '::1'].map(isPrivate)).toEqual(Array(5).fill(true))
  expect(['11.0.0.1', '172.32.0.1', '193.168.0.1', '2001:db8::1'].map(isPrivate)).toEqual(Array(4).fill(false))
  expect(addressBytes('2001:db8::ff').toString('hex')).toBe('20010db8' + '0'.repeat(22) + 'ff')
})

function handshake({ cert, key, ca }: { cert: string; key: string; ca: string }): Promise<string> {
  const server = https.createServer({ cert, key }, (_, answer) => answer.end('hello'))
  return new Promise<string>((done, failed) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const request = https.get({ host: '127.0.0.1', port, ca, agent: false }, (answer) => {
        answer.resume()
        done((answer.socket as TLSSocket).getProtocol()!)
      })
      request.on('error', failed)
    })
  }).finally(() => server.close())
}
