/** Writes JSON with one entry a line: a clerk reads it, a fault has a line, a change is one line in a diff. */

/** An object whose lists stand one entry a line, lists within entries as far as `depth` says. */
export function lines(value: unknown, depth = 1, indent = ''): string {
  if (Array.isArray(value)) {
    if (depth === 0 || value.length === 0) return JSON.stringify(value)
    return `[\n${value.map((v) => `${indent}  ${lines(v, depth - 1, `${indent}  `)}`).join(',\n')}\n${indent}]`
  }
  if (depth === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  const long = entries.filter(([, v]) => Array.isArray(v) && v.length > 0 && typeof v[0] === 'object' && !Array.isArray(v[0]))
  if (long.length === 0) return JSON.stringify(value)
  const head = entries.filter((e) => !long.includes(e)).map(([k, v]) => `${JSON.stringify(k)}: ${JSON.stringify(v)}`)
  const tail = long.map(([k, v]) => `${JSON.stringify(k)}: ${lines(v, depth, indent)}`)
  return `{ ${[...head, ...tail].join(', ')} }`
}

/** What is left out because the reader fills it in. */
export function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean)
  if (typeof value !== 'object' || value === null) return value
  const empty = (v: unknown) => v === undefined || (Array.isArray(v) && v.length === 0)
  const usual = (k: string, v: unknown) => (k === 'kind' && v === 'base') || (k === 'elevator' && v === false) || (k === 'fictional' && v === false)
  return Object.fromEntries(Object.entries(value).filter(([k, v]) => !empty(v) && !usual(k, v)).map(([k, v]) => [k, lean(v)]))
}

export const text = (value: unknown, depth = 1) => `${lines(lean(value), depth)}\n`
