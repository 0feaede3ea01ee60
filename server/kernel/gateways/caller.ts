/** Asks another system something: one call to an address that may be called, its answer read up to a limit. No redirect is followed. */
import http from 'node:http'
import https from 'node:https'
import { connectionTo, wayFinder, type WayOptions } from './way.ts'

export interface Asking {
  method: string
  headers?: Record<string, string>
  body?: string
}

/** @throws CallFault */
export type Caller = (url: string, asking: Asking) => Promise<Response>

/** `private-address`, `insecure`, `unresolved`, `timeout`, `unreachable`, `too-long`; the address stands in no log. */
export class CallFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(`no answer: ${code}`)
    this.code = code
  }
}

export interface CallerOptions extends WayOptions {
  /** Milliseconds for the whole exchange. */
  timeout?: number
  /** Bytes of an answer. */
  most?: number
}

export function caller({ timeout = 10_000, most = 512 * 1024, ...ways }: CallerOptions = {}): Caller {
  const wayTo = wayFinder(ways)
  return async (text, asking) => {
    const url = new URL(text)
    if (!/^https?:$/.test(url.protocol)) throw new CallFault('insecure')
    const way = await wayTo(url)
    if ('code' in way) throw new CallFault(way.code)
    return ask(url, way.address, asking, { timeout, most })
  }
}

function ask(url: URL, address: string, asking: Asking, limit: { timeout: number; most: number }): Promise<Response> {
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? https : http).request({
      ...connectionTo(url, address),
      method: asking.method,
      signal: AbortSignal.timeout(limit.timeout),
      headers: {
        ...asking.headers,
        host: url.host,
        ...(asking.body !== undefined && { 'content-length': Buffer.byteLength(asking.body) }),
      },
    })
    const failed = (error: Error) =>
      fail(new CallFault(/^(Timeout|Abort)Error$/.test(error.name) ? 'timeout' : 'unreachable'))
    request.on('error', failed)
    request.on('response', (answer) => {
      const parts: Buffer[] = []
      let length = 0
      answer.on('error', failed)
      answer.on('data', (part: Buffer) => {
        length += part.length
        if (length > limit.most) {
          fail(new CallFault('too-long'))
          answer.destroy()
        } else parts.push(part)
      })
      answer.on('end', () => {
        const status = answer.statusCode ?? 502
        const type = answer.headers['content-type']
        // Only what is read of an answer goes on.
        const empty = [101, 204, 205, 304].includes(status)
        done(
          new Response(empty ? null : Buffer.concat(parts), { status, headers: type ? { 'content-type': type } : {} }),
        )
      })
    })
    request.end(asking.body)
  })
}
