/** Rows into a table as fast as the server takes them: COPY, whose text is sent in pieces as the connection has room. */
import type pg from 'pg'

interface CopyConnection {
  query: (text: string) => void
  sendCopyFromChunk: (piece: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (why: string) => void
  stream: NodeJS.WriteStream
}

export type Cell = string | number | boolean | Date | Buffer | null | undefined

/** `null` is `\N`; backslash, tab and line ends are escaped as COPY asks. */
const cell = (value: Cell): string =>
  value === null || value === undefined
    ? '\\N'
    : Buffer.isBuffer(value)
      ? `\\\\x${value.toString('hex')}`
      : value instanceof Date
        ? value.toISOString()
        : String(value).replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]!)

export const copyLine = (values: readonly Cell[]) => `${values.map(cell).join('\t')}\n`

/** What the driver calls while the query runs. */
class CopyIn {
  private failed: Error | undefined
  private readonly text: string
  private readonly lines: string
  private readonly end: (error?: Error) => void

  constructor(text: string, lines: string, end: (error?: Error) => void) {
    this.text = text
    this.lines = lines
    this.end = end
  }

  submit(connection: CopyConnection) {
    connection.query(this.text)
  }
  handleCopyInResponse(connection: CopyConnection) {
    connection.sendCopyFromChunk(Buffer.from(this.lines))
    connection.endCopyFrom()
  }
  handleError(error: Error) {
    this.failed = error
    this.end(error)
  }
  handleReadyForQuery() {
    if (!this.failed) this.end()
  }
  handleCommandComplete() {}
  handleRowDescription() {}
  handleDataRow() {}
  handleEmptyQuery() {}
  handlePortalSuspended() {}
}

/** @param table with its columns, `person (id, place)`; @param lines made by `copyLine` */
export const copyIn = (client: pg.Client, table: string, lines: string): Promise<void> =>
  new Promise((done, failed) => {
    client.query(new CopyIn(`copy ${table} from stdin`, lines, (e) => (e ? failed(e) : done())) as never)
  })

/** What the driver calls while rows come out. */
class CopyOut {
  private bytes = 0
  private readonly text: string
  private readonly end: (bytes: number, error?: Error) => void

  constructor(text: string, end: (bytes: number, error?: Error) => void) {
    this.text = text
    this.end = end
  }

  submit(connection: CopyConnection) {
    connection.query(this.text)
  }
  handleCopyData(message: { chunk: Buffer }) {
    this.bytes += message.chunk.length
  }
  handleError(error: Error) {
    this.end(0, error)
  }
  handleReadyForQuery() {
    this.end(this.bytes)
  }
  handleCommandComplete() {}
  handleRowDescription() {}
  handleDataRow() {}
  handleEmptyQuery() {}
  handlePortalSuspended() {}
}

/** @param text `copy (…) to stdout` @returns bytes that came */
export const copyOut = (client: pg.Client, text: string): Promise<number> =>
  new Promise((done, failed) => {
    client.query(new CopyOut(text, (bytes, error) => (error ? failed(error) : done(bytes))) as never)
  })
