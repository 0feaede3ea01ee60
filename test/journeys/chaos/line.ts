/** A line between a phone and the house that breaks: before an act arrives, after it was done, in the middle of the answer. */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type Fate =
  | 'whole'
  /** The act never arrives. */
  | 'lost'
  /** It is done, and nobody hears of it. */
  | 'answer-lost'
  /** It is done, and half of the answer arrives. */
  | 'half'
  /** A proxy on the way says that nobody is there. */
  | 'gateway'

export interface Line {
  /** As the phone calls the house. */
  origin: string
  /** Decides over each act (not over what is only read), by its path. */
  fate: (path: string) => Fate
  /** Nothing goes through, and the phone does not know why. */
  cut: (down: boolean) => void
  /** Acts that were done and whose answer was lost. */
  unheard: () => number
  /** Paths of the acts that came, and how many visits were under way at once at most. */
  acts: string[]
  atOnce: () => number
  close: () => Promise<void>
}

/** @param house `http://127.0.0.1:<port>` */
export async function openLine(house: string, fate: Line['fate'] = () => 'whole'): Promise<Line> {
  const to = new URL(house)
  const sockets = new Set<Socket>()
  let down = false
  let unheard = 0
  let now = 0
  let most = 0
  const line = { fate, acts: [] as string[] }

  const forward = (from: IncomingMessage, body: Buffer | undefined) =>
    new Promise<IncomingMessage>((done, failed) => {
      const { method, url, headers } = from
      const out = ask({ host: to.hostname, port: to.port, method, path: url, headers }, done).on('error', failed)
      if (body) out.end(body)
      else from.pipe(out)
    })

  const read = async (from: IncomingMessage, back: ServerResponse) => {
    const answer = await forward(from, undefined)
    back.writeHead(answer.statusCode!, answer.headers)
    answer.on('error', () => from.socket.destroy())
    answer.pipe(back)
  }

  const act = async (from: IncomingMessage, back: ServerResponse) => {
    const what = line.fate(from.url!)
    line.acts.push(from.url!)
    if (from.url!.endsWith('/visits')) {
      most = Math.max(most, ++now)
      back.once('close', () => now--)
    }
    const body = await buffer(from)
    if (what === 'lost') return void from.socket.destroy()
    if (what === 'gateway') return void back.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')
    const answer = await forward(from, body)
    const said = await buffer(answer)
    const ok = answer.statusCode! < 300
    if (what === 'answer-lost') {
      if (ok) unheard++
      return void from.socket.destroy()
    }
    back.writeHead(answer.statusCode!, answer.headers)
    if (what === 'whole' || said.length < 2) return void back.end(said)
    back.write(said.subarray(0, said.length / 2), () => from.socket.destroy())
  }

  const server = createServer((from, back) => {
    const work = from.method === 'GET' ? read(from, back) : act(from, back)
    // The house is down, or the phone went away.
    work.catch(() => from.socket.destroy())
  })
  server.on('connection', (socket) => {
    if (down) return void socket.destroy()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((on) => server.listen(0, '127.0.0.1', on))
  // A name, not a number: browsers take `__Host-` cookies without a certificate only from localhost.
  const origin = `http://localhost:${(server.address() as { port: number }).port}`
  return Object.assign(line, {
    origin,
    cut: (now: boolean) => {
      down = now
      if (down) for (const s of sockets) s.destroy()
    },
    unheard: () => unheard,
    atOnce: () => most,
    close: () =>
      new Promise<void>((end) => {
        server.close(() => end())
        for (const s of sockets) s.destroy()
      }),
  })
}
