/** The county of demonstration: a real county's map, invented people, sign-ins that everybody knows. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoPassword } from './accounts/index.ts'
import { findPack, installCounty } from './catalogue/index.ts'
import type { County } from './kernel/context.ts'
import { countiesServed } from './kernel/db/admin.ts'
import type { Opened } from './open.ts'

const demo = [
  { code: '231025', packs: ['base', 'linkou'] },
  { code: '990001', packs: ['base', 'neighbour'] },
]

/** A county is called what its divisions call it. */
const nameOf = (packs: string[]) => packs.map((name) => findPack(name).pack?.divisions?.name).find(Boolean) ?? ''

/**
 * Installs what is not there or has changed; one that was broken off goes on where it stopped. In a house that already
 * serves a real county nothing of demonstration is added.
 */
export async function installDemo({ house, database, config }: Opened, say: (line: string) => void): Promise<void> {
  const served = await countiesServed(house.pools.jobs)
  if (served.some((c) => !c.demo)) return
  const stamps = readStamps(config.varFolder)
  for (const { code, packs } of demo) {
    const county: County = { code, name: nameOf(packs), demo: true }
    const hash = packs.map((name) => findPack(name).hash).join(' ')
    if (stamps[county.code] === hash && served.some((c) => c.code === county.code)) continue
    say(`Installing ${county.name} …`)
    await installCounty(house, county, packs, {
      admin: database.admin,
      ...(database.password && { password: database.password }),
      say,
    })
    stamps[county.code] = hash
    writeFileSync(stampFile(config.varFolder), JSON.stringify(stamps))
  }
}

const stampFile = (folder: string) => join(folder, 'demo.json')

function readStamps(folder: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(stampFile(folder), 'utf8')) as Record<string, string>
  } catch {
    return {}
  }
}

/** One line per seat, for the terminal. */
export function demoSignIns(county: County): string[] {
  const packs = demo.find((d) => d.code === county.code)?.packs ?? []
  const seats = packs.flatMap((name) => findPack(name).pack?.seats ?? [])
  const staff = seats.filter((s) => s.role !== 'resident').map((s) => s.login)
  const residents = seats.filter((s) => s.role === 'resident').flatMap((s) => (s.phone ? [s.phone] : []))
  if (seats.length === 0) return []
  return [
    `Sign in as  ${staff.join(' ')}   password ${demoPassword}`,
    `Residents   ${residents.join(' ')}   codes stand on /${county.code}/dev/messages`,
  ]
}
