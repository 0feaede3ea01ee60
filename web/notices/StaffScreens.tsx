/** The notices room's screens of the staff console, and its bell in the top bar. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export { Bell } from './Bell.tsx'

export const noticeScreens: readonly ScreenRoute[] = [
  screen('/notices', async () => (await import('./staff/Notices.tsx')).Notices),
  screen('/messages', async () => (await import('./staff/GivenUp.tsx')).GivenUp),
]
