/** Every address of the resident shell. Rooms add theirs: `screen('/report', async () => (await import('../requests/Report.tsx')).Report)`. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const routes: ScreenRoute[] = [screen('/call', async () => (await import('./Call.tsx')).Call)]
