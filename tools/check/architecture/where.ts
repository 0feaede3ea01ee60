/** Where a file stands in the house: floor, room, and whether the rules of the floors bind it. */
import { floors, rooms, shells, webKit, type Floor } from '../../../architecture.ts'
import { isTest } from '../project.ts'

export interface Where {
  path: string
  /** Undefined outside the house: packs, bench, test, tools, and what lies at the top. */
  floor?: Floor
  /** First folder below the floor; undefined for what lies on the floor itself, e.g. `server/main.ts`. */
  room?: string
  /** Path inside the room. */
  inner: string
  test: boolean
}

export function whereIs(path: string): Where {
  const [first = '', second, ...rest] = path.split('/')
  const test = isTest(path)
  if (!(first in floors)) return { path, inner: path, test }
  const floor = first as Floor
  if (second === undefined || rest.length === 0) return { path, floor, inner: second ?? '', test }
  return { path, floor, room: second, inner: rest.join('/'), test }
}

const isShell = (room: string) => (shells as readonly string[]).includes(room)
export const isWebShell = (w: Where) => w.floor === 'web' && w.room !== undefined && isShell(w.room)
export const isOpen = (w: Where) => w.room === (w.floor === 'web' ? webKit : 'kernel')

/** Position in the list of rooms; the kit counts as kernel, shells and the roof of a floor lie below all rooms. */
export function rankOf(w: Where): number | undefined {
  if (w.room === undefined || isWebShell(w)) return rooms.length
  if (w.floor === 'web' && w.room === webKit) return 0
  const rank = (rooms as readonly string[]).indexOf(w.room)
  return rank < 0 ? undefined : rank
}
