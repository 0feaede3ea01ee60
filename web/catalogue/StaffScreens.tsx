/** The catalogue's screens of the staff console, each fetched when first opened. */
import type { ComponentType } from 'react'
import type { Policy } from '../../domain/catalogue/schema.ts'
import { screen, type ScreenRoute } from '../kit/router.tsx'

/** The rules of handling belong to the requests room, which stands below this one: the shell hands in their fields. */
export type PolicyEditor = ComponentType<{ value: Policy; onChange: (policy: Policy) => void; readOnly: boolean }>

export const catalogueScreens = (policyEditor: () => Promise<PolicyEditor>): readonly ScreenRoute[] => {
  const item = async () => {
    const [{ ItemPage }, Editor] = await Promise.all([import('./staff/item/ItemPage.tsx'), policyEditor()])
    return () => <ItemPage PolicyEditor={Editor} />
  }
  return [
    screen('/catalogue', async () => (await import('./staff/Items.tsx')).Items),
    screen('/catalogue/new', item),
    screen('/catalogue/items/:code', item),
    screen('/catalogue/lists', async () => (await import('./staff/Lists.tsx')).Lists),
    screen('/catalogue/delegations', async () => (await import('./staff/Delegations.tsx')).Delegations),
    screen('/catalogue/reasons', async () => (await import('./staff/Reasons.tsx')).Reasons),
    screen('/catalogue/templates', async () => (await import('./staff/Templates.tsx')).Templates),
    screen('/catalogue/calendar', async () => (await import('./staff/Calendar.tsx')).Calendar),
    screen('/catalogue/packs', async () => (await import('./staff/Packs.tsx')).Packs),
  ]
}
