/** The activities room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const activityScreens: readonly ScreenRoute[] = [
  screen('/activities', async () => (await import('./staff/Activities.tsx')).Activities),
  screen('/activities/kinds', async () => (await import('./staff/Kinds.tsx')).Kinds),
  screen('/activities/numbers', async () => (await import('./staff/Numbers.tsx')).Numbers),
  screen('/activities/brands', async () => (await import('./staff/sums/Brands.tsx')).Brands),
  screen('/activities/pledges', async () => (await import('./staff/sums/Pledged.tsx')).Pledged),
  screen('/activities/goods', async () => (await import('./staff/sums/GoodsGiven.tsx')).GoodsGiven),
  screen('/activities/:id/door', async () => (await import('./staff/DoorPage.tsx')).DoorPage),
  screen('/activities/:id', async () => (await import('./staff/ActivityPage.tsx')).ActivityPage),
]
