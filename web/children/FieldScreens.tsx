/** Screens of children for the field shell. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export { HarmEntry } from './field/HarmEntry.tsx'

export const fieldScreens: ScreenRoute[] = [
  screen('/harm', async () => (await import('./field/HarmPage.tsx')).HarmPage),
]
