/** Screens of visits for the resident shell; each is fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/family', async () => (await import('./resident/FamilyPage.tsx')).FamilyPage),
  screen('/family/:person', async () => (await import('./resident/LookedIn.tsx')).LookedIn),
]
