/** `npm run audit:verify`: proves the audit of every county to the last block and says how old that is. */
import { verifyAudit, type Verdict } from './kernel/audit/verify.ts'
import { headsFile } from './kernel/house.ts'
import { open } from './open.ts'

export async function run(): Promise<void> {
  const { config, house, close } = await open()
  try {
    for (const county of await house.counties()) {
      const verdict = await verifyAudit(house, county, headsFile(config.varFolder))
      console.log(`${county.code} ${county.name}: ${say(verdict, new Date())}`)
      for (const fault of verdict.faults) console.log(`  ${fault}`)
      if (!verdict.ok) process.exitCode = 1
    }
  } finally {
    await close()
  }
}

function say(v: Verdict, now: Date): string {
  if (!v.ok) return `NOT PROVEN, ${v.faults.length} faults in ${v.blocks} blocks`
  const age = v.sealedAt
    ? `last block sealed ${Math.round((now.getTime() - v.sealedAt.getTime()) / 1000)} s ago`
    : 'nothing sealed yet'
  return `proven: ${v.lines} lines in ${v.blocks} blocks, ${age}, ${v.waiting} lines wait for a block`
}
