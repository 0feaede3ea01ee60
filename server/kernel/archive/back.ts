/** After the database is gone: the newest base, the log played onto it to its last archived minute, and a word on what is lost. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { headsFile } from '../house.ts'
import type { ArchiveKeys } from '../backup/sealing.ts'
import { replayedTo } from '../db/base.ts'
import { countyRows, lastSealed } from '../db/carry.ts'
import { schemaOf } from '../db/scope.ts'
import { isCluster } from '../pg/cluster.ts'
import { startEmbedded } from '../pg/embedded.ts'
import { MachineFault } from '../pg/fault.ts'
import { replaying, walFolder } from '../pg/wal.ts'
import { basesIn, openBase, type Base } from './base.ts'
import { openSegments } from './segments.ts'

export interface Back {
  base: Base
  segments: number
  /** When the last act happened that is there again. */
  at?: Date | undefined
  /** Blocks of the audit that were sealed and are not there again. */
  blocksLost: number
}

/** Milliseconds: the log of a day of a large county. */
const patience = 60 * 60_000

export async function backToTheMinute(folder: string, varFolder: string, keys: ArchiveKeys): Promise<Back> {
  const base = basesIn(folder)[0]
  if (!base) throw new MachineFault(`There is no base in ${folder}: nothing to play the log onto.`)
  const wanted = path.join(varFolder, 'pg')
  // Made where it will run and by whom; then its contents are exchanged.
  if (isCluster(wanted)) throw alreadyThere(wanted)
  const trial = await startEmbedded({ dir: wanted })
  await trial.stop()
  const { dir } = trial
  const owner = fs.statSync(dir)
  for (const name of fs.readdirSync(dir)) fs.rmSync(path.join(dir, name), { recursive: true })
  await openBase(base, dir, keys)
  const incoming = `${dir}.in`
  fs.rmSync(incoming, { recursive: true, force: true })
  fs.mkdirSync(incoming, { mode: 0o700 })
  const segments = await openSegments(folder, base.from, incoming, keys)
  takeOver(walFolder(dir), incoming)
  fs.writeFileSync(path.join(dir, 'recovery.signal'), '')
  if (owner.uid !== process.getuid!()) execFileSync('/bin/chown', ['-R', `${owner.uid}:${owner.gid}`, dir, incoming])
  const server = await startEmbedded({ dir: wanted, conf: replaying(incoming), patience })
  const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'linli' })
  try {
    await client.connect()
    const at = await replayedTo(client)
    return { base, segments, at, blocksLost: await trimHeads(client, headsFile(varFolder)) }
  } finally {
    await client.end()
    await server.stop()
    fs.rmSync(incoming, { recursive: true, force: true })
  }
}

const alreadyThere = (dir: string) =>
  new MachineFault(`There is a database in ${dir}: move it away first, nothing is ever written over it.`)

/** Segments that were laid out and not taken away yet. */
function takeOver(from: string, to: string): void {
  if (!fs.existsSync(from)) return
  for (const name of fs.readdirSync(from))
    if (/^[0-9A-F]{24}$/.test(name) && !fs.existsSync(path.join(to, name)))
      fs.copyFileSync(path.join(from, name), path.join(to, name))
}

/** Heads of blocks that are not there again are kept beside: they tell what was sealed and lost. */
async function trimHeads(client: pg.Client, file: string): Promise<number> {
  if (!fs.existsSync(file)) return 0
  const last = new Map<string, number>()
  for (const { code } of await countyRows(client)) last.set(code, await lastSealed(client, schemaOf(code)))
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const kept = lines.filter((line) => {
    const head = JSON.parse(line) as { county: string; no: number }
    return head.no <= (last.get(head.county) ?? 0)
  })
  if (kept.length === lines.length) return 0
  fs.copyFileSync(file, `${file}.before-${Date.now()}`)
  fs.writeFileSync(`${file}.draft`, kept.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true })
  fs.renameSync(`${file}.draft`, file)
  return lines.length - kept.length
}
