/** Every address of the staff shell, room by room. */
import { accountScreens, openScreens } from '../accounts/StaffScreens.tsx'
import type { ScreenRoute } from '../kit/router.tsx'

/** Signing in, which needs no session and has no frame. */
export const open: readonly ScreenRoute[] = openScreens

export const routes: readonly ScreenRoute[] = [...accountScreens]
