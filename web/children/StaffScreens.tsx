/** The room of children in the staff console, each screen fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const childrenScreens: readonly ScreenRoute[] = [
  screen('/harm', async () => (await import('./staff/HarmPage.tsx')).HarmPage),
  screen('/children', async () => (await import('./staff/LedgerPage.tsx')).LedgerPage),
  screen('/children/:id', async () => (await import('./staff/ChildPage.tsx')).ChildPage),
]
