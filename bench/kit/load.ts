/**
 * A load generator, a process of its own that reads its job from its input: so many clients, each a connection that is kept and asks again as soon as it
 * was answered. Written on bare sockets, so that it takes as little of the machine as it can from whom it measures.
 */
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { json } from 'node:stream/consumers'
import { uuidv7 } from '../../domain/kernel/id.ts'

export interface Job {
  port: number
  headers: Record<string, string>
  clients: number
  /** Ends after so many seconds or so many answers. */
  seconds: number
  answers?: number
  /** Paced: so many a second of all clients together; what is sent late counts from when it was due. */
  perSecond?: number
  method: 'GET' | 'POST'
  /** One is taken at random for each request. */
  paths: string[]
  /** For POST: sent as JSON, with an id of its own each time. */
  body?: Record<string, unknown>
  /** For POST: one of these is taken at random for each request and sent as it is. */
  bodies?: object[]
}

export interface Load {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  answers: number
  /** Answers other than 200, by status. */
  other: Record<string, number>
}

const job = (await json(process.stdin)) as Job
const times: number[] = []
const other: Record<string, number> = {}
const head = Object.entries({ host: `127.0.0.1:${job.port}`, ...job.headers })
  .map(([k, v]) => `${k}: ${v}\r\n`)
  .join('')

const any = <T>(of: T[]): T => of[Math.floor(Math.random() * of.length)]!

function request(): Buffer {
  const path = any(job.paths)
  if (job.method === 'GET') return Buffer.from(`GET ${path} HTTP/1.1\r\n${head}\r\n`)
  const body = JSON.stringify(job.bodies ? any(job.bodies) : { id: uuidv7(Date.now(), randomBytes(10)), ...job.body })
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** Written down before the clock starts; more than can be asked for is never needed. */
const waiting = Array.from({ length: Math.min(job.answers ?? Infinity, job.seconds * 1_500) + job.clients }, request)

const endOfHead = Buffer.from('\r\n\r\n')
const lengthLine = Buffer.from('\r\ncontent-length: ')

/** Length of the answer at the start of `got`, once its head is there. */
function lengthOf(got: Buffer): number | undefined {
  const end = got.indexOf(endOfHead)
  if (end < 0) return undefined
  const at = got.indexOf(lengthLine)
  if (at < 0 || at > end) throw new Error(`an answer without length: ${got.toString('latin1', 0, end)}`)
  let length = 0
  for (let i = at + lengthLine.length; got[i]! >= 48; i++) length = length * 10 + got[i]! - 48
  return end + endOfHead.length + length
}

let until = 0
const client = () =>
  new Promise<void>((done, failed) => {
    const socket = net.connect({ port: job.port, host: '127.0.0.1', noDelay: true })
    let got: Buffer = Buffer.alloc(0)
    let asked = 0
    let due = performance.now() + (job.perSecond ? (Math.random() * job.clients * 1000) / job.perSecond : 0)
    const ask = () => {
      if (job.perSecond) {
        const wait = due - performance.now()
        if (wait > 0.5) return void setTimeout(ask, wait)
        asked = due
        due += (job.clients * 1000) / job.perSecond
      } else asked = performance.now()
      if (asked >= until || times.length >= (job.answers ?? Infinity)) return void socket.end(done)
      socket.write(waiting.pop() ?? request())
    }
    socket.on('connect', ask)
    socket.on('error', failed)
    socket.on('data', (piece) => {
      got = got.length === 0 ? piece : Buffer.concat([got, piece])
      const whole = lengthOf(got)
      if (whole === undefined || got.length < whole) return
      times.push(performance.now() - asked)
      // "HTTP/1.1 200"
      const ok = got[9] === 50 && got[10] === 48 && got[11] === 48
      if (!ok) {
        const status = got.toString('latin1', 9, 12)
        other[status] = (other[status] ?? 0) + 1
      }
      got = Buffer.alloc(0)
      ask()
    })
  })

const began = performance.now()
until = began + job.seconds * 1000
await Promise.all(Array.from({ length: job.clients }, client))
const seconds = (performance.now() - began) / 1000
times.sort((a, b) => a - b)
const share = (q: number) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0
console.log(
  JSON.stringify({
    perSecond: times.length / seconds,
    p50: share(0.5),
    p95: share(0.95),
    answers: times.length,
    other,
  } satisfies Load),
)
