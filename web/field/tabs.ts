/** The bottom bar, at most four. A tab stands there when its screen does. */
import type { IconName } from '../kit/ui/icons.ts'
import type { PlainKey } from '../kit/words.ts'
import type { words } from './words.ts'

export interface Tab {
  to: string
  icon: IconName
  word: PlainKey<typeof words>
}

export const tabs: Tab[] = [
  { to: '/', icon: 'today', word: 'today' },
  { to: '/homes', icon: 'people', word: 'homes' },
  { to: '/report', icon: 'camera', word: 'report' },
  { to: '/waiting', icon: 'upload', word: 'waiting' },
  { to: '/me', icon: 'person', word: 'me' },
]
