/** A backup that was never restored is none: into a database of its own beside the running one, compared, proven, timed, and gone again. */
import fs from 'node:fs'
import path from 'node:path'
import { verifyAudit, type Verdict } from '../audit/verify.ts'
import type { County, House } from '../context.ts'
import { ensureDatabase } from '../db/admin.ts'
import { migrate } from '../db/migrate.ts'
import { buildHouse, headsFile, newLog } from '../house.ts'
import { startEmbedded } from '../pg/embedded.ts'
import { restoreBackup, type Into, type Restored } from './restore.ts'

export interface Drilled extends Restored {
  verdicts: Proof[]
  milliseconds: number
}

export interface Proof {
  county: County
  verdict: Verdict
}

/** The audit of what was restored, to its last block. */
export async function proofs(house: House, { counties }: Pick<Restored, 'counties'>, folder: string): Promise<Proof[]> {
  const all: Proof[] = []
  for (const county of counties) all.push({ county, verdict: await verifyAudit(house, county, headsFile(folder)) })
  return all
}

/** @param within folder for the time of the drill; @param say what a person should know meanwhile */
export async function drill(
  file: string,
  { keys, archives, varFolder }: Pick<Into, 'keys' | 'archives' | 'varFolder'>,
  say: (line: string) => void,
): Promise<Drilled> {
  const begun = performance.now()
  fs.mkdirSync(varFolder, { recursive: true })
  const folder = fs.mkdtempSync(path.join(varFolder, 'drill-'))
  // Nothing of it has to outlive a power cut.
  const conf = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const server = await startEmbedded({ dir: path.join(folder, 'pg'), conf }).catch((error: unknown) => {
    fs.rmSync(folder, { recursive: true, force: true })
    throw error
  })
  try {
    const at = { host: server.host, port: server.port, database: 'linli' }
    const admin = { ...at, user: 'postgres' }
    await ensureDatabase({ ...admin, database: 'postgres' }, at.database)
    await migrate(admin, { counties: [] })
    const restored = await restoreBackup(file, { admin, varFolder: folder, keys, archives }, { say })
    const sizes = { app: 1, jobs: 1, sealer: 1, restricted: 1 }
    const house = buildHouse({ db: at, sizes, keys, var: folder, log: newLog('silent') })
    try {
      const verdicts = await proofs(house, restored, folder)
      return { ...restored, verdicts, milliseconds: performance.now() - begun }
    } finally {
      await house.close()
    }
  } finally {
    await server.stop()
    // As root the cluster may have had to lie elsewhere.
    for (const at of [folder, server.dir, `${server.dir}.log`, `${server.dir}.users`])
      fs.rmSync(at, { recursive: true, force: true })
  }
}
