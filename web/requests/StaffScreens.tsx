/** The requests room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const requestScreens: readonly ScreenRoute[] = [
  screen('/board', async () => (await import('./staff/board/Board.tsx')).Board),
  screen('/requests/:request', async () => (await import('./staff/page/RequestPage.tsx')).RequestPage),
  screen('/desk', async () => (await import('./staff/desk/Desk.tsx')).Desk),
  screen('/city', async () => (await import('./staff/city/CityPage.tsx')).CityPage),
  screen('/unit', async () => (await import('./staff/unit/UnitDesk.tsx')).UnitDesk),
  screen('/ratings', async () => (await import('./staff/ratings/Ratings.tsx')).Ratings),
]

/** The rules of handling of one kind of matter, for the catalogue's page of an item. */
export const policyFields = async () => (await import('./staff/policy/PolicyFields.tsx')).PolicyFields
