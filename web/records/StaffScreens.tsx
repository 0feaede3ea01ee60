/** The screens of service records, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

/** @param useMayAt what the reader may where, from the room of accounts by way of the shell */
export const recordScreens = (useMayAt: UseMayAt): readonly ScreenRoute[] => [
  screen('/records', async () => {
    const { Records } = await import('./staff/Records.tsx')
    return () => <Records useMayAt={useMayAt} />
  }),
]
