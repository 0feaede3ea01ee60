/** What the last backup that failed failed of, and when the last drill was: for whoever looks after the machine. */
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const State = z.object({
  failed: z.object({ at: z.iso.datetime(), why: z.string() }).optional(),
  drilled: z.object({ at: z.iso.datetime(), file: z.string(), milliseconds: z.number() }).optional(),
  /** Files that rows named and that were not there when the last whole backup was made. */
  lost: z.string().array().optional(),
})
export type BackupState = z.output<typeof State>

const fileOf = (varFolder: string) => path.join(varFolder, 'backup.json')

export function readState(varFolder: string): BackupState {
  try {
    return State.parse(JSON.parse(fs.readFileSync(fileOf(varFolder), 'utf8')))
  } catch {
    return {}
  }
}

export function noteState(varFolder: string, change: BackupState): void {
  const draft = `${fileOf(varFolder)}.${process.pid}`
  fs.mkdirSync(varFolder, { recursive: true })
  fs.writeFileSync(draft, `${JSON.stringify({ ...readState(varFolder), ...change }, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(draft, fileOf(varFolder))
}
