/** Volunteering in the resident shell; each screen is fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/volunteer', async () => (await import('./resident/Volunteering.tsx')).Volunteering),
  screen('/volunteer/:person', async () => (await import('./resident/OnePage.tsx')).OnePage),
  screen('/volunteer/:person/join', async () => (await import('./resident/JoinPage.tsx')).JoinPage),
  screen('/volunteer/:person/hours', async () => (await import('./resident/HoursPage.tsx')).HoursPage),
  screen('/helped', async () => (await import('./resident/HelpedPage.tsx')).HelpedPage),
  screen('/hours-shown', async () => (await import('./resident/ShownPage.tsx')).ShownPage),
]
