/** Teams at the console; each screen is fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

export const teamScreens = (useMayAt: UseMayAt): readonly ScreenRoute[] => [
  screen('/teams', async () => (await import('./staff/Teams.tsx')).Teams),
  screen('/teams/at', async () => (await import('./staff/CommunityYear.tsx')).CommunityYear),
  screen('/teams/policies', async () => (await import('./staff/Policies.tsx')).Policies),
  screen('/teams/squads/:id', async () => {
    const { SquadPage } = await import('./staff/SquadPage.tsx')
    return () => <SquadPage useMayAt={useMayAt} />
  }),
  screen('/teams/:id', async () => {
    const { TeamPage } = await import('./staff/TeamPage.tsx')
    return () => <TeamPage useMayAt={useMayAt} />
  }),
]
