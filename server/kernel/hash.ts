/** One hash for one content, whatever the order of its fields. */
import { hash } from 'node:crypto'

/** JSON with sorted keys; what is undefined is not there. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (value instanceof Date) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, v]) => v !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}

/** SHA-256 in hex, as `body_hash` of acts and audit lines. */
export const bodyHash = (value: unknown): string => hash('sha256', canonical(value), 'hex')
