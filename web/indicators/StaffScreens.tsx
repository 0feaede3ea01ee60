/** The indicators room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const indicatorScreens: readonly ScreenRoute[] = [
  screen('/dashboard', async () => (await import('./staff/board/Board.tsx')).Board),
  screen('/dashboard/definitions', async () => (await import('./staff/definitions/Definitions.tsx')).Definitions),
  screen('/dashboard/definitions/new', async () => (await import('./staff/definitions/NewPage.tsx')).NewPage),
  screen('/dashboard/definitions/:code', async () => (await import('./staff/definitions/OnePage.tsx')).OnePage),
]
