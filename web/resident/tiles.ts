/** Tiles of the home page, at most six. A tile stands there when its screen does: a tile that does nothing is not shown. */
import type { IconName } from '../kit/ui/icons.ts'
import type { PlainKey } from '../kit/words.ts'
import type { words } from './words.ts'

export interface Tile {
  /** Path of a screen in `routes.tsx`; what follows `?` is passed on. */
  to: string
  icon: IconName
  title: PlainKey<typeof words>
  hint: PlainKey<typeof words>
  /** `first`: the one filled accent; `kind`: warm. */
  look?: 'first' | 'kind'
}

export const tiles: Tile[] = [
  { to: '/report', icon: 'say', title: 'report', hint: 'reportHint', look: 'first' },
  { to: '/help', icon: 'help', title: 'help', hint: 'helpHint', look: 'kind' },
  { to: '/track', icon: 'track', title: 'track', hint: 'trackHint' },
  { to: '/volunteer', icon: 'heart', title: 'volunteer', hint: 'volunteerHint' },
  { to: '/call', icon: 'phone', title: 'call', hint: 'callHint' },
]

/** The complaints-and-suggestions entrance of this shell. */
export const suggest = '/suggest'
