/** `npm run timebank:verify`: counts every balance of the time bank again from its moves, and every credit and order against what it came from. */
import { open } from './open.ts'
import { verifyTimebank } from './timebank/index.ts'

export async function run(): Promise<void> {
  const { house, close } = await open()
  try {
    for (const county of await house.counties()) {
      const { ok, txns, totals, faults } = await verifyTimebank(house, county)
      const sums = totals.map((t) => `${t.book}: ${t.accounts} accounts, ${t.kept} in them, ${t.issued} issued`)
      const said = ok ? `proven: ${txns} transactions` : `NOT PROVEN, ${faults.length} faults in ${txns} transactions`
      console.log([`${county.code} ${county.name}: ${said}`, ...sums].join('; '))
      for (const fault of faults) console.log(`  ${fault}`)
      if (!ok) process.exitCode = 1
    }
  } finally {
    await close()
  }
}
