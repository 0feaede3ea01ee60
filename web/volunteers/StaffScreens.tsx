/** Volunteers at the console; each screen is fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

export const volunteerScreens = (useMayAt: UseMayAt): readonly ScreenRoute[] => [
  screen('/volunteers', async () => (await import('./staff/Volunteers.tsx')).Volunteers),
  screen('/volunteers/hours', async () => (await import('./staff/HoursList.tsx')).HoursList),
  screen('/volunteers/notice', async () => (await import('./staff/Notice.tsx')).Notice),
  screen('/volunteers/commended', async () => (await import('./staff/Commended.tsx')).Commended),
  screen('/volunteers/counts', async () => (await import('./staff/Counts.tsx')).Counts),
  screen('/volunteers/exchange', async () => (await import('./staff/Exchange.tsx')).Exchange),
  screen('/volunteers/rules', async () => (await import('./staff/Rules.tsx')).Rules),
  screen('/volunteers/:id', async () => {
    const { VolunteerPage } = await import('./staff/VolunteerPage.tsx')
    return () => <VolunteerPage useMayAt={useMayAt} />
  }),
]
