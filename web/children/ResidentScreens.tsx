/** Screens of children for the resident shell; each is fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import { HarmAway } from './resident/HarmAway.tsx'

export { HomePart } from './resident/HomePart.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/harm', async () => {
    try {
      return (await import('./resident/HarmPage.tsx')).HarmPage
    } catch {
      return HarmAway
    }
  }),
  screen('/harm/follow', async () => (await import('./resident/HarmPage.tsx')).HarmFollow),
  screen('/school', async () => (await import('./resident/SchoolPage.tsx')).SchoolPage),
]
