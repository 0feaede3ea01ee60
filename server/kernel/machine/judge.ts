/** Pure: from what was found on the machine to what is wrong with it. */
import type { MachineFinding, MachineTrouble } from '../../../domain/kernel/machine-api.ts'

export interface Found {
  now: Date
  /** Room on each disk that is written to, in megabytes. */
  disks: { of: 'data' | 'backup'; free: number }[]
  diskLeast: number
  /** Files that rows name and that are not there. */
  filesLost: number
  jobs: { name: string; cron: string; since: Date; done?: Date | undefined; failed: boolean }[]
  /** The oldest that waits to be told, and the oldest line that waits to be sealed. */
  eventSince?: Date | undefined
  lineSince?: Date | undefined
  completeYears: number[]
  /** The database's clock, and the youngest line of the audit. */
  databaseNow: Date
  newestLine?: Date | undefined
  /** Without a county that is no demonstration nobody misses a way to phones. */
  sms: {
    needed: boolean
    there: boolean
    takenAt?: Date | undefined
    refusedAt?: Date | undefined
    code?: string | undefined
    waiting: number
  }
  backup: {
    /** Whether it is made by itself; else somebody else sees to it. */
    nightly: boolean
    newest?: Date | undefined
    failed?: { at: Date; why: string } | undefined
    sameDisk: boolean
    /** Since when something is served here. */
    servedSince?: Date | undefined
  }
}

const minute = 60_000
const hour = 60 * minute

type Facts = MachineFinding['facts']
const wrong = (what: MachineTrouble, facts: Facts = {}): MachineFinding => ({ what, weight: 'wrong', facts })
const soon = (what: MachineTrouble, facts: Facts = {}): MachineFinding => ({ what, weight: 'soon', facts })

/** The heaviest first. */
export function judge(f: Found): MachineFinding[] {
  const all = [disks, files, clock, jobs, loops, sms, backups, calendar].flatMap((look) => look(f))
  return [...all.filter((x) => x.weight === 'wrong'), ...all.filter((x) => x.weight === 'soon')]
}

const disks = (f: Found) =>
  f.disks.filter((d) => d.free < f.diskLeast).map((d) => wrong('disk-full', { of: d.of, free: d.free }))

const files = (f: Found) => (f.filesLost > 0 ? [wrong('file-lost', { n: f.filesLost })] : [])

/** What was written later than now was written by a clock that has been put back since. */
function clock({ now, databaseNow, newestLine }: Found): MachineFinding[] {
  const ahead = newestLine ? newestLine.getTime() - now.getTime() : 0
  if (ahead > minute) return [wrong('clock-back', { minutes: Math.ceil(ahead / minute) })]
  const apart = Math.abs(databaseNow.getTime() - now.getTime())
  return apart > 30_000 ? [wrong('clock-apart', { seconds: Math.round(apart / 1000) })] : []
}

/** Milliseconds from one run to the next; undefined for what comes so seldom that no trace of the last is left. */
export function gapOf(cron: string): number | undefined {
  const [min = '', hr = '', day, month, weekday] = cron.split(' ')
  if (day !== '*' || month !== '*' || weekday !== '*') return undefined
  const step = /^\*\/(\d+)$/
  if (hr !== '*') return step.test(hr) ? Number(step.exec(hr)![1]) * hour : 24 * hour
  if (min === '*') return minute
  return step.test(min) ? Number(step.exec(min)![1]) * minute : hour
}

function jobs({ now, jobs: all }: Found): MachineFinding[] {
  return all.flatMap((job): MachineFinding[] => {
    const gap = gapOf(job.cron)
    const last = job.done ?? job.since
    const late = gap !== undefined && now.getTime() - last.getTime() > gap + Math.max(15 * minute, gap / 12)
    if (late) return [wrong('job-stopped', { job: job.name, since: last.toISOString() })]
    return job.failed ? [wrong('job-failing', { job: job.name })] : []
  })
}

function loops({ now, eventSince, lineSince }: Found): MachineFinding[] {
  const waited = (since: Date | undefined) => (since ? Math.floor((now.getTime() - since.getTime()) / minute) : 0)
  const [events, lines] = [waited(eventSince), waited(lineSince)]
  return [
    ...(events >= 10 ? [wrong('events-waiting', { minutes: events })] : []),
    ...(lines >= 10 ? [wrong('audit-unsealed', { minutes: lines })] : []),
  ]
}

function sms({ sms: way }: Found): MachineFinding[] {
  if (!way.there) return way.needed ? [wrong('sms-missing')] : []
  const failing = way.refusedAt && (!way.takenAt || way.refusedAt > way.takenAt)
  return failing
    ? [wrong('sms-failing', { since: way.refusedAt!.toISOString(), code: way.code ?? '', n: way.waiting })]
    : []
}

/** A night and the time a large county takes. */
const fresh = 26 * hour

function backups({ now, backup: b }: Found): MachineFinding[] {
  const aged = (since: Date | undefined) => since !== undefined && now.getTime() - since.getTime() > fresh
  const all: MachineFinding[] = []
  if (b.failed && (!b.newest || b.failed.at > b.newest))
    all.push(wrong('backup-failed', { at: b.failed.at.toISOString(), why: b.failed.why }))
  else if (b.nightly && !b.newest && aged(b.servedSince)) all.push(wrong('backup-none'))
  else if (b.nightly && aged(b.newest)) all.push(wrong('backup-old', { at: b.newest!.toISOString() }))
  if (b.sameDisk) all.push(soon('backup-same-disk'))
  return all
}

/** The holidays of a year are told in November of the year before. */
function calendar({ now, completeYears }: Found): MachineFinding[] {
  const here = new Date(now.getTime() + 8 * hour)
  const year = here.getUTCFullYear()
  if (!completeYears.includes(year)) return [wrong('calendar-missing', { year })]
  const due = here.getUTCMonth() === 11 && !completeYears.includes(year + 1)
  return due ? [soon('calendar-ends', { year: year + 1 })] : []
}
