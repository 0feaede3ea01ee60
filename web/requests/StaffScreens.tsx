/** The requests room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const requestScreens: readonly ScreenRoute[] = [
  screen('/board', async () => (await import('./staff/board/Board.tsx')).Board),
  screen('/requests/:request', async () => (await import('./staff/page/RequestPage.tsx')).RequestPage),
]
