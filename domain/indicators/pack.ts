/** Indicators of a pack: each line a definition, a fault told with file and line. */
import { z } from 'zod'
import { readPack, type PackFault } from '../catalogue/pack.ts'
import { Definition } from './schema.ts'

const Lines = z.array(z.unknown())

export interface IndicatorLines {
  definitions: Definition[]
  faults: PackFault[]
}

/** @param files texts of a pack's folder by name, `pack.json` among them */
export function indicatorLines(files: Readonly<Record<string, string>>): IndicatorLines {
  const { pack, spot } = readPack(files)
  const faults: PackFault[] = []
  const seen = new Set<string>()
  const definitions: Definition[] = []
  Lines.parse(pack?.indicators ?? []).forEach((line, i) => {
    const read = Definition.safeParse(line)
    const at = (path: string, code: string) =>
      faults.push({
        ...spot('indicators', path ? `${i}.${path}` : String(i)),
        path: path ? `${i}.${path}` : String(i),
        code,
      })
    if (!read.success) {
      for (const issue of read.error.issues) at(issue.path.join('.'), wordOf(issue))
      return
    }
    if (seen.has(read.data.code)) at('code', 'code-twice')
    seen.add(read.data.code)
    definitions.push(read.data)
  })
  return { definitions, faults }
}

const wordOf = (issue: z.core.$ZodIssue) =>
  /^[a-z]+(-[a-z]+)*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-')
