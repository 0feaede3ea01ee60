/** Processor time of processes, from /proc: it says what an act costs on a machine that has other things to do as well. */
import { readFileSync, readdirSync } from 'node:fs'

/** Hundredths of a second, as Linux counts them for everybody. */
const tick = 10

function stat(pid: number | string): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, ended: fields[13]! + fields[14]! }
  } catch {
    return undefined
  }
}

/** Milliseconds a process and its children have used, those that ended included. 0 where there is no /proc. */
export function cpuOf(pid: number): number {
  const root = stat(pid)
  if (!root) return 0
  const children = readdirSync('/proc').flatMap((name) => {
    const found = /^\d+$/.test(name) ? stat(name) : undefined
    return found?.parent === pid ? [found.own] : []
  })
  return (root.own + root.ended + children.reduce((a, b) => a + b, 0)) * tick
}
