/** The facilities room's screen of the resident shell, fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export { HomePart } from './resident/HomePart.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/around', async () => (await import('./resident/Around.tsx')).Around),
]
