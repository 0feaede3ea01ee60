/** What rooms further down put on the pages of those above them. */
import { ColleaguePick } from '../organisations/ColleaguePick.tsx'
import { GridGroup } from '../organisations/GridGroup.tsx'
import { PlaceBodies } from '../organisations/PlaceBodies.tsx'
import { GridCoverage } from '../people/GridCoverage.tsx'
import type { PlaceParts } from '../places/StaffScreens.tsx'
import { useRoot } from '../accounts/queries.ts'
import { useMayAt } from './mayAt.ts'
import { UnitPick } from './UnitPick.tsx'

export const placeParts: PlaceParts = {
  useMayAt,
  useRoot,
  ColleaguePick,
  UnitPick,
  Group: ({ place }) => <GridGroup place={place} useMayAt={useMayAt} />,
  Coverage: GridCoverage,
  Bodies: PlaceBodies,
}
