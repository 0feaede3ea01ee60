/** Floors, order of rooms, doors and packages: what a file may take from where. */
import { floors, serverDoor, webDoors } from '../../../architecture.ts'
import type { Fault } from '../fault.ts'
import { isCode, type Project } from '../project.ts'
import { importsOf, isRelative, packageOf, resolved } from './imports.ts'
import { isOpen, isWebShell, rankOf, whereIs, type Where } from './where.ts'

/** Folders a test may use beside its own floor. */
const helpsTests = /^(test|packs|bench\/crowd)\/|^architecture\.ts$/

export function orderFaults(project: Project): Fault[] {
  const faults: Fault[] = []
  for (const path of project.paths.filter(isCode)) {
    const here = whereIs(path)
    if (!here.floor) continue
    if (rankOf(here) === undefined) faults.push({ file: path, says: `architecture.ts names no room \`${here.room}\`` })
    for (const { name, line } of importsOf(project.syntax(path))) {
      const says = name === undefined ? 'imports what only a running program knows' : objection(here, name)
      if (says) faults.push({ file: path, line, says })
    }
  }
  return faults
}

function objection(here: Where, name: string): string | undefined {
  return isRelative(name) ? pathObjection(here, whereIs(resolved(here.path, name))) : packageObjection(here, name)
}

function packageObjection({ floor, test }: Where, name: string): string | undefined {
  if (test) return undefined
  if (name.startsWith('node:'))
    return floor === 'server' ? undefined : `Node's ${name} does not exist on the floor ${floor}`
  const allowed: readonly string[] = floors[floor!].packages
  return allowed.includes(packageOf(name)) ? undefined : `${packageOf(name)} is not on the list of packages of ${floor}`
}

function pathObjection(here: Where, there: Where): string | undefined {
  if (!there.floor) {
    return here.test && helpsTests.test(there.path) ? undefined : `${there.path} lies outside the floors`
  }
  if (!(floors[here.floor!].mayUse as readonly string[]).includes(there.floor))
    return `${here.floor} may not use ${there.floor}`
  if (here.test) return undefined
  if (there.test) return `${there.path} is a test`
  return orderObjection(here, there) ?? doorObjection(here, there)
}

function orderObjection(here: Where, there: Where): string | undefined {
  const [mine, its] = [rankOf(here), rankOf(there)]
  if (mine === undefined || its === undefined)
    return its === undefined ? `architecture.ts names no room \`${there.room}\`` : undefined
  if (isWebShell(here) && isWebShell(there) && here.room !== there.room)
    return `the shell ${here.room} may not use the shell ${there.room}`
  if (its <= mine) return undefined
  return `${here.room} may not use ${there.room ?? there.path}, which stands below it in the list of rooms`
}

function doorObjection(here: Where, there: Where): string | undefined {
  if (here.floor !== there.floor || here.room === there.room || isOpen(there)) return undefined
  if (there.floor === 'server' && there.room !== undefined && there.inner !== serverDoor) {
    return `${there.room} is entered by its ${serverDoor} only`
  }
  if (there.floor === 'web' && there.room !== undefined && !isWebDoor(there.inner)) {
    return `of ${there.room} only ${webDoors.join(', ')} may be used`
  }
  return undefined
}

const isWebDoor = (inner: string) => /^(queries\.ts|words\.ts|[A-Z]\w*\.tsx)$/.test(inner)
