/** The places room's screens of the staff console, each fetched when first opened. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

/** What rooms that stand below this one put on its pages; the shell hands it in. */
export interface PlaceParts {
  useMayAt: UseMayAt
  /** The highest place of the reader. */
  useRoot: () => string
  /** Chooses the account of a colleague. */
  ColleaguePick: ComponentType<{
    id: string
    value: string | null
    onChange: (account: string | null, name: string) => void
  }>
  /** Chooses an organisation by its code. */
  UnitPick: ComponentType<{ id: string; value: string | null; onChange: (code: string | null) => void }>
  /** The service group of a grid. */
  Group: ComponentType<{ place: string }>
  /** Every household in exactly one base grid. */
  Coverage: ComponentType<{ place: string }>
  /** The bodies that stand at a place. */
  Bodies: ComponentType<{ place: string }>
}

export const placeScreens = (parts: () => Promise<PlaceParts>): readonly ScreenRoute[] => [
  screen('/places', async () => {
    const [{ Places }, given] = await Promise.all([import('./staff/Places.tsx'), parts()])
    return () => <Places parts={given} />
  }),
  screen('/places/import', async () => (await import('./staff/ImportPage.tsx')).ImportPage),
]
