/**
 * The way out to other systems: one POST, signed. The name is resolved once, every address it has is looked at, and the
 * connection goes to that very address; a redirect is an error. So no word of a subscriber reaches our own network.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { connectionTo, wayFinder, type WayOptions } from './way.ts'

export interface Letter {
  url: string
  body: string
  headers: Record<string, string>
}

/** `code`: the status, or a word: `private-address`, `insecure`, `unresolved`, `redirect`, `timeout`, `unreachable`. */
export interface Sent {
  ok: boolean
  code: string
}

export interface WebhookSender {
  send(letter: Letter): Promise<Sent>
  /** What would be refused whatever the other side says: the word for it, or undefined. */
  objection(url: string): Promise<string | undefined>
}

export interface SenderOptions extends WayOptions {
  /** Milliseconds for the whole exchange. */
  timeout?: number
}

export function webhookSender({ timeout = 10_000, ...ways }: SenderOptions = {}): WebhookSender {
  const wayTo = wayFinder(ways)
  return {
    objection: async (text) => {
      const way = await wayTo(new URL(text))
      return 'code' in way && way.code !== 'unresolved' ? way.code : undefined
    },
    send: async (letter) => {
      const url = new URL(letter.url)
      const way = await wayTo(url)
      return 'code' in way ? { ok: false, code: way.code } : post(url, way.address, letter, timeout)
    },
  }
}

function post(url: URL, address: string, letter: Letter, timeout: number): Promise<Sent> {
  return new Promise((done) => {
    const request = (url.protocol === 'https:' ? https : http).request({
      ...connectionTo(url, address),
      method: 'POST',
      signal: AbortSignal.timeout(timeout),
      headers: {
        ...letter.headers,
        host: url.host,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(letter.body),
      },
    })
    request.on('response', (answer) => {
      const status = answer.statusCode ?? 0
      // Nobody reads what the other side says; the connection is closed instead.
      answer.on('error', () => undefined).destroy()
      if (status >= 300 && status < 400) done({ ok: false, code: 'redirect' })
      else done({ ok: status >= 200 && status < 300, code: String(status) })
    })
    request.on('error', (error) =>
      done({
        ok: false,
        code: error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timeout' : 'unreachable',
      }),
    )
    request.end(letter.body)
  })
}

const mac = (secret: string, seconds: number, body: string) =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')

/** `t=1760000000,v1=<hex>`: HMAC-SHA-256 over `<t>.<body>` with the subscriber's secret. */
export function signatureOf(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${mac(secret, seconds, body)}`
}

/** What a subscriber does; here for tests and as the example in the docs. @param within seconds a signature stays good */
export function signatureHolds(secret: string, header: string, body: string, now: Date, within = 300): boolean {
  const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (!seconds || !hex || Math.abs(now.getTime() / 1000 - Number(seconds)) > within) return false
  return timingSafeEqual(Buffer.from(hex), Buffer.from(mac(secret, Number(seconds), body)))
}
