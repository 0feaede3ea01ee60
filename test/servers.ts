/** What stands outside the house in tests: a mail server and a relay of text messages, both on a free port, both real. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Letter {
  from: string
  to: string[]
  /** As it came over the wire. */
  raw: string
  subject: string
  text: string
}

export interface MailServerDouble {
  url: string
  got: Letter[]
  /** Refuses every recipient from now on, with the address in its answer, as servers do. */
  refusing: boolean
  close: () => Promise<void>
}

export async function startMailServer(): Promise<MailServerDouble> {
  const got: Letter[] = []
  const double = { url: '', got, refusing: false, close: async () => undefined as void }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      double.refusing
        ? done(Object.assign(new Error(`<${address}> mailbox unavailable`), { responseCode: 450 }))
        : done(),
    onData: (stream, { envelope }, done) => {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        got.push({ from, to: envelope.rcptTo.map((r) => r.address), raw, ...partsOf(raw) })
        done()
      })
    },
  })
  // A client that hangs up is no failure of a test.
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  double.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  double.close = () => new Promise<void>((done) => server.close(() => done()))
  return double
}

/** Subject and body of a letter of one part, decoded. */
function partsOf(raw: string): Pick<Letter, 'subject' | 'text'> {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ')
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? ''
  const subject = field('subject')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, coded: string) => word(how, coded))
  const text = body.join('\r\n\r\n')
  const how = field('content-transfer-encoding').toLowerCase()
  return { subject, text: how === 'base64' ? base64(text) : how === 'quoted-printable' ? quoted(text) : text }
}

const base64 = (text: string) => Buffer.from(text, 'base64').toString()
const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString()
const word = (how: string, coded: string) =>
  how.toUpperCase() === 'B' ? base64(coded) : quoted(coded.replace(/_/g, ' '))

export interface RelayDouble {
  url: string
  got: { headers: http.IncomingHttpHeaders; body: string }[]
  /** What it answers. */
  status: number
  close: () => Promise<void>
}

export async function startRelay(): Promise<RelayDouble> {
  const got: RelayDouble['got'] = []
  const double = { url: '', got, status: 202, close: async () => undefined as void }
  const server = http.createServer((request, answer) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      answer.writeHead(double.status, double.status === 302 ? { location: '/elsewhere' } : {}).end(body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  double.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
  double.close = () => new Promise<void>((done) => server.close(() => done()))
  return double
}
