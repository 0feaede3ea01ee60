/** The accounts room's screens of the staff console, each fetched when first opened. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { AuditParts } from './staff/audit/parts.ts'
import { UnitNames } from './staff/unit-names.ts'

export type { AuditParts } from './staff/audit/parts.ts'
export { Gate } from './staff/Gate.tsx'

/** Chooses an organisation by its code. Organisations stand below this room, so the shell hands it in. */
export type UnitPick = ComponentType<{ id: string; value: string | null; onChange: (code: string | null) => void }>

export const openScreens: readonly ScreenRoute[] = [
  screen('/sign-in', async () => (await import('./staff/SignIn.tsx')).SignIn),
  screen('/arrive/:code', async () => (await import('./staff/Arrive.tsx')).Arrive),
]

export const accountScreens = (
  unitPick: () => Promise<UnitPick>,
  useUnitNames: () => (code: string) => string,
  auditParts: () => Promise<AuditParts>,
): readonly ScreenRoute[] => [
  screen('/account', async () => {
    const { MyAccount } = await import('./staff/MyAccount.tsx')
    return () => (
      <UnitNames value={useUnitNames()}>
        <MyAccount />
      </UnitNames>
    )
  }),
  screen('/accounts', async () => {
    const [{ Accounts }, Units] = await Promise.all([import('./staff/Accounts.tsx'), unitPick()])
    return () => (
      <UnitNames value={useUnitNames()}>
        <Accounts UnitPick={Units} />
      </UnitNames>
    )
  }),
  screen('/letters', async () => (await import('./staff/Letters.tsx')).Letters),
  screen('/audit', async () => {
    const [{ Audit }, parts] = await Promise.all([import('./staff/audit/Audit.tsx'), auditParts()])
    return () => <Audit parts={parts} />
  }),
]
