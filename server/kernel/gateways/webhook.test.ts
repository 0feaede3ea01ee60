import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublic } from './addresses.ts'
import { signatureHolds, signatureOf, webhookSender } from './webhook.ts'

let server: http.Server
let port = 0
const seen: { path: string; host: string | undefined; body: string }[] = []

beforeAll(async () => {
  server = http.createServer((request, answer) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push({ path: request.url ?? '', host: request.headers.host, body })
      if (request.url === '/slow') return
      if (request.url === '/moved') answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
      else answer.writeHead(request.url === '/broken' ? 503 : 204).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const letter = (url: string) => ({ url, body: '{"a":1}', headers: {} })
const open = (resolve?: (host: string) => Promise<string[]>) =>
  webhookSender({ allow: ['127.0.0.1', 'hook.test'], timeout: 300, ...(resolve && { resolve }) })

describe('[attack 13] addresses that no webhook reaches', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '0.0.0.0',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'localhost',
    '',
    '127.1',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  it.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2400:3200::1', '2606:4700::1111'])(
    '%s is',
    (address) => {
      expect(isPublic(address)).toBe(true)
    },
  )

  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://[fe80::1]/',
  ])('%s is refused, in whatever spelling', async (url) => {
    const sender = webhookSender()
    expect(await sender.send(letter(url))).toEqual({ ok: false, code: 'private-address' })
    expect(await sender.objection(url)).toBe('private-address')
  })

  it('a name is refused when any of its addresses is private, and every time anew', async () => {
    const answers = [['93.184.216.34'], ['93.184.216.34', '10.0.0.1'], ['127.0.0.1']]
    const sender = webhookSender({ resolve: async () => answers.shift()!, timeout: 1 })
    expect(await sender.objection('https://rebind.test/')).toBeUndefined()
    expect((await sender.send(letter('https://rebind.test/'))).code).toBe('private-address')
    expect((await sender.send(letter('https://rebind.test/'))).code).toBe('private-address')
  })

  it('the address that was looked at is the one that is called', async () => {
    let asked = 0
    const sender = open(async () => {
      asked++
      return asked === 1 ? ['127.0.0.1'] : ['203.0.113.1']
    })
    expect(await sender.send(letter(`http://hook.test:${port}/named`))).toEqual({ ok: true, code: '204' })
    expect(asked).toBe(1)
    expect(seen.at(-1)).toEqual({ path: '/named', host: `hook.test:${port}`, body: '{"a":1}' })
  })

  it('plain http, names and passwords in the address, and names that do not resolve are refused', async () => {
    const sender = webhookSender({
      resolve: async (host) => (host === 'nobody.test' ? Promise.reject(new Error('no')) : ['93.184.216.34']),
    })
    expect((await sender.send(letter('http://example.test/'))).code).toBe('insecure')
    expect((await sender.send(letter('https://me:secret@example.test/'))).code).toBe('insecure')
    expect((await sender.send(letter('https://nobody.test/'))).code).toBe('unresolved')
    expect(await sender.objection('https://nobody.test/')).toBeUndefined()
  })
})

describe('delivery', () => {
  it('follows no redirect', async () => {
    const before = seen.length
    expect(await open().send(letter(`http://127.0.0.1:${port}/moved`))).toEqual({ ok: false, code: 'redirect' })
    expect(seen).toHaveLength(before + 1)
  })

  it('says what came back, and does not wait for ever', async () => {
    expect(await open().send(letter(`http://127.0.0.1:${port}/broken`))).toEqual({ ok: false, code: '503' })
    expect(await open().send(letter(`http://127.0.0.1:${port}/slow`))).toEqual({ ok: false, code: 'timeout' })
    expect(await open().send(letter('http://127.0.0.1:1/'))).toEqual({ ok: false, code: 'unreachable' })
  })
})

describe('signatures', () => {
  const at = new Date('2026-03-10T10:00:00+08:00')
  const header = signatureOf('secret', at, '{"a":1}')

  it('hold for the secret, the body and five minutes', () => {
    expect(signatureHolds('secret', header, '{"a":1}', at)).toBe(true)
    expect(signatureHolds('secret', header, '{"a":1}', new Date(at.getTime() + 299_000))).toBe(true)
  })

  it('fail for another secret, another body, another time', () => {
    expect(signatureHolds('other', header, '{"a":1}', at)).toBe(false)
    expect(signatureHolds('secret', header, '{"a":2}', at)).toBe(false)
    expect(signatureHolds('secret', header, '{"a":1}', new Date(at.getTime() + 301_000))).toBe(false)
    expect(
      signatureHolds('secret', header.replace(/^t=\d+/, `t=${Math.floor(at.getTime() / 1000) + 1}`), '{"a":1}', at),
    ).toBe(false)
    expect(signatureHolds('secret', 'v1=', '{"a":1}', at)).toBe(false)
  })
})
