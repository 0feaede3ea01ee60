/**
 * A place is a path built from codes: `231025/100/zhanqian/001/003/`. It never changes. "Inside" is a range on an
 * index: `place >= lo and place < hi`, because paths end in '/' and '0' is the byte after it.
 */
import { z } from 'zod'

export const PlacePath = z.string().regex(/^\d{6}\/(?:[0-9a-z-]{1,24}\/){0,8}$/, { error: 'place-path' })
export type PlacePath = string

export { rangeOf, inRange, contains, parentOf, lineage, countyOf, depthOf } from './paths.ts'
export type { Range } from './paths.ts'
