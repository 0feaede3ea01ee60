/**
 * Statements that are asked for in the same moment travel together: one message out, one answer back, one Sync at the
 * end. The driver's own pipeline sends a Sync with every statement, and each of them is a system call for PostgreSQL
 * and an event for us: a third of what an act costs. A statement fails with all that follow it in its flight, so a
 * COMMIT at the end is not even tried.
 *
 * Built on the driver's `Query`, which leaves sending and receiving to whoever extends it; what is used beyond its
 * types stands in `Wire`. The version is pinned, and `flight.test.ts` tries every promise made here.
 */
import pg from 'pg'

export interface Answer {
  /** `SELECT`, `INSERT`, `COMMIT` … */
  command: string | null
  rowCount: number | null
  rows: unknown[]
}

export interface Sent {
  /** Prepared once per connection under this name. */
  name: string
  text: string
  values: unknown[]
}

interface Pending extends Sent {
  resolve: (answer: Answer) => void
  reject: (reason: unknown) => void
}

interface Wire {
  stream: { cork: () => void; uncork: () => void }
  /** Statements PostgreSQL has confirmed, and those on their way, by name. */
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
  parse: (of: { name: string; text: string }) => void
  bind: (of: { statement: string; values: unknown[] }) => void
  describe: (of: { type: 'P' }) => void
  execute: () => void
  sync: () => void
}

/** What rows look like; the same for a statement as long as its connection lives. */
interface Shape {
  fields: unknown
  _parsers: unknown
  _prebuiltEmptyResultObject: unknown
}
type Result = Answer & Shape

interface Driver {
  Query: new (text: string) => {
    callback: () => void
    name: string
    text: string
    _result: Result
    handleCommandComplete(message: unknown, wire: Wire): void
  }
  Result: new (mode: undefined, types: unknown) => Result
  utils: { prepareValue: (value: unknown) => unknown }
}
const driver = pg as unknown as Driver

const written = (value: unknown) => (value instanceof Date ? value.toISOString() : driver.utils.prepareValue(value))

/** Whoever has been described once needs no description again: `undefined` stands for "gives no rows". */
const shapes = new WeakMap<Wire, Map<string, Shape | undefined>>()

class Flight extends driver.Query {
  private readonly all: Pending[]
  private wire: Wire | undefined
  private at = 0

  constructor(all: Pending[]) {
    super('')
    // Each statement is answered on its own; without a callback rows would be events.
    this.callback = () => undefined
    this.all = all
  }

  /** Called by the client when the connection is free. */
  submit(wire: Wire): Error | null {
    this.wire = wire
    const known = shapes.get(wire) ?? new Map<string, Shape | undefined>()
    shapes.set(wire, known)
    let values: unknown[][]
    try {
      values = this.all.map((s) => s.values.map(written))
    } catch (error) {
      // Something that has no written form: nothing was sent yet.
      return error as Error
    }
    wire.stream.cork()
    try {
      for (const [i, s] of this.all.entries()) {
        if (wire.parsedStatements[s.name] === undefined && wire.submittedNamedStatements[s.name] === undefined) {
          wire.parse(s)
          wire.submittedNamedStatements[s.name] = s.text
        }
        wire.bind({ statement: s.name, values: values[i]! })
        if (!known.has(s.name)) wire.describe({ type: 'P' })
        wire.execute()
      }
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
    this.expect()
    return null
  }

  /** Makes ready for the answer to the next statement; `name` and `text` are what the client books as parsed. */
  private expect(): void {
    const next = this.all[this.at]
    if (!next) return
    this.name = next.name
    this.text = next.text
    const types = (this._result as unknown as { _types: unknown })._types
    this._result = new driver.Result(undefined, types)
    const shape = shapes.get(this.wire!)?.get(next.name)
    if (shape) Object.assign(this, { _accumulateRows: true, _result: Object.assign(this._result, shape) })
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    super.handleCommandComplete(message, wire)
    const result = this._result
    const { fields, _parsers, _prebuiltEmptyResultObject } = result
    shapes.get(wire)!.set(this.name, _parsers ? { fields, _parsers, _prebuiltEmptyResultObject } : undefined)
    const done = this.all[this.at++]!
    this.expect()
    const unread = this.takeFault()
    if (unread) done.reject(unread)
    else done.resolve(result)
  }

  /** A row that the driver could not read. */
  private takeFault(): unknown {
    const self = this as unknown as { _canceledDueToError: unknown }
    const fault = self._canceledDueToError
    self._canceledDueToError = false
    return fault
  }

  handleError(reason: unknown): void {
    for (const s of this.all.slice(this.at)) {
      // PostgreSQL skipped what followed, so it was not prepared either.
      if (this.wire) delete this.wire.submittedNamedStatements[s.name]
      s.reject(reason)
    }
    this.at = this.all.length
  }

  handleReadyForQuery(): void {}
}

interface Leaving {
  /** A text of its own that goes first. */
  opening: (() => void) | undefined
  all: Pending[]
}

const leaving = new WeakMap<pg.ClientBase, Leaving>()

/** What goes off with everything else that is asked of this connection before anybody has to wait. */
function nextFrom(client: pg.ClientBase): Leaving {
  const known = leaving.get(client)
  if (known) return known
  const next: Leaving = { opening: undefined, all: [] }
  leaving.set(client, next)
  queueMicrotask(() => {
    leaving.delete(client)
    const { stream } = (client as unknown as { connection: Wire }).connection
    // One system call for both, and PostgreSQL wakes once.
    stream.cork()
    next.opening?.()
    if (next.all.length > 0) client.query(new Flight(next.all) as unknown as pg.Submittable)
    stream.uncork()
  })
  return next
}

/** One statement of a flight. */
export function send(client: pg.ClientBase, statement: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => void nextFrom(client).all.push({ ...statement, resolve, reject }))
}

/** A text of statements without values (`begin; set local …`) that leads the flight. */
export function open(client: pg.ClientBase, text: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    nextFrom(client).opening = () => void client.query(text).then(resolve, reject)
  })
}
