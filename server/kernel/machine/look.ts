/** Looks at the machine: disks, files, jobs, loops, clocks, ways out, backups. */
import fs from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { MachineFinding } from '../../../domain/kernel/machine-api.ts'
import { waiting } from '../audit/store.ts'
import { archivesIn } from '../backup/shelf.ts'
import { readState } from '../backup/state.ts'
import type { County, House, RoomModule, Work } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { databaseClock, eventSince, filesHeld, jobRows, newestLine, servedSince } from '../db/machine.ts'
import { workFor } from '../jobs/work.ts'
import { judge, type Found } from './judge.ts'

export interface Looked {
  findings: MachineFinding[]
  backup?: Date | undefined
  free: number
}

/** What a county sees: its own rows, and the machine all counties share. */
export async function lookAt(house: House, counties: County[], rooms: readonly RoomModule[]): Promise<Looked> {
  const { varFolder, backup, diskLeast } = house.machine
  const disks = await roomOn(varFolder, backup.folder)
  const state = readState(varFolder)
  const newest = archivesIn(backup.folder).find((a) => a.what === 'whole')?.made
  const own = await Promise.all(counties.map((county) => ofCounty(workFor(house, county), rooms)))
  const found: Found = {
    now: house.now(),
    disks,
    diskLeast,
    filesLost: own.reduce((n, c) => n + c.filesLost, 0),
    jobs: (await jobRows(house.pools.jobs)).map((j) => ({ ...j, done: j.done ?? undefined })),
    eventSince: oldest(own.map((c) => c.eventSince)),
    lineSince: oldest(own.map((c) => c.lineSince)),
    completeYears: own.map((c) => c.completeYears).reduce((a, b) => a.filter((y) => b.includes(y))),
    databaseNow: await databaseClock(house.pools.jobs),
    newestLine: newestOf(own.map((c) => c.newestLine)),
    sms: {
      needed: counties.some((c) => !c.demo),
      there: house.sms !== undefined,
      ...house.ways.sms,
      waiting: own.reduce((n, c) => n + c.smsWaiting, 0),
    },
    backup: {
      nightly: backup.at !== undefined,
      newest,
      failed: state.failed && { at: new Date(state.failed.at), why: state.failed.why },
      sameDisk: sameDisk(varFolder, backup.folder),
      servedSince: await servedSince(house.pools.jobs),
    },
  }
  return { findings: judge(found), backup: newest, free: disks[0]!.free }
}

async function ofCounty(work: Work, rooms: readonly RoomModule[]) {
  let smsWaiting = 0
  for (const room of rooms) smsWaiting += (await room.lying?.(work))?.sms.waiting ?? 0
  const there = await work.house.files.names()
  return work.read(async (tx) => {
    const event = await tx.one<{ at: Date | null }>(eventSince())
    const line = await tx.one<{ oldest: Date | null }>(waiting())
    const newest = await tx.one<{ at: Date }>(newestLine())
    const held = await tx.rows<{ sha256: string }>(filesHeld())
    const { years } = await calendarOf(tx)
    return {
      smsWaiting,
      eventSince: event?.at ?? undefined,
      lineSince: line?.oldest ?? undefined,
      newestLine: newest?.at,
      filesLost: held.filter((f) => !there.has(f.sha256)).length,
      completeYears: years.filter((y) => y.complete).map((y) => y.year),
    }
  })
}

const sorted = (all: (Date | undefined)[]) =>
  all.filter((d): d is Date => d !== undefined).sort((a, b) => a.getTime() - b.getTime())
const oldest = (all: (Date | undefined)[]) => sorted(all)[0]
const newestOf = (all: (Date | undefined)[]) => sorted(all).at(-1)

const megabyte = 1024 * 1024

async function roomOn(data: string, backup: string): Promise<Found['disks']> {
  const free = async (folder: string) => {
    const s = await statfs(standing(folder))
    return Math.floor((s.bavail * s.bsize) / megabyte)
  }
  const own: Found['disks'] = [{ of: 'data', free: await free(data) }]
  if (!sameDisk(data, backup)) own.push({ of: 'backup', free: await free(backup) })
  return own
}

/** The folder, or the nearest one above that is there already. */
function standing(folder: string): string {
  let at = folder
  while (!fs.existsSync(at) && at !== '/') at = at.slice(0, at.lastIndexOf('/')) || '/'
  return at
}

const sameDisk = (a: string, b: string) => fs.statSync(standing(a)).dev === fs.statSync(standing(b)).dev
