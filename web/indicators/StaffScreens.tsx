/** The indicators room's screens of the staff console, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

/** @param useMayAt what the reader may where, from the room of accounts by way of the shell */
export const indicatorScreens = (useMayAt: UseMayAt): readonly ScreenRoute[] => [
  screen('/dashboard', async () => {
    const { Board } = await import('./staff/board/Board.tsx')
    return () => <Board useMayAt={useMayAt} />
  }),
  screen('/dashboard/definitions', async () => (await import('./staff/definitions/Definitions.tsx')).Definitions),
  screen('/dashboard/definitions/new', async () => (await import('./staff/definitions/NewPage.tsx')).NewPage),
  screen('/dashboard/definitions/:code', async () => (await import('./staff/definitions/OnePage.tsx')).OnePage),
]
