import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lowest } from './lowest.ts'

describe('work at the lowest priority', () => {
  it('is Node itself, and waits for everybody else: its main thread and those it begins', () => {
    const told = `const s = require('fs').readdirSync('/proc/self/task').map((t) => require('fs').readFileSync('/proc/self/task/' + t + '/stat', 'utf8'));
      console.log(JSON.stringify({ stat: s }))`
    const { stat } = JSON.parse(execFileSync(...lowest(['-e', told]), { encoding: 'utf8' })) as { stat: string[] }
    // Fields of proc(5) after the name: niceness is the 17th, the policy the 39th; 5 is SCHED_IDLE.
    const classes = (stats: string[]) =>
      stats.map((s) => s.slice(s.lastIndexOf(')') + 2).split(' ')).map((f) => f[38] === '5' || f[16] === '19')
    expect(stat.length).toBeGreaterThan(1)
    expect(classes(stat)).toEqual(stat.map(() => true))
    expect(classes([readFileSync('/proc/self/stat', 'utf8')])).toEqual([false])
  })
})
