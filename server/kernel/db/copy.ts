/**
 * Rows out of a table and into one, as the text of COPY. Built on what the driver calls while a query runs; it has no such
 * query of its own. Neither side holds more than a lot: whoever reads slower makes the server wait.
 */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'

interface Wire {
  query: (text: string) => void
  sendCopyFromChunk: (piece: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (why: string) => void
  stream: Socket
}

/** Bytes that are handed on together. */
const lot = 64 * 1024

/** What every query must answer to. */
class Copying {
  protected failed: Error | undefined
  private readonly text: string
  private readonly end: (error?: Error) => void

  constructor(text: string, end: (error?: Error) => void) {
    this.text = text
    this.end = end
  }

  submit(wire: Wire) {
    wire.query(this.text)
  }
  handleError(error: Error) {
    this.failed ??= error
    this.end(this.failed)
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

class Out extends Copying {
  private readonly line: (line: Buffer) => void

  constructor(text: string, line: (line: Buffer) => void, end: (error?: Error) => void) {
    super(text, end)
    this.line = line
  }

  /** One message is one row, and its bytes belong to the driver's buffer. */
  handleCopyData({ chunk }: { chunk: Buffer }) {
    this.line(Buffer.from(chunk))
  }
}

const wireOf = (client: pg.ClientBase) => (client as unknown as { connection: Wire }).connection

/** @param text `copy … to stdout` @returns rows in lots, each with its line end */
export async function* copyOut(client: pg.ClientBase, text: string): AsyncGenerator<Buffer[]> {
  const { stream } = wireOf(client)
  let [lines, bytes, over, left]: [Buffer[], number, boolean, boolean] = [[], 0, false, false]
  let failed: Error | undefined
  let wake = () => {}
  const take = (line: Buffer) => {
    if (left) return
    lines.push(line)
    bytes += line.length
    if (bytes < lot) return
    stream.pause()
    wake()
  }
  const end = (error?: Error) => {
    over = true
    failed = error
    wake()
  }
  client.query(new Out(text, take, end) as unknown as pg.Submittable)
  try {
    for (;;) {
      if (!over && bytes < lot) await new Promise<void>((done) => (wake = done))
      const some = lines
      lines = []
      bytes = 0
      stream.resume()
      if (some.length > 0) yield some
      if (over && lines.length === 0) break
    }
  } finally {
    left = true
    stream.resume()
  }
  if (failed) throw failed
}

class In extends Copying {
  private readonly pieces: AsyncIterable<Buffer>

  constructor(text: string, pieces: AsyncIterable<Buffer>, end: (error?: Error) => void) {
    super(text, end)
    this.pieces = pieces
  }

  handleCopyInResponse(wire: Wire) {
    void this.pour(wire)
  }

  private async pour(wire: Wire): Promise<void> {
    try {
      for await (const piece of this.pieces) {
        if (this.failed) return
        wire.sendCopyFromChunk(piece)
        if (wire.stream.writableNeedDrain) await drained(wire.stream)
      }
      if (!this.failed) wire.endCopyFrom()
    } catch (error) {
      // What went wrong here counts, not what the server says of being told to stop.
      this.failed ??= error as Error
      wire.sendCopyFail('stopped')
    }
  }
}

/** Room again, or nobody there any more: that is told by the query itself. */
async function drained(stream: Socket): Promise<void> {
  const over = new AbortController()
  const { signal } = over
  await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).finally(() => over.abort())
}

/** @param text `copy … from stdin`; @param pieces bytes as `copyOut` gave them, cut anywhere */
export const copyIn = (client: pg.ClientBase, text: string, pieces: AsyncIterable<Buffer>): Promise<void> =>
  new Promise((done, failed) => {
    client.query(new In(text, pieces, (error) => (error ? failed(error) : done())) as unknown as pg.Submittable)
  })
