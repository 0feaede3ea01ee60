/** Screens of activities for the field shell. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const fieldScreens: ScreenRoute[] = [
  screen('/doors', async () => (await import('./field/Doors.tsx')).Doors),
  screen('/doors/:id', async () => (await import('./field/ListPage.tsx')).ListPage),
]
