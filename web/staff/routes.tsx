/** Every address of the staff shell, room by room. */
import { accountScreens, openScreens } from '../accounts/StaffScreens.tsx'
import { catalogueScreens } from '../catalogue/StaffScreens.tsx'
import { indicatorScreens } from '../indicators/StaffScreens.tsx'
import type { ScreenRoute } from '../kit/router.tsx'
import { policyFields, requestScreens } from '../requests/StaffScreens.tsx'

/** Signing in, which needs no session and has no frame. */
export const open: readonly ScreenRoute[] = openScreens

const unitPick = async () => (await import('./UnitPick.tsx')).UnitPick

export const routes: readonly ScreenRoute[] = [
  ...requestScreens,
  ...catalogueScreens(policyFields),
  ...accountScreens(unitPick),
  ...indicatorScreens,
]
