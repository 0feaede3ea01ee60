/** The leader's own squad in the resident shell, fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/squads', async () => (await import('./resident/Squads.tsx')).Squads),
  screen('/squads/:id', async () => (await import('./resident/Part.tsx')).Part),
]
