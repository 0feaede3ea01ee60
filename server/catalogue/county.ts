/**
 * A county from packs: opened, its places, bodies, catalogue and addresses put in; a demo county gets its seats and its
 * invented people too. Again changes nothing; broken off, it goes on where it stopped.
 */
import type pg from 'pg'
import type { PackPreview } from '../../domain/catalogue/api.ts'
import type { PackFault } from '../../domain/catalogue/pack.ts'
import { seedDemoAccounts } from '../accounts/index.ts'
import type { County, House } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { openCounty, prepareCounty } from '../kernel/db/counties.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { installLinks } from '../people/index.ts'
import { installCrowd } from './crowd.ts'
import { installDivisions, installPack } from './install.ts'
import { findPack } from './packs.ts'
import { installPosts, residentLinks } from './seats.ts'

export interface CountyOptions {
  admin: pg.ClientConfig
  /** Passwords of the roles, where the server asks for them. */
  password?: (role: string) => string
  /** Told after each step. */
  say?: (line: string) => void
  /** Day from which everything holds; default: today. */
  day?: string
  /** How many people a demo county gets; default: what its pack says. */
  people?: number
}

export class PackFaults extends Error {
  readonly faults: PackFault[]
  constructor(pack: string, faults: PackFault[]) {
    super(`pack ${pack}: ${faults.map((f) => `${f.file}:${f.line}:${f.column} ${f.path} ${f.code}`).join('; ')}`)
    this.faults = faults
  }
}

/** @param packs in the order in which they stand on each other, e.g. `['base', 'linkou']` */
export async function installCounty(
  house: House,
  county: County,
  packs: string[],
  options: CountyOptions,
): Promise<PackPreview[]> {
  const say = options.say ?? (() => undefined)
  await prepareCounty(options.admin, county.code, options.password)
  const work = workFor(house, county)
  const day = options.day ?? dayOf(house.now())
  // Bodies stand in places, so every pack's map comes before the first pack's bodies.
  for (const name of packs) await installDivisions(work, name, day)
  const done: PackPreview[] = []
  for (const name of packs) {
    const report = await installPack(work, name, day, packs)
    if (report.faults.length > 0) throw new PackFaults(name, report.faults)
    done.push(report)
    say(`${county.code}: pack ${name} ${report.version}`)
  }
  if (county.demo) await populate(house, county, packs, { ...options, day })
  // Served only when it is whole: what broke off is taken up again at the next start.
  await openCounty(options.admin, county, house.now())
  return done
}

async function populate(
  house: House,
  county: County,
  names: string[],
  options: CountyOptions & { day: string },
): Promise<void> {
  const work = workFor(house, county)
  for (const { pack } of names.map(findPack)) {
    if (!pack) continue
    await seedDemoAccounts(house, county, pack.seats ?? [])
    await installPosts(work, pack.seats ?? [], options.day)
    const { made, elder } = await installCrowd(work, pack, options.day, options.people)
    if (elder) await installLinks(work, residentLinks(county.code, pack.seats ?? [], elder, options.day))
    if (made > 0) options.say?.(`${county.code}: ${made} invented people`)
  }
}
