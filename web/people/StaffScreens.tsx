/** The people room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

export const peopleScreens = (useMayAt: UseMayAt): readonly ScreenRoute[] => [
  screen('/people', async () => {
    const { People } = await import('./staff/People.tsx')
    return () => <People useMayAt={useMayAt} />
  }),
  screen('/people/claims', async () => {
    const { ClaimsPage } = await import('./staff/ClaimsPage.tsx')
    return () => <ClaimsPage useMayAt={useMayAt} />
  }),
  screen('/people/cares', async () => (await import('./staff/CaresPage.tsx')).CaresPage),
  screen('/people/population', async () => (await import('./staff/Population.tsx')).Population),
  screen('/people/:id', async () => {
    const { PersonPage } = await import('./staff/PersonPage.tsx')
    return () => <PersonPage useMayAt={useMayAt} />
  }),
]
