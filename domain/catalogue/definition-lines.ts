/** Definitions of one kind in a pack, each fault with file and line: what every room whose rules are data reads by. */
import { z } from 'zod'
import type { LineFault } from '../kernel/dated.ts'
import { readPack, type PackFault, type PackKind } from './pack.ts'

export interface LinesOf<T> {
  lines: T[]
  faults: PackFault[]
}

export interface LineRules<T> {
  /** What the shape cannot say of one line. */
  faults?: (line: T) => LineFault[]
  /** What makes two lines the same, and where that is told; default: code and day. */
  twice?: { key: (line: T) => string; path: string; code: string }
}

/**
 * @param files texts of a pack's folder by name, `pack.json` among them
 * @param shape of one line; what cannot be read is told and left out
 */
export function definitionLines<T extends object>(
  files: Readonly<Record<string, string>>,
  kind: PackKind,
  shape: z.ZodType<T>,
  { faults: wrongIn = () => [], twice = usual }: LineRules<T> = {},
): LinesOf<T> {
  const { pack, spot } = readPack(files)
  const faults: PackFault[] = []
  const lines: T[] = []
  const seen = new Set<string>()
  all.parse(pack?.[kind] ?? []).forEach((line, i) => {
    const tell = ({ path, code }: LineFault) => {
      const whole = path ? `${i}.${path}` : String(i)
      faults.push({ ...spot(kind, whole), path: whole, code })
    }
    const read = shape.safeParse(line)
    if (!read.success) {
      for (const issue of read.error.issues) tell({ path: issue.path.join('.'), code: wordOf(issue) })
      return
    }
    wrongIn(read.data).forEach(tell)
    const key = twice.key(read.data)
    if (seen.has(key)) tell(twice)
    seen.add(key)
    lines.push(read.data)
  })
  return { lines, faults }
}

const all = z.array(z.unknown())

const usual = {
  key: (line: { code?: unknown; from?: unknown }) => `${String(line.code)} ${String(line.from)}`,
  path: 'code',
  code: 'code-twice',
}

/** Our own word key when the schema names one, else zod's code with hyphens. */
const wordOf = (issue: z.core.$ZodIssue) =>
  /^[a-z]+(-[a-z]+)*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-')
