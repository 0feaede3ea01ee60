/** A proxy as small as one can be: asks each process whether it is ready, sends each request to the next that is. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Proxy {
  origin: string
  /** Where the processes are; changed as they come and go. */
  behind: string[]
  /** How many were answered, by status. */
  answered: Record<number, number>
  /** What a visitor would have noticed: no process to ask, or one that hung up. */
  failed: string[]
  /** Milliseconds of the slowest answer. */
  readonly slowest: number
  close: () => Promise<void>
}

const looking = 100

export async function startProxy(behind: string[]): Promise<Proxy> {
  const ready = new Set(behind)
  const looked = new Set<string>()
  const agent = new http.Agent({ keepAlive: true })
  let turn = 0
  let slowest = 0
  const look = async (origin: string) => {
    if (looked.has(origin)) return
    looked.add(origin)
    const said = await fetch(`${origin}/ready`).catch(() => undefined)
    looked.delete(origin)
    // Who is slow is not gone: only a no, or nobody there, counts.
    if (said?.status === 200 && proxy.behind.includes(origin)) ready.add(origin)
    else ready.delete(origin)
  }
  const timer = setInterval(() => proxy.behind.forEach((origin) => void look(origin)), looking)

  const pass = (asked: IncomingMessage, body: Buffer, answer: ServerResponse, tries: number): void => {
    const there = proxy.behind.filter((origin) => ready.has(origin))
    const origin = there[turn++ % there.length]
    if (!origin || tries > 5) return fail(answer, 'nobody is ready')
    const begun = performance.now()
    const sent = http.request(origin + asked.url!, { agent, method: asked.method, headers: asked.headers }, (said) => {
      const status = said.statusCode!
      proxy.answered[status] = (proxy.answered[status] ?? 0) + 1
      answer.writeHead(status, { 'content-type': said.headers['content-type'] ?? 'application/json' })
      said.pipe(answer)
      said.on('end', () => (slowest = Math.max(slowest, performance.now() - begun)))
      said.on('error', (error) => proxy.failed.push(error.message))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // Nothing was sent: the next may have it.
      if (error.code !== 'ECONNREFUSED') return fail(answer, error.message)
      ready.delete(origin)
      pass(asked, body, answer, tries + 1)
    })
    sent.end(body)
  }
  const fail = (answer: ServerResponse, why: string) => {
    proxy.failed.push(why)
    answer.writeHead(502).end()
  }
  const server = http.createServer((asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => pass(asked, Buffer.concat(parts), answer, 0))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const proxy: Proxy = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behind: [...behind],
    answered: {},
    failed: [],
    get slowest() {
      return slowest
    },
    close: async () => {
      clearInterval(timer)
      agent.destroy()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return proxy
}
