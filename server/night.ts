/** The backup of the night: the same command as by hand, in a process of its own at low priority, so that nobody who is served waits for it. */
import { spawn } from 'node:child_process'
import type { Logger } from 'pino'
import type { Config } from './kernel/config.ts'
import type { Nightly } from './kernel/jobs/index.ts'
import { lowest } from './kernel/lowest.ts'

export function nightlyBackup({ at }: Config['backup'], log: Logger): Nightly[] {
  if (!at) return []
  const [hour, minute] = at.split(':').map(Number)
  return [{ name: 'backup.night', every: `${minute} ${hour} * * *`, run: () => runBackup(log) }]
}

/** What it says goes to the log; that it failed, and why, stands in its state, which the page of the machine shows. */
function runBackup(log: Logger): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(...lowest([process.argv[1]!, 'backup']), { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
    child.on('error', failed)
    child.on('close', (code) => {
      if (code === 0) log.info({ said: said.trim().split('\n') }, 'backup made')
      else log.error({ code, said: said.trim().split('\n').slice(-5) }, 'backup failed')
      done()
    })
  })
}
