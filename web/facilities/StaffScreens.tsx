/** The facilities room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

export const facilityScreens = (useMayAt: UseMayAt): readonly ScreenRoute[] => [
  screen('/facilities', async () => (await import('./staff/Facilities.tsx')).Facilities),
  screen('/facilities/missing', async () => (await import('./staff/Missing.tsx')).Missing),
  screen('/facilities/kinds', async () => (await import('./staff/Kinds.tsx')).Kinds),
  screen('/facilities/:id', async () => {
    const { FacilityPage } = await import('./staff/FacilityPage.tsx')
    return () => <FacilityPage useMayAt={useMayAt} />
  }),
]
