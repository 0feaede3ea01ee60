/** The port, the certificate and its renewal, as an administrator meets them. */
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os, { type NetworkInterfaceInfo } from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
// @ts-expect-error plain JavaScript, as it runs before anything is installed
import { makeAuthority, makeServer } from '../../tools/run/x509.mjs'
import { certificate, hostsOf, listen, renewing } from '../../server/listening.ts'

interface Pair {
  key: string
  cert: string
}

const yesterday = new Date(Date.now() - 86_400_000)
const pair = (from = yesterday): Pair => {
  const authority = makeAuthority('Test', from) as Pair & object
  return makeServer(authority, ['127.0.0.1', '::1'], from) as Pair
}
let folder: string
let apps: FastifyInstance[]
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-port-'))
  apps = []
})
afterEach(async () => {
  for (const app of apps) await app.close()
  fs.rmSync(folder, { recursive: true })
})

function laid({ key, cert }: Pair) {
  const at = { keyFile: path.join(folder, 'key.pem'), certFile: path.join(folder, 'cert.pem') }
  fs.writeFileSync(at.keyFile, key)
  fs.writeFileSync(at.certFile, cert)
  return at
}
function served(more: object = {}): FastifyInstance {
  const app = fastify(more) as unknown as FastifyInstance
  apps.push(app)
  return app
}
const portOf = (app: FastifyInstance) => (app.server.address() as AddressInfo).port

describe('the port', () => {
  it('[L9] is the next one where it is taken, and never another where something outside counts on it', async () => {
    const first = served()
    await listen(first, { host: '127.0.0.1', port: 0, portFixed: true })
    const port = portOf(first)
    const said: string[] = []
    expect(await listen(served(), { host: '127.0.0.1', port, portFixed: false }, (line) => said.push(line))).not.toBe(
      port,
    )
    expect(said).toEqual([expect.stringContaining(`Port ${port} is taken, so it is`)])
    await expect(listen(served(), { host: '127.0.0.1', port, portFixed: true })).rejects.toThrow(
      `Port ${port} is taken: `,
    )
  })

  it('[L9] answers on IPv4 and IPv6 under one address, and is written as people type it', async () => {
    const app = served()
    app.get('/', () => 'here')
    const port = await listen(app, { host: '::', port: 0, portFixed: true })
    for (const host of ['127.0.0.1', '[::1]'])
      expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('here')
    const at = (address: string, internal = false) =>
      ({ address, internal, family: net.isIPv4(address) ? 'IPv4' : 'IPv6' }) as NetworkInterfaceInfo
    const interfaces = {
      lo: [at('127.0.0.1', true), at('::1', true)],
      eth0: [at('10.2.0.7'), at('fd00::7'), at('fe80::1')],
    }
    expect(hostsOf('::', interfaces)).toEqual(['localhost', '10.2.0.7', '[fd00::7]'])
    expect(hostsOf('0.0.0.0', interfaces)).toEqual(['localhost', '10.2.0.7'])
    expect(hostsOf('fd00::7', interfaces)).toEqual(['[fd00::7]'])
  })
})

describe('the certificate', () => {
  it('[L9] that will not do is told in a sentence before anything starts', () => {
    const [one, other] = [pair(), pair()]
    expect(certificate(laid(one)).cert.toString()).toBe(one.cert)
    expect(() => certificate(laid({ ...one, key: other.key }))).toThrow(/key in .*key\.pem is not the one of/)
    expect(() => certificate(laid({ ...one, cert: 'x' }))).toThrow(/cert\.pem is no certificate/)
    expect(() => certificate(laid({ ...one, key: 'x' }))).toThrow(/key\.pem is no private key/)
    expect(() => certificate(laid(pair(new Date('2019-01-01'))))).toThrow(/ended on .*20\d\d/)
    expect(() => certificate({ keyFile: '/nowhere', certFile: '/nowhere' })).toThrow(
      /LINLI_TLS_KEY: \/nowhere .*ENOENT/,
    )
  })

  it('[L9] is renewed while people are served; half of a new pair leaves the old one in use', async () => {
    const [old, young] = [pair(), pair()]
    const at = laid(old)
    const app = served({ https: certificate(at) })
    const port = await listen(app, { host: '127.0.0.1', port: 0, portFixed: true })
    const said: string[] = []
    const stop = renewing(app, at, (line) => said.push(line), 10)
    const shown = () =>
      new Promise<string>((done, failed) => {
        const wire = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
          done(wire.getPeerX509Certificate()!.toString().trim())
          wire.destroy()
        })
        wire.on('error', failed)
      })
    expect(await shown()).toBe(old.cert.trim())
    fs.writeFileSync(at.certFile, young.cert)
    await vi.waitFor(() => expect(said).toEqual([expect.stringMatching(/not taken: The key in/)]))
    expect(await shown()).toBe(old.cert.trim())
    fs.writeFileSync(at.keyFile, young.key)
    await vi.waitFor(async () => expect(await shown()).toBe(young.cert.trim()))
    expect(said.at(-1)).toBe('The new certificate is in use.')
    stop()
  })
})
