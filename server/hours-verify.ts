/** `npm run hours:verify`: hours and stars of every county counted again from the service records, compared with what is stored. */
import { open } from './open.ts'
import { verifyHours } from './volunteers/index.ts'

export async function run(): Promise<void> {
  const { house, close } = await open()
  try {
    for (const county of await house.counties()) {
      const v = await verifyHours(house, county)
      const said = `${v.records} records, ${v.hours} hours, ${v.volunteers} volunteers`
      console.log(`${county.code} ${county.name}: ${v.ok ? `proven: ${said}` : `NOT PROVEN: ${said}`}`)
      for (const fault of v.faults) console.log(`  ${fault}`)
      if (!v.ok) process.exitCode = 1
    }
  } finally {
    await close()
  }
}
