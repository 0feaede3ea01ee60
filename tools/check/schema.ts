/** `server/schema.sql`: what the migrations come to, read from the catalogue of a fresh database and kept beside them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './fault.ts'

export const schemaFile = 'server/schema.sql'

/** The first line in which two texts differ, with what stands there. */
export function difference(kept: string, fresh: string): { line: number; kept: string; fresh: string } | undefined {
  const [a, b] = [kept.split('\n'), fresh.split('\n')]
  const line = Math.max(a.length, b.length)
  for (let i = 0; i < line; i++)
    if (a[i] !== b[i]) return { line: i + 1, kept: a[i] ?? '(end)', fresh: b[i] ?? '(end)' }
  return undefined
}

export function schemaFaults(root: string, fresh: string): Fault[] {
  const path = join(root, schemaFile)
  if (!existsSync(path)) return [{ file: schemaFile, says: 'is missing: npm run db:dump' }]
  const found = difference(readFileSync(path, 'utf8'), fresh)
  return found
    ? [
        {
          file: schemaFile,
          line: found.line,
          says: `is not what the migrations make: npm run db:dump ("${found.kept.trim()}", now "${found.fresh.trim()}")`,
        },
      ]
    : []
}
