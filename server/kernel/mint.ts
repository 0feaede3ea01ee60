/** Ids minted here. Chance is drawn for many at once: asked for one by one it costs more than the rest of an id. */
import { randomFillSync } from 'node:crypto'
import type { Id } from '../../domain/kernel/id.ts'
import { uuidv7 } from '../../domain/kernel/uuid.ts'

const each = 10
const drawn = Buffer.alloc(each * 400)
let used = drawn.length

/** @param at milliseconds since 1970 */
export function mint(at: number): Id {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += each
  return uuidv7(at, drawn.subarray(used - each, used))
}
