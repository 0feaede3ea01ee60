/** The bottom bar, at most four [ux 41]. What waits is led to by the line of the network, which stands on every page. */
import type { IconName } from '../kit/ui/icons.ts'
import type { PlainKey } from '../kit/words.ts'
import type { words } from './words.ts'

export interface Tab {
  to: string
  icon: IconName
  word: PlainKey<typeof words>
  /** Whoever is known to lack it does not see the tab. */
  may?: string
}

export const tabs: Tab[] = [
  { to: '/', icon: 'today', word: 'today' },
  { to: '/homes', icon: 'people', word: 'homes', may: 'people.read' },
  { to: '/report', icon: 'camera', word: 'report' },
  { to: '/me', icon: 'person', word: 'me' },
]
