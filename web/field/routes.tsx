/** Every address of the field shell. Rooms add theirs; `/` is the inbox of today. */
import { fieldScreens as accounts, openScreens } from '../accounts/FieldScreens.tsx'
import { fieldScreens as activities } from '../activities/FieldScreens.tsx'
import { fieldScreens as children } from '../children/FieldScreens.tsx'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import { fieldScreens as duties } from '../duties/FieldScreens.tsx'
import { fieldScreens as notices } from '../notices/FieldScreens.tsx'
import { fieldScreens as people } from '../people/FieldScreens.tsx'
import { fieldScreens as requests } from '../requests/FieldScreens.tsx'
import { Today } from './Today.tsx'

/** Signing in, which needs no session. */
export const open: ScreenRoute[] = openScreens

export const routes: ScreenRoute[] = [
  ...open,
  screen('/waiting', async () => (await import('./Waiting.tsx')).Waiting),
  { path: '/', Screen: Today },
  ...people,
  ...requests,
  ...duties,
  ...activities,
  ...notices,
  ...children,
  ...accounts(async () => (await import('./MeParts.tsx')).MeParts),
]
