/** The organisations room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

export const organisationScreens = (useMayAt: UseMayAt): readonly ScreenRoute[] => [
  screen('/organisations', async () => {
    const { Organisations } = await import('./staff/Organisations.tsx')
    return () => <Organisations useMayAt={useMayAt} />
  }),
  screen('/organisations/:id', async () => {
    const { OrganisationPage } = await import('./staff/OrganisationPage.tsx')
    return () => <OrganisationPage useMayAt={useMayAt} />
  }),
]
