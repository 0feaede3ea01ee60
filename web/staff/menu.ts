/** The navigation. An entry stands there when its screen does and the reader's roles permit it. */
import type { IconName } from '../kit/ui/icons.ts'
import type { PlainKey } from '../kit/words.ts'
import type { words } from './words.ts'

export interface MenuItem {
  /** Path of a screen in `routes.tsx`; the screens below it count as inside. */
  to: string
  icon: IconName
  word: PlainKey<typeof words>
  /** Any of these permissions; without the list anybody who is signed in. */
  may?: readonly string[]
}

export interface MenuGroup {
  word: PlainKey<typeof words>
  items: readonly MenuItem[]
}

export const menu: readonly MenuGroup[] = [
  {
    word: 'groupDesk',
    items: [
      { to: '/board', icon: 'board', word: 'board', may: ['requests.dispatch', 'requests.accept'] },
      { to: '/desk', icon: 'headset', word: 'desk', may: ['requests.of-caller'] },
      { to: '/city', icon: 'share', word: 'city', may: ['requests.city'] },
      { to: '/unit', icon: 'list', word: 'unit', may: ['requests.assign', 'requests.claim'] },
      { to: '/letters', icon: 'upload', word: 'letters', may: ['letters.settle'] },
      { to: '/ratings', icon: 'star', word: 'ratings', may: ['requests.call-back'] },
    ],
  },
  {
    word: 'groupPeople',
    items: [
      { to: '/people', icon: 'person', word: 'people', may: ['people.read'] },
      { to: '/duties/unmet', icon: 'warn', word: 'unmet', may: ['duties.read'] },
      { to: '/duties', icon: 'calendar', word: 'duties', may: ['duties.read'] },
      { to: '/harm', icon: 'shield', word: 'harm' },
      { to: '/children', icon: 'people', word: 'children', may: ['children.read'] },
      { to: '/volunteers/hours', icon: 'clock', word: 'volunteerHours', may: ['volunteers.verify'] },
      { to: '/volunteers', icon: 'help', word: 'volunteers', may: ['volunteers.read'] },
      { to: '/teams', icon: 'people', word: 'teams', may: ['teams.lead', 'teams.keep', 'teams.define'] },
      { to: '/activities', icon: 'today', word: 'activities', may: ['activities.plan', 'activities.define'] },
      { to: '/neighbours/claims', icon: 'heart', word: 'claims', may: ['neighbours.claim'] },
      { to: '/neighbours', icon: 'houses', word: 'neighbours', may: ['neighbours.read'] },
      { to: '/time-bank', icon: 'hourglass', word: 'timeBank', may: ['timebank.read'] },
      { to: '/records', icon: 'heart', word: 'records', may: ['records.read'] },
      { to: '/demands', icon: 'list', word: 'demands', may: ['demands.read'] },
      { to: '/forms', icon: 'columns', word: 'forms', may: ['forms.fill'] },
      { to: '/organisations', icon: 'building', word: 'organisations', may: ['organisations.read'] },
    ],
  },
  {
    word: 'groupSee',
    items: [
      { to: '/dashboard', icon: 'chart', word: 'dashboard', may: ['indicators.read'] },
      { to: '/places', icon: 'home', word: 'places', may: ['places.read'] },
      { to: '/facilities', icon: 'houses', word: 'facilities', may: ['facilities.read'] },
      { to: '/catalogue', icon: 'columns', word: 'catalogue', may: ['catalogue.read'] },
      { to: '/volunteers/rules', icon: 'star', word: 'volunteerRules', may: ['volunteers.define'] },
      { to: '/time-bank/rules', icon: 'hourglass', word: 'timeBankRules', may: ['timebank.define'] },
      { to: '/rights', icon: 'list', word: 'rights' },
      { to: '/people/fields', icon: 'pen', word: 'personFields', may: ['people.define'] },
      { to: '/restricted', icon: 'lock', word: 'restricted', may: ['restricted.appoint'] },
      { to: '/accounts', icon: 'shield', word: 'accounts', may: ['accounts.read'] },
      { to: '/settings', icon: 'settings', word: 'settings', may: ['settings.read'] },
      { to: '/machine', icon: 'device', word: 'machine', may: ['machine.read'] },
      { to: '/messages', icon: 'bell', word: 'messages', may: ['notices.given-up'] },
      { to: '/audit', icon: 'eye', word: 'audit', may: ['audit.read'] },
      { to: '/suggest', icon: 'pen', word: 'suggest' },
    ],
  },
]

/** Pure: what of the menu is drawn. */
export const menuFor = (
  groups: readonly MenuGroup[],
  paths: readonly string[],
  permissions: readonly string[],
): MenuGroup[] =>
  groups
    .map((g) => ({
      ...g,
      items: g.items.filter((i) => paths.includes(i.to) && (!i.may || i.may.some((p) => permissions.includes(p)))),
    }))
    .filter((g) => g.items.length > 0)

/** The entry a path lies under. */
export const itemAt = (groups: readonly MenuGroup[], path: string): MenuItem | undefined =>
  groups.flatMap((g) => g.items).find((i) => path === i.to || path.startsWith(`${i.to}/`))
