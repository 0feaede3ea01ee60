/** The activities room's screens of the resident shell, fetched when they are first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export { HomePart } from './resident/HomePart.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/activities', async () => (await import('./resident/Activities.tsx')).Activities),
  screen('/activities/:id', async () => (await import('./resident/ActivityPage.tsx')).ActivityPage),
]
