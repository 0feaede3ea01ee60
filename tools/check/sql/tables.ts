/** Which tables a piece of SQL writes and which it reads, by its tokens. */
import { closing, type Token } from './tokens.ts'

export interface Tables {
  writes: string[]
  reads: string[]
  /** Names that stand for a query inside the statement (`with x as (…)`), or for a temporary table. */
  local: string[]
  /** A table whose name is put in by the program. */
  unreadable: boolean
}

interface Found {
  kind: 'writes' | 'reads'
  /** Undefined: the name is computed. */
  name: string | undefined
}

export function tablesOf(tokens: Token[]): Tables {
  const found: Found[] = tokens.flatMap((_, i) => tablesAt(tokens, i))
  const local = tokens.flatMap((_, i) => localAt(tokens, i) ?? [])
  const names = (kind: Found['kind']) => [
    ...new Set(
      found.flatMap((f) => (f.kind === kind && f.name !== undefined && !local.includes(f.name) ? [f.name] : [])),
    ),
  ]
  return { writes: names('writes'), reads: names('reads'), local, unreadable: found.some((f) => f.name === undefined) }
}

const is = (token: Token | undefined, ...words: string[]) =>
  token !== undefined && token.kind !== 'quoted' && token.kind !== 'string' && words.includes(token.text)

function tablesAt(tokens: Token[], i: number): Found[] {
  const token = tokens[i]!
  if (token.kind !== 'word') return []
  const before = tokens[i - 1]
  switch (token.text) {
    case 'update':
      return is(before, 'for', 'do', 'key', 'on', ',') ? [] : written(tokens, skip(tokens, i + 1, 'only'))
    case 'into':
      return written(tokens, i + 1)
    case 'truncate':
      return written(tokens, skip(tokens, i + 1, 'table', 'only'))
    case 'table':
      return is(before, 'lock', 'alter') ? written(tokens, skip(tokens, i + 1, 'if', 'exists', 'only')) : []
    case 'from':
      return from(tokens, i)
    case 'join':
      return items(tokens, i + 1, false)
    case 'using':
      return is(tokens[0], 'delete', 'merge') ? items(tokens, i + 1, true) : []
    case 'copy':
      return i === 0 ? written(tokens, i + 1) : []
    default:
      return []
  }
}

function from(tokens: Token[], i: number): Found[] {
  const before = tokens[i - 1]
  if (is(before, 'distinct') && is(tokens[i - 2], 'is', 'not')) return []
  if (is(tokens[0], 'revoke', 'copy')) return []
  if (insideCall(tokens, i, 'extract', 'substring', 'trim', 'overlay', 'position')) return []
  if (is(before, 'delete')) return written(tokens, skip(tokens, i + 1, 'only'))
  return items(tokens, i + 1, true)
}

/** Is the innermost open bracket the argument list of one of these functions? */
function insideCall(tokens: Token[], i: number, ...functions: string[]): boolean {
  let depth = 0
  for (let k = i - 1; k >= 0; k--) {
    if (is(tokens[k], ')')) depth++
    if (is(tokens[k], '(') && depth-- === 0) return is(tokens[k - 1], ...functions)
  }
  return false
}

function written(tokens: Token[], i: number): Found[] {
  const name = nameAt(tokens, i)
  return name ? [{ kind: 'writes', name: name.name }] : []
}

const endOfFrom = [
  'where',
  'group',
  'order',
  'limit',
  'offset',
  'having',
  'window',
  'union',
  'intersect',
  'except',
  'for',
  'returning',
  'fetch',
  'set',
  'when',
  'on',
  'join',
  'left',
  'right',
  'inner',
  'full',
  'cross',
  'natural',
  ')',
]

/** The tables of a FROM list that begins at `i`: `a x, lateral (…) y, b`. Brackets are looked into by the outer loop. */
function items(tokens: Token[], i: number, many: boolean): Found[] {
  const found: Found[] = []
  for (let at = i; at < tokens.length;) {
    at = skip(tokens, at, 'lateral', 'only')
    // `from (a join b …)`: a bracket of tables, not of a query
    while (is(tokens[at], '(') && !is(tokens[at + 1], 'select', 'values', 'with', 'insert', 'update', 'delete', '('))
      at++
    const name = nameAt(tokens, at)
    const called = name && is(tokens[name.end], '(')
    if (name && !called) found.push({ kind: 'reads', name: name.name })
    at = afterItem(tokens, name?.end ?? at)
    if (!many || !is(tokens[at], ',')) break
    at++
  }
  return found
}

/** Behind alias, column list and `with ordinality`: at a comma or at the end of the list. */
function afterItem(tokens: Token[], i: number): number {
  let at = i
  while (at < tokens.length && !is(tokens[at], ',', ...endOfFrom))
    at = is(tokens[at], '(') ? closing(tokens, at) : at + 1
  // a comma behind `join … on …` opens a new item as well
  if (!is(tokens[at], 'on', 'join', 'left', 'right', 'inner', 'full', 'cross', 'natural')) return at
  for (at++; at < tokens.length && !is(tokens[at], ',', ...endOfFrom.slice(0, 12), ')');) {
    at = is(tokens[at], '(') ? closing(tokens, at) : at + 1
  }
  return at
}

function skip(tokens: Token[], i: number, ...words: string[]): number {
  let at = i
  while (is(tokens[at], ...words)) at++
  return at
}

/** `places`, `network.places`, `"places"`, `${schema}.places`: the last part is the table. */
function nameAt(tokens: Token[], i: number): { name: string | undefined; end: number } | undefined {
  let at = i
  let last: Token | undefined
  for (;;) {
    const token = tokens[at]
    if (!token || !['word', 'quoted', 'hole'].includes(token.kind)) break
    if (token.kind === 'word' && ['select', 'values', 'with', 'set'].includes(token.text)) break
    last = token
    at++
    if (!is(tokens[at], '.')) break
    at++
  }
  return last && { name: last.kind === 'hole' ? undefined : last.text, end: at }
}

function localAt(tokens: Token[], i: number): string | undefined {
  const token = tokens[i]!
  if (token.kind !== 'word' && token.kind !== 'quoted') return undefined
  if (is(tokens[i - 1], 'table') && is(tokens[i - 2], 'temp', 'temporary')) return token.text
  const columns = is(tokens[i + 1], '(') ? closing(tokens, i + 1) : i + 1
  if (!is(tokens[columns], 'as')) return undefined
  const open = skip(tokens, columns + 1, 'not', 'materialized')
  const query =
    is(tokens[open], '(') && is(tokens[open + 1], 'select', 'insert', 'update', 'delete', 'values', 'with', '(')
  return query ? token.text : undefined
}
