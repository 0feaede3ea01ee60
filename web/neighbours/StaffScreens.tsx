/** Boards of neighbours at the console; each screen is fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const neighbourScreens: readonly ScreenRoute[] = [
  screen('/neighbours', async () => (await import('./staff/Boards.tsx')).Boards),
  screen('/neighbours/rate', async () => (await import('./staff/RatePage.tsx')).RatePage),
  screen('/neighbours/units', async () => (await import('./staff/UnitsPage.tsx')).UnitsPage),
  screen('/neighbours/claims', async () => (await import('./staff/UnitBoard.tsx')).UnitBoard),
  screen('/neighbours/groups', async () => (await import('./staff/Groups.tsx')).Groups),
  screen('/neighbours/match', async () => (await import('./staff/MatchPage.tsx')).MatchPage),
  screen('/neighbours/:id', async () => (await import('./staff/PostPage.tsx')).PostPage),
]
