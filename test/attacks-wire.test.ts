/** What is tried on the wire itself: requests that are two, connections that never end, addresses that lead elsewhere, pages in a frame. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { connect as dialTls, type SecureVersion } from 'node:tls'
import { z } from 'zod'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { refNo } from '../domain/kernel/refno.ts'
import { requestsApi as api } from '../domain/requests/api.ts'
import { newToken } from '../server/accounts/secrets.ts'
import type { Ctx, RoomModule } from '../server/kernel/context.ts'
import { buildApp, type AppOptions } from '../server/kernel/http/app.ts'
// @ts-expect-error plain JavaScript, as it runs before anything is installed
import { makeAuthority, makeServer } from '../tools/run/x509.mjs'
import { read } from '../domain/kernel/api.ts'
import { problemOf } from '../server/kernel/http/problem.ts'
import { LiveHub } from '../server/kernel/http/live.ts'
import { rooms } from '../server/rooms.ts'
import { grid, startLoop, type Loop } from './requests/front.ts'

let t: Loop
const base = '/231025/api'
const web = mkdtempSync(join(tmpdir(), 'linli-shells-'))

/** Shells as the build leaves them, each with one script and one style. */
function layShells(): void {
  for (const folder of ['assets', 'resident', 'field', 'staff']) mkdirSync(join(web, folder))
  const page =
    '<!doctype html><title>Linli 邻里</title><script type="module" src="/assets/a.js"></script><style nonce="__NONCE__"></style>'
  for (const shell of ['resident', 'field', 'staff']) writeFileSync(join(web, shell, 'index.html'), page)
  writeFileSync(join(web, 'assets/a.js'), 'export {}')
  writeFileSync(join(web, 'field/worker.js'), '')
  writeFileSync(join(web, 'field/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
}

beforeAll(async () => {
  layShells()
  t = await startLoop({ web })
})
afterAll(async () => {
  await t.close()
  rmSync(web, { recursive: true, force: true })
})

/** The face of the house by itself, with nothing of it told otherwise than when it serves. */
const bareApp = (more: Partial<AppOptions>) =>
  buildApp(t.at.app.house, {
    rooms: [],
    authenticate: async () => undefined,
    live: new LiveHub(),
    acted: () => undefined,
    ready: async () => true,
    ...more,
  })
const dial = () => {
  const { port, hostname } = new URL(t.at.app.origin)
  return connect(Number(port), hostname)
}
/** Everything that comes back on one connection for these bytes. */
const bytes = (text: string) =>
  new Promise<string>((resolve) => {
    const said = text.replaceAll('\n', '\r\n').replaceAll('␤', '\n')
    // A browser waits for its answer and hangs up afterwards; whoever smuggles may hang up first.
    const socket = dial().on('connect', () =>
      /^Connection: close$/m.test(text) ? socket.write(said) : socket.end(said),
    )
    let answer = ''
    socket.on('data', (d) => (answer += d.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })

describe('attack 20: one request that would be two', () => {
  const inner = `GET ${base}/me HTTP/1.1\nHost: x\n\n`
  const post = `POST ${base}/sign-out HTTP/1.1\nHost: x\nContent-Type: application/json\nX-Linli: 1\n`
  it.each([
    ['two lengths', `${post}Content-Length: 2\nContent-Length: 40\n\n{}${inner}`],
    ['a list of lengths', `${post}Content-Length: 2, 40\n\n{}${inner}`],
    ['a length with a sign', `${post}Content-Length: +2\n\n{}${inner}`],
    ['a length in hexadecimal', `${post}Content-Length: 0x2\n\n{}${inner}`],
    ['a length and pieces', `${post}Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n${inner}`],
    ['pieces by an unknown name', `${post}Transfer-Encoding: xchunked\n\n0\n\n${inner}`],
    ['pieces, and then something else', `${post}Transfer-Encoding: chunked, identity\n\n0\n\n${inner}`],
    ['a blank before the colon', `${post}Transfer-Encoding : chunked\n\n0\n\n${inner}`],
    ['a folded line', `${post}X-A: 1\n Transfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n${inner}`],
    ['a bare line feed', `${post}X-A: 1␤Transfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n${inner}`],
    ['a piece without a size', `${post}Transfer-Encoding: chunked\n\n-1\n{}\n0\n\n${inner}`],
    ['a NUL in a line', `${post}X-A: a\u0000b\nContent-Length: 2\n\n{}${inner}`],
  ])('%s is refused whole: nothing after it is heard', async (_, text) => {
    const answer = await bytes(text)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1)
    expect(answer).toContain('application/problem+json')
    expect(answer).not.toContain('"me"')
  })

  it('a heap of lines, and one too long, cost a refusal', async () => {
    expect(await bytes(`GET / HTTP/1.1\nHost: x\n${'X-A: 1\n'.repeat(20_000)}\n`)).toMatch(/^HTTP\/1\.1 413 /)
    expect(await bytes(`GET /${'a'.repeat(100_000)} HTTP/1.1\nHost: x\n\n`)).toMatch(/^HTTP\/1\.1 413 /)
  })
})

describe('attack 20: addresses that lead elsewhere', () => {
  it.each([
    '//evil.example',
    '//evil.example/231025/',
    '/\\evil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/231025//evil.example',
    '/231025/%0d%0aLocation:%20//evil.example',
    '/?next=//evil.example',
    '/231025/staff/sign-in?next=https://evil.example',
    '/231025/..//evil.example',
  ])('%s sends nobody away', async (path) => {
    const answer = await bytes(`GET ${path} HTTP/1.1\nHost: x\nConnection: close\n\n`)
    const to = /^location: (.*)\r$/im.exec(answer)?.[1]
    expect([undefined, '/231025/']).toContain(to)
    expect(answer).not.toContain('evil.example')
  })
})

describe('attack 8: pages', () => {
  it.each(['', '/report', '/staff', '/staff/board', '/field', '/field/mine'])(
    'the policy of /231025%s allows scripts and styles of the house alone, nothing from elsewhere, no frame around it',
    async (path) => {
      const look = () => fetch(`${t.at.app.origin}/231025${path}`)
      const [one, two] = [await look(), await look()]
      expect(one.status).toBe(200)
      const policy = new Map(
        one.headers
          .get('content-security-policy')!
          .split('; ')
          .map((d) => [d.split(' ')[0]!, d.split(' ').slice(1)]),
      )
      expect(policy.get('script-src')).toEqual(["'self'"])
      expect(policy.get('default-src')).toEqual(["'none'"])
      expect(policy.get('frame-ancestors')).toEqual(["'none'"])
      expect(policy.get('base-uri')).toEqual(["'none'"])
      // Only what a style attribute may say is free; a sheet needs the page's own nonce, new each time.
      expect([...policy].filter(([, from]) => from.includes("'unsafe-inline'")).map(([of]) => of)).toEqual([
        'style-src-attr',
      ])
      const sources = new Set([...policy.values()].flat().filter((s) => !s.startsWith("'nonce-")))
      expect([...sources].sort()).toEqual(["'none'", "'self'", "'unsafe-inline'", 'blob:', 'data:'])
      const nonce = /'nonce-([^']{20,})'/.exec(one.headers.get('content-security-policy')!)![1]!
      expect(await one.text()).toContain(`nonce="${nonce}"`)
      expect(two.headers.get('content-security-policy')).not.toContain(nonce)
      expect(one.headers.get('x-frame-options')).toBe('DENY')
      expect(one.headers.get('x-content-type-options')).toBe('nosniff')
      expect(one.headers.get('referrer-policy')).toBe('no-referrer')
      expect(one.headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(one.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )

  it('over https the browser is told to stay there, over http nothing is claimed', async () => {
    const of = async (proto: string) =>
      (
        await fetch(`${t.at.app.origin}/health`, {
          headers: { 'x-forwarded-proto': proto, 'x-forwarded-for': '10.0.0.9' },
        })
      ).headers.get('strict-transport-security')
    expect(await of('https')).toMatch(/^max-age=31536000/)
    expect(await of('http')).toBeNull()
  })

  it('no file of the house but the built ones is served, and no list of a folder', async () => {
    const get = (path: string) => bytes(`GET ${path} HTTP/1.1\nHost: x\nConnection: close\n\n`)
    expect(await get('/assets/a.js')).toMatch(/^HTTP\/1\.1 200 /)
    for (const path of [
      '/assets/',
      '/assets/../resident/index.html',
      '/assets/%2e%2e/field/worker.js',
      '/assets/..%2ffield/worker.js',
      '/assets/a.js%00.png',
      '/.git/config',
      '/package.json',
      '/assets/.env',
      '/metrics/../health',
    ])
      expect([path, /^HTTP\/1\.1 40[04] /.test(await get(path))]).toEqual([path, true])
  })
})

describe('attack 15: whether there is such a number', () => {
  it('of a report nobody is told without the ending of its phone: the same words, by the same questions', async () => {
    const filed = await t.reported()
    const nobodys = refNo(filed.refNo.startsWith('0000') ? 90_000_000 : 1)
    const ask = (number: string) => t.at.guest().call(api.track, { body: { number, last4: '4321' } })
    const shape = ({ status, problem }: Awaited<ReturnType<typeof ask>>) => ({ ...problem, trace: '', status })
    const [there, none] = [await ask(filed.refNo), await ask(nobodys)]
    expect(shape(there)).toEqual(shape(none))
    expect(there.status).toBe(404)
    const asked = await questionsOf(() => ask(filed.refNo))
    expect(asked.length).toBeGreaterThan(1)
    expect(await questionsOf(() => ask(nobodys))).toEqual(asked)
    const code = (number: string) => t.at.guest().call(api['track-code'], { body: { number, last4: '4321' } })
    expect((await code(filed.refNo)).body).toEqual((await code(nobodys)).body)
  })

  /** Names of the statements sent meanwhile, in order. */
  async function questionsOf(work: () => Promise<unknown>): Promise<string[]> {
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    try {
      await work()
      return spy.mock.calls.flatMap(([first]) => (first as { name?: string } | undefined)?.name ?? [])
    } finally {
      spy.mockRestore()
    }
  }
})

describe('attack 22: connections that never end', () => {
  it('hundreds that send a letter now and then keep nobody out', async () => {
    const slow: Socket[] = Array.from({ length: 300 }, (_, n) => {
      const socket = dial()
      socket.on('error', () => undefined)
      socket.write(
        n % 2 ? `POST ${base}/report HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{` : 'GET / HTTP/1.1\r\nHost: ',
      )
      return socket
    })
    await Promise.all(slow.map((s) => new Promise((on) => s.once('connect', on))))
    for (const s of slow) s.write('x')
    expect((await t.at.guest().raw('GET', '/health')).status).toBe(200)
    expect((await t.dispatcher.call(api.list, { query: { size: 5 } })).status).toBe(200)
    for (const s of slow) s.destroy()
  })

  it('a request has its time, and whoever takes longer is let go', async () => {
    const app = await bareApp({})
    const { requestTimeout, headersTimeout, timeout } = app.server
    expect(requestTimeout).toBe(30_000)
    expect(headersTimeout).toBeLessThanOrEqual(60_000)
    expect(timeout).toBe(60_000)
    await app.close()
  })

  it('a hundred megabytes are refused at the first look, in pieces too, and nothing of them stays', async () => {
    const before = process.memoryUsage().rss
    const head = `POST ${base}/report HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.9.9.9\r\nContent-Type: application/json\r\nX-Linli: 1\r\n`
    expect(await bytes(`${head.replaceAll('\r\n', '\n')}Connection: close\nContent-Length: 104857600\n\n{`)).toMatch(
      /^HTTP\/1\.1 413 /,
    )
    const answer = await new Promise<string>((resolve) => {
      const socket = dial()
      let said = ''
      let sent = 0
      const piece = `10000\r\n${'a'.repeat(65_536)}\r\n`
      const push = () => {
        while (sent < 1_600 && !socket.destroyed) {
          sent++
          if (!socket.write(piece)) return void socket.once('drain', push)
        }
      }
      socket.on('data', (d) => (said += d.toString()))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(said))
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
      push()
      setTimeout(() => socket.destroy(), 5_000).unref()
    })
    // Whoever goes on writing may be cut off before the answer has been read, or be told that what comes then is no request: nothing else is said.
    expect(answer).toMatch(/^(HTTP\/1\.1 4(13|00) |$)/)
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })
})

describe('what is nobody’s fault of ours', () => {
  it('an id that names what was made otherwise is told as used; another constraint is ours', () => {
    const code = (constraint: string) =>
      problemOf(Object.assign(new Error('taken'), { code: '23505', constraint }), 'zh', 'trace').code
    expect([code('person_pkey'), code('person_phone_key')]).toEqual(['id-reused', 'internal'])
  })

  it('a file without a name is looked at like any other', async () => {
    const clerk = t.at.as('clerk', [{ role: 'grid-worker', place: grid }])
    for (const name of ['', '\u0000', '..', '.csv', '/']) {
      const form = new FormData()
      form.append('file', new Blob([Buffer.from('x')]), name)
      const reply = await clerk.raw('POST', `${base}/forms?id=${t.id()}&department=x`, form)
      expect([name, [200, 415, 422].includes(reply.status)]).toEqual([name, true])
    }
  })
})

describe('what leaves', () => {
  it('a name of a file cannot end its header, and the file is to be saved', async () => {
    const names = [
      'a"; x=1.txt',
      '名单.xlsx',
      "a'b*.csv",
      'a\r\nSet-Cookie: a=b',
      '../../a',
      '\u202efdp.exe',
      'a;b\u0000',
    ]
    const app = await bareApp({
      rooms: [
        {
          name: 'names',
          api: {
            get: read('/names/:n', {
              may: 'public',
              media: 'stream',
              summary: 'x',
              params: z.object({ n: z.string() }),
              answer: z.unknown(),
            }),
          },
          routes: {
            get: async (ctx: Ctx, { params: { n } }: { params: { n: string } }) =>
              ctx.reply.stream(names[Number(n)]!, 'text/plain', Buffer.from('x')),
          },
        } as unknown as RoomModule,
      ],
    })
    for (const [n, name] of names.entries()) {
      const { headers, statusCode } = await app.inject({ url: `${base}/names/${n}` })
      expect(statusCode).toBe(200)
      const said = headers['content-disposition'] as string
      expect(said).toMatch(/^attachment; filename\*=UTF-8''[\w.%!'()*~-]+$/)
      expect(decodeURIComponent(said.split("''")[1]!)).toBe(name)
      expect(headers['set-cookie']).toBeUndefined()
    }
    await app.close()
  })

  it('TLS 1.3 and 1.2 are spoken, nothing older', async () => {
    const made = makeServer(makeAuthority('test', new Date()), ['127.0.0.1'], new Date())
    const app = await bareApp({ https: { key: Buffer.from(made.key), cert: Buffer.from(made.cert) } })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as { port: number }
    const spoken = (version: SecureVersion) =>
      new Promise<string | null>((resolve) => {
        const wanted = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }
        const socket = dialTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...wanted }, () => {
          resolve(socket.getProtocol())
          socket.destroy()
        })
        socket.on('error', () => resolve(null))
      })
    expect(await spoken('TLSv1.3')).toBe('TLSv1.3')
    expect(await spoken('TLSv1.2')).toBe('TLSv1.2')
    expect(await spoken('TLSv1.1')).toBeNull()
    expect(await spoken('TLSv1')).toBeNull()
    await app.close()
  })
})

describe('what a route is', () => {
  it('what changes something is never asked for with GET, and what only looks is', () => {
    const wrong = rooms.flatMap((room) =>
      Object.entries(room.api).flatMap(([name, r]) => ((r.kind === 'read') === (r.method === 'GET') ? [] : [name])),
    )
    expect(wrong).toEqual([])
  })

  it('the token of a session has 256 bits from the system, each its own', () => {
    const tokens = Array.from({ length: 1_000 }, newToken)
    expect(new Set(tokens).size).toBe(1_000)
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true)
  })
})

describe('attack 20: limits', () => {
  it('every public act has a limit per address, or one of its own that counts what it is about', () => {
    // Signing in counts guesses by name, phone, conversation and address in the database (attack 16, 17); ending a session needs none.
    const counted =
      /^(accounts\.(signIn|signInByCode|setPassword|factor|enrol|enrolled|phoneSignIn|signOut)|platforms\.(setOut|arrive)|passkeys\.(begin|ask|give))$/
    const open = rooms.flatMap((room) =>
      Object.entries(room.api)
        .filter(([, r]) => r.kind === 'act' && r.spec.may === 'public' && !r.spec.perMinute)
        .map(([name]) => `${room.name}.${name}`),
    )
    expect(open.filter((name) => !counted.test(name))).toEqual([])
  })
})
