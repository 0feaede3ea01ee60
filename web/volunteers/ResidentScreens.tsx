/** Volunteering in the resident shell; each screen is fetched when it is first opened. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'

/** @param below what a room below puts under the list of those who volunteer */
export const residentScreens = (below: () => Promise<ComponentType>): ScreenRoute[] => [
  screen('/volunteer', async () => {
    const [{ Volunteering }, Below] = await Promise.all([import('./resident/Volunteering.tsx'), below()])
    return () => <Volunteering Below={Below} />
  }),
  screen('/volunteer/:person', async () => (await import('./resident/OnePage.tsx')).OnePage),
  screen('/volunteer/:person/join', async () => (await import('./resident/JoinPage.tsx')).JoinPage),
  screen('/volunteer/:person/hours', async () => (await import('./resident/HoursPage.tsx')).HoursPage),
  screen('/volunteer/:person/papers', async () => (await import('./resident/PapersPage.tsx')).PapersPage),
  screen('/paper/:token', async () => (await import('./resident/PaperCheck.tsx')).PaperCheck),
  screen('/helped', async () => (await import('./resident/HelpedPage.tsx')).HelpedPage),
  screen('/hours-shown', async () => (await import('./resident/ShownPage.tsx')).ShownPage),
]
