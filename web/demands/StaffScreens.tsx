/** The register of what is asked of villages; each screen is fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const demandScreens: readonly ScreenRoute[] = [
  screen('/demands', async () => (await import('./staff/Register.tsx')).Register),
  screen('/demands/at', async () => (await import('./staff/AtPage.tsx')).AtPage),
  screen('/demands/:id', async () => (await import('./staff/DemandPage.tsx')).DemandPage),
]
