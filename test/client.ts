/** A caller of the API: keeps its cookie, sends what a browser sends. */
import type { Problem } from '../domain/kernel/errors.ts'
import type { Answer, Route, Sent } from '../domain/kernel/api.ts'
import type { TestApp } from './app.ts'

const rand = () => 1 + Math.floor(Math.random() * 250)

export interface Reply<A> {
  status: number
  body: A
  problem: Problem
  headers: Headers
}

type Given<R extends Route> = Partial<Sent<R>> & { headers?: Record<string, string> }

export class Client {
  /** The session's cookie. */
  cookie: string | undefined
  /** The cookie that tells this browser from others; it stays when the session ends. */
  browser: string | undefined
  private readonly app: TestApp
  private readonly county: string
  /** As a proxy would say it: each caller has its own, so limits per address are the caller's own. */
  private readonly address = `10.${rand()}.${rand()}.${rand()}`

  constructor(app: TestApp, county = app.county.code) {
    this.app = app
    this.county = county
  }

  /** Calls a route by its sentence. */
  async call<R extends Route>(route: R, given: Given<R> = {}): Promise<Reply<Answer<R>>> {
    return this.raw(route.method, this.addressOf(route, given), given.body, given.headers)
  }

  private addressOf<R extends Route>(route: R, given: Given<R>): string {
    const path = route.path.replace(/:([a-zA-Z0-9]+)/g, (_, name: string) =>
      encodeURIComponent(String((given.params as Record<string, unknown>)?.[name])),
    )
    const query = Object.entries((given.query ?? {}) as Record<string, unknown>).filter(([, v]) => v !== undefined)
    const search = query.length ? `?${new URLSearchParams(query.map(([k, v]) => [k, String(v)]))}` : ''
    return `/${this.county}/api${path}${search}`
  }

  /** The answer of a call that must succeed. */
  async ok<R extends Route>(route: R, given: Given<R> = {}): Promise<Answer<R>> {
    const reply = await this.call(route, given)
    if (reply.status >= 300)
      throw new Error(`${route.method} ${route.path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }

  async raw<A = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<A>> {
    const answer = await this.answered(method, path, body, headers)
    const text = await answer.text()
    const parsed = answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : text
    return { status: answer.status, body: parsed as A, problem: parsed as Problem, headers: answer.headers }
  }

  /** Letter by letter as given, each time from another address, past everything a client would put right. */
  async sent(
    method: string,
    path: string,
    body: string | FormData | undefined,
    type: string | undefined,
  ): Promise<{ status: number; text: string; media: string }> {
    const answer = await fetch(this.app.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        'x-linli': '1',
        'x-forwarded-for': `10.${rand()}.${rand()}.${rand()}`,
        ...(type && { 'content-type': type }),
        ...(this.cookies() && { cookie: this.cookies() }),
      },
      ...(body !== undefined && { body }),
    })
    const text = await answer.text()
    return { status: answer.status, text, media: answer.headers.get('content-type') ?? '' }
  }

  /** A file, as it is. */
  async bytes<R extends Route>(route: R, given: Given<R> = {}): Promise<Buffer> {
    const answer = await this.answered(route.method, this.addressOf(route, given), given.body, given.headers)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (answer.status >= 300) throw new Error(`${route.method} ${route.path}: ${answer.status} ${bytes.toString()}`)
    return bytes
  }

  private async answered(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(this.app.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        'x-linli': '1',
        'x-forwarded-for': this.address,
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...(this.cookies() && { cookie: this.cookies() }),
        ...headers,
      },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    const kept = answer.headers.getSetCookie().find((c) => c.startsWith(`__Host-linli-${this.county}=`))
    if (kept) this.browser = kept.split(';')[0]
    const set = answer.headers.getSetCookie().find((c) => c.startsWith('__Host-linli='))
    if (set) this.cookie = set.includes('=;') || /expires=thu, 01 jan 1970/i.test(set) ? undefined : set.split(';')[0]
    return answer
  }

  /** Live lists; the answer streams until it is cancelled. */
  live(topics: string[], signal?: AbortSignal): Promise<Response> {
    return fetch(`${this.app.origin}/${this.county}/api/live?topics=${encodeURIComponent(topics.join(','))}`, {
      headers: { 'x-forwarded-for': this.address, cookie: this.cookies() },
      ...(signal && { signal }),
    })
  }

  private cookies(): string {
    return [this.cookie, this.browser].filter(Boolean).join('; ')
  }
}
