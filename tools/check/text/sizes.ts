/** How long files may be. A file that grows is split by concept. */
import { limits } from '../../../architecture.ts'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'

const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** `server/schema.sql` is made by a command and as long as the database is wide. */
const made = new Set(['server/schema.sql'])

function limitOf(path: string): number | undefined {
  if (made.has(path)) return undefined
  if (path.endsWith('.sql')) return limits.sql
  if (isCode(path)) return isTest(path) || path.startsWith('test/') ? limits.test : limits.source
  return path.endsWith('.css') ? limits.source : undefined
}

export function sizeFaults(project: Project): Fault[] {
  return project.paths.flatMap((file) => {
    const limit = limitOf(file)
    const lines = limit === undefined ? 0 : linesOf(project.text(file))
    return limit !== undefined && lines > limit
      ? [{ file, says: `has ${lines} lines, the limit is ${limit}: split it by concept` }]
      : []
  })
}

/** Median and 90th percentile of source files, to be looked at rather than obeyed. */
export function sizeReport(project: Project): { median: number; p90: number; files: number; wish: number } {
  const sizes = project.paths
    .filter((p) => isCode(p) && !isTest(p))
    .map((p) => linesOf(project.text(p)))
    .sort((a, b) => a - b)
  const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0
  return { median: at(0.5), p90: at(0.9), files: sizes.length, wish: limits.median }
}
