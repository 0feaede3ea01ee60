/** The check of the check: it has seen every code file there is on the disk, and could read each. */
import { floors } from '../../../architecture.ts'
import type { Fault } from '../fault.ts'
import { isCode, type Project } from '../project.ts'

/** @param onDisk code files found by another way of looking */
export function censusFaults(project: Project, onDisk: string[]): Fault[] {
  const seen = project.paths.filter(isCode)
  return [
    ...onDisk.filter((p) => !project.has(p)).map((file) => ({ file, says: 'lies on the disk and was not looked at' })),
    ...(seen.length < onDisk.length
      ? [{ file: '.', says: `${seen.length} files were looked at, ${onDisk.length} lie on the disk` }]
      : []),
    ...Object.keys(floors)
      .filter((f) => !seen.some((p) => p.startsWith(`${f}/`)))
      .map((file) => ({ file, says: 'no file of this floor was seen' })),
    ...seen.flatMap((file) => project.syntax(file).errors.map((says) => ({ file, says: `cannot be read: ${says}` }))),
  ]
}
