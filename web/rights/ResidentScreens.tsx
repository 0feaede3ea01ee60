/** What is theirs, in the resident shell; fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/data', async () => (await import('./resident/MyPeople.tsx')).MyPeople),
  screen('/data/:person', async () => (await import('./resident/MyPage.tsx')).MyPage),
  screen('/data/:person/ask/:item', async () => (await import('./resident/Ask.tsx')).Ask),
]
