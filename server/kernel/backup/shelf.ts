/** The folder archives lie in: which there are, and which of them have had their time. */
import fs from 'node:fs'
import path from 'node:path'

export interface Shelved {
  file: string
  made: Date
  /** `whole`, or the code of a county. */
  what: string
}

const shape = /^linli-(whole|\d{6})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{6}\.backup$/

/** Newest first. What is being written has another name and is not there yet. */
export function archivesIn(folder: string): Shelved[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .flatMap((name) => {
      const [, what, ...t] = shape.exec(name) ?? []
      if (!what) return []
      const made = new Date(`${t[0]}-${t[1]}-${t[2]}T${t[3]}:${t[4]}:${t[5]}Z`)
      return [{ file: path.join(folder, name), made, what }]
    })
    .sort((a, b) => b.made.getTime() - a.made.getTime() || (a.file < b.file ? 1 : -1))
}

/** Leaves so many whole archives; those of one county were asked for by somebody and stay. @returns what was taken away */
export function thin(folder: string, keep: number): string[] {
  const old = archivesIn(folder)
    .filter((a) => a.what === 'whole')
    .slice(keep)
    .map((a) => a.file)
  for (const file of old) fs.rmSync(file, { force: true })
  return old
}
