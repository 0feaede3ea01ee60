/**
 * A JSON reader that remembers where every value stood, so that a fault can be told with its line. A key given twice is
 * a fault too: the second would silently win.
 */

export interface Spot {
  line: number
  column: number
}

export interface Read {
  value: unknown
  /** Where the value of a path begins; the root is `''`, others `items.3.name`. */
  at: ReadonlyMap<string, Spot>
}

export interface SyntaxFault extends Spot {
  code: 'json-syntax' | 'json-key-twice' | 'json-depth'
}

const deepest = 60

export function readJson(text: string): { read?: Read; fault?: SyntaxFault } {
  const reader = new Reader(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  try {
    const value = reader.value('', 0)
    reader.blank()
    if (!reader.atEnd()) reader.fail('json-syntax')
    return { read: { value, at: reader.spots } }
  } catch (e) {
    if (e instanceof Stop) return { fault: e.fault }
    throw e
  }
}

class Stop extends Error {
  readonly fault: SyntaxFault
  constructor(fault: SyntaxFault) {
    super(fault.code)
    this.fault = fault
  }
}

class Reader {
  readonly spots = new Map<string, Spot>()
  private at = 0
  private readonly text: string
  private readonly starts = [0]

  constructor(text: string) {
    this.text = text
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.starts.push(i + 1)
  }

  atEnd = () => this.at >= this.text.length

  fail(code: SyntaxFault['code'], at = this.at): never {
    throw new Stop({ code, ...this.spot(at) })
  }

  blank() {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at++
  }

  value(path: string, depth: number): unknown {
    this.blank()
    if (depth > deepest) this.fail('json-depth')
    if (!this.spots.has(path)) this.spots.set(path, this.spot(this.at))
    const c = this.text[this.at]
    if (c === '{') return this.object(path, depth)
    if (c === '[') return this.array(path, depth)
    return c === '"' ? this.string() : this.word()
  }

  private spot(at: number): Spot {
    let lo = 0
    for (let hi = this.starts.length; hi - lo > 1;) {
      const mid = (lo + hi) >> 1
      if (this.starts[mid]! <= at) lo = mid
      else hi = mid
    }
    return { line: lo + 1, column: at - this.starts[lo]! + 1 }
  }

  private object(path: string, depth: number): Record<string, unknown> {
    const out: Record<string, unknown> = {}
    this.list('}', () => {
      this.blank()
      const start = this.at
      if (this.text[start] !== '"') this.fail('json-syntax')
      const key = this.string()
      if (Object.hasOwn(out, key)) this.fail('json-key-twice', start)
      this.blank()
      if (this.text[this.at] !== ':') this.fail('json-syntax')
      this.at++
      const value = this.value(path ? `${path}.${key}` : key, depth + 1)
      Object.defineProperty(out, key, { value, enumerable: true, writable: true, configurable: true })
    })
    return out
  }

  private array(path: string, depth: number): unknown[] {
    const out: unknown[] = []
    this.list(']', () => out.push(this.value(path ? `${path}.${out.length}` : String(out.length), depth + 1)))
    return out
  }

  private list(end: string, entry: () => void) {
    this.at++
    this.blank()
    if (this.text[this.at] === end) {
      this.at++
      return
    }
    for (;;) {
      entry()
      this.blank()
      const c = this.text[this.at]
      if (c !== ',' && c !== end) this.fail('json-syntax')
      this.at++
      if (c === end) return
    }
  }

  private string(): string {
    const m = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y
    m.lastIndex = this.at
    const hit = m.exec(this.text)
    if (!hit) this.fail('json-syntax')
    const value = this.parse(hit[0])
    this.at += hit[0].length
    return value as string
  }

  private word(): unknown {
    const m = /true|false|null|-?\d[\d.eE+-]*/y
    m.lastIndex = this.at
    const hit = m.exec(this.text)
    if (!hit) this.fail('json-syntax')
    const value = this.parse(hit[0])
    this.at += hit[0].length
    return value
  }

  private parse(token: string): unknown {
    try {
      return JSON.parse(token)
    } catch {
      return this.fail('json-syntax')
    }
  }
}

/** Where a path stands, or the nearest thing around it. */
export function spotOf(read: Read, path: string): Spot {
  for (let p = path; ; p = p.includes('.') ? p.slice(0, p.lastIndexOf('.')) : '') {
    const spot = read.at.get(p)
    if (spot) return spot
    if (p === '') return { line: 1, column: 1 }
  }
}
