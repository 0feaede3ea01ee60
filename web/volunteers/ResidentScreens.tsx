/** Volunteering in the resident shell, fetched when its first page is opened. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'

const pages = () => import('./resident/screens.ts')
const ofOne = async () => (await pages()).OfOne

/** @param below what a room below puts under the list of those who volunteer */
export const residentScreens = (below: () => Promise<ComponentType>): ScreenRoute[] => [
  screen('/volunteer', async () => {
    const [{ Volunteering }, Below] = await Promise.all([pages(), below()])
    return () => <Volunteering Below={Below} />
  }),
  screen('/volunteer/:person', ofOne),
  screen('/volunteer/:person/:part', ofOne),
  screen('/paper/:token', async () => (await pages()).PaperCheck),
  screen('/helped', async () => (await pages()).HelpedPage),
  screen('/hours-shown', async () => (await pages()).ShownPage),
]
