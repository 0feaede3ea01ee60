/**
 * Somebody on the machine itself, where there is no network at all: started by the bundle's own Node inside a namespace.
 * `visit.ts ORIGIN … [--ca FILE]` waits for the first, asks each, signs in, acts once, and prints what was seen as JSON.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  text: string
}

const given = process.argv.slice(2)
const ca = given.includes('--ca') ? readFileSync(given[given.indexOf('--ca') + 1]!) : undefined
const origins = given.filter((word) => word.startsWith('http'))
/** Of version 7; by itself, as nothing of the project lies beside it there. */
function newId(): string {
  const hex = Date.now().toString(16).padStart(12, '0') + '7' + randomBytes(10).toString('hex').slice(1)
  const variant = '89ab'[parseInt(hex[16]!, 16) & 3]
  const text = hex.slice(0, 16) + variant + hex.slice(17, 32)
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function ask(url: string, body?: object, cookie = ''): Promise<Answer> {
  const text = body && JSON.stringify(body)
  const headers = { 'x-linli': '1', ...(text && { 'content-type': 'application/json' }), ...(cookie && { cookie }) }
  return new Promise((done, failed) => {
    const { request } = url.startsWith('https') ? https : http
    const sent = request(url, { method: text ? 'POST' : 'GET', headers, ca, agent: false }, (answer) => {
      let said = ''
      answer.on('data', (part) => (said += String(part)))
      answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text: said }))
    })
    sent.on('error', failed)
    sent.end(text)
  })
}

async function ready(origin: string): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await ask(`${origin}/ready`).catch(() => undefined)
    if (answer?.status === 200) return 200
    await sleep(200)
  }
  return 0
}

/** Why nothing outside can be reached. */
const outside = () =>
  new Promise<string>((done) => {
    const wire = net.connect({ host: '192.0.2.1', port: 443, timeout: 3000 })
    wire.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'))
    wire.on('timeout', () => done('timeout'))
    wire.on('connect', () => done('connected'))
  })

const [origin] = origins as [string]
const states = [await ready(origin)]
for (const other of origins.slice(1)) states.push((await ask(`${other}/ready`)).status)
const signed = await ask(`${origin}/231025/api/sign-in`, {
  id: newId(),
  name: 'grid',
  password: 'linli-demo-2026',
  shell: 'staff',
})
const cookie = (signed.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
const request = newId()
const report = { id: newId(), channel: 'web', what: '楼道灯不亮', where: { place: '231025/100/zhanqian/001/001/' } }
const filed = await ask(`${origin}/231025/api/report`, { request, report }, cookie)
const me = await ask(`${origin}/231025/api/me`, undefined, cookie)
const page = await ask(`${origin}/231025/`)
const asset = /\/assets\/[\w.-]+\.js/.exec(page.text)?.[0]
console.log(
  JSON.stringify({
    ready: states,
    outside: await outside(),
    hsts: page.headers['strict-transport-security'] ?? '',
    signIn: signed.status,
    me: (JSON.parse(me.text) as { me: { name?: string } | null }).me !== null,
    filed: filed.status,
    refNo: (JSON.parse(filed.text) as { refNo?: string }).refNo ?? '',
    page: page.status,
    asset: asset ? (await ask(origin + asset)).status : 0,
  }),
)
