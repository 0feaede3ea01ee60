/** SQL cut into tokens, as far as the checks need it: PostgreSQL's words, quotes, comments and dollar quotes. */
import { hole } from '../syntax.ts'

export interface Token {
  kind: 'word' | 'quoted' | 'string' | 'param' | 'hole' | 'sign'
  /** Words in lower case, quoted names without their quotes, strings empty. */
  text: string
  /** Offset in the text. */
  at: number
}

const shapes: [RegExp, Token['kind'] | 'blank'][] = [
  [/\s+|--[^\n]*|\/\*[\s\S]*?\*\//y, 'blank'],
  [/[eE]?'(?:[^'\\]|''|\\[\s\S])*'/y, 'string'],
  [/\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$/y, 'string'],
  [/"(?:[^"]|"")*"/y, 'quoted'],
  [/\$\d+/y, 'param'],
  [/[A-Za-z_\u0080-\ud7ff][\w$\u0080-\ud7ff]*/y, 'word'],
  [new RegExp(hole, 'y'), 'hole'],
  [/\d+(?:\.\d+)?|::|[\s\S]/y, 'sign'],
]

export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < sql.length;) {
    const { kind, text } = next(sql, at)
    if (kind !== 'blank') tokens.push({ kind, text: plain(kind, text), at })
    at += text.length
  }
  return tokens
}

function next(sql: string, at: number): { kind: Token['kind'] | 'blank'; text: string } {
  for (const [shape, kind] of shapes) {
    shape.lastIndex = at
    const text = shape.exec(sql)?.[0]
    if (text) return { kind, text }
  }
  throw new Error('every character is a sign') // the last shape takes anything
}

function plain(kind: Token['kind'] | 'blank', text: string): string {
  if (kind === 'word') return text.toLowerCase()
  if (kind === 'quoted') return text.slice(1, -1).replaceAll('""', '"')
  return kind === 'string' ? '' : text
}

/** Cut at the semicolons. */
export function statementsOf(sql: string): Token[][] {
  const statements: Token[][] = [[]]
  for (const token of tokensOf(sql)) {
    if (token.kind === 'sign' && token.text === ';') statements.push([])
    else statements.at(-1)!.push(token)
  }
  return statements.filter((s) => s.length > 0)
}

/** Index just behind the bracket that closes the one at `open`. */
export function closing(tokens: Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]!.text === '(' && tokens[i]!.kind === 'sign') depth++
    if (tokens[i]!.text === ')' && tokens[i]!.kind === 'sign' && --depth === 0) return i + 1
  }
  return tokens.length
}
