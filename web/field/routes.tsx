/** Every address of the field shell. Rooms add theirs; `/` is the inbox of today. */
import { fieldScreens as accounts, openScreens } from '../accounts/FieldScreens.tsx'
import type { ScreenRoute } from '../kit/router.tsx'
import { fieldScreens as notices, NoticeEntry } from '../notices/FieldScreens.tsx'
import { fieldScreens as requests } from '../requests/FieldScreens.tsx'
import { Waiting } from './Waiting.tsx'

/** Signing in, which needs no session. */
export const open: ScreenRoute[] = openScreens

export const routes: ScreenRoute[] = [
  ...open,
  { path: '/waiting', Screen: Waiting },
  ...requests,
  ...notices,
  ...accounts(NoticeEntry),
]
