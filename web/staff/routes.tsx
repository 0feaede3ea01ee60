/** Every address of the staff shell. Rooms add theirs: `screen('/board', async () => (await import('../requests/Board.tsx')).Board)`. */
import type { ScreenRoute } from '../kit/router.tsx'

/** Signing in, which needs no session and has no frame. */
export const open: readonly ScreenRoute[] = []

export const routes: readonly ScreenRoute[] = []
