/** The time bank in the resident shell; each screen is fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/time-bank', async () => (await import('./resident/TimeBank.tsx')).TimeBank),
  screen('/time-bank/:person', async () => (await import('./resident/Part.tsx')).Part),
]
