/** Notices in the field shell: a list, and the entry to it on one's own page. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export { NoticeEntry } from './field/NoticeEntry.tsx'

export const fieldScreens: ScreenRoute[] = [
  screen('/notices', async () => (await import('./field/Notices.tsx')).Notices),
]
