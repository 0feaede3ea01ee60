/** Three processes of the program on one database, as three units of a service start them. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { County } from '../../server/kernel/context.ts'
import { buildServer } from '../../tools/run/build.mjs'
import { withLock } from '../../tools/run/lock.mjs'
import type { TestApp } from '../app.ts'
import { Client } from '../client.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { testKeysFile } from '../keys.ts'
import { start, type Running } from '../kill/kill.ts'

export interface Three {
  db: TestDatabase
  folder: string
  running: Running[]
  /** One more, or another in place of one that went. */
  start: (more?: Record<string, string>) => Promise<Running>
  /** A browser whose requests go to one of them. */
  at: (n: number) => Client
  /** A browser whose requests go to each in turn, as a proxy sends them. */
  spread: () => Client
  close: () => Promise<void>
}

const county: County = { code: '231025', name: '林口县', demo: true }

export async function startThree(more: Record<string, string> = {}): Promise<Three> {
  await withLock('prepare', () => buildServer(() => undefined))
  const db = await freshDatabase('demo')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-three-'))
  for (const end of ['', '.restricted', '.archives'])
    if (fs.existsSync(testKeysFile + end)) {
      fs.mkdirSync(path.join(folder, 'keys'), { recursive: true })
      fs.copyFileSync(testKeysFile + end, path.join(folder, 'keys', `linli.json${end}`))
    }
  const one = (extra: Record<string, string> = {}) =>
    // The counties of demonstration are in the template.
    start(folder, { DATABASE_URL: db.url, LINLI_DEMO: 'off', LINLI_BACKUP_AT: 'off', ...more, ...extra })
  const begun = await Promise.allSettled([one(), one(), one()])
  const running = begun.flatMap((b) => (b.status === 'fulfilled' ? [b.value] : []))
  const failed = begun.find((b) => b.status === 'rejected')
  if (failed) {
    await Promise.all(running.map(gone))
    await db.drop()
    throw failed.reason
  }
  const client = (origin: () => string) =>
    new Client({
      county,
      get origin() {
        return origin()
      },
    } as TestApp)
  let turn = 0
  return {
    db,
    folder,
    running,
    start: one,
    at: (n) => client(() => running[n]!.origin),
    spread: () => client(() => running[turn++ % running.length]!.origin),
    close: async () => {
      await Promise.all(running.map(gone))
      await db.drop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Told to end, as a service does it. @returns its exit code */
export const gone = ({ child }: Running): Promise<number | null> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done(child.exitCode)
    child.removeAllListeners('exit')
    child.on('exit', (code) => done(code))
    child.kill('SIGTERM')
  })
