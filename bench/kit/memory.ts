/** Resident memory of a process and its children, from /proc. */
import { readFileSync, readdirSync } from 'node:fs'

const field = (pid: string, name: string): number => {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Megabytes; 0 where there is no /proc. */
function residentOf(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && field(name, 'PPid') === pid)
  return [String(pid), ...children].reduce((sum, p) => sum + field(p, 'VmRSS'), 0) / 1024
}

export interface Watched {
  /** The most that was seen since it was last asked. */
  most: () => number
  stop: () => void
}

export function watchMemory(pid: number, every = 150): Watched {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, residentOf(pid))), every)
  return {
    most: () => {
      const seen = most
      most = 0
      return seen
    },
    stop: () => clearInterval(timer),
  }
}
