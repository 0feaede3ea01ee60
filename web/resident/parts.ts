/** What rooms show on the home page below the tiles, in order, by room: notices of today, own open matters. Each draws nothing when it has nothing. */
import type { ComponentType } from 'react'
import { HomePart as ActivitiesPart } from '../activities/ResidentScreens.tsx'
import { HomePart as ChildrenPart } from '../children/ResidentScreens.tsx'
import { HomePart as FacilitiesPart } from '../facilities/ResidentScreens.tsx'
import { HomePart } from '../requests/ResidentScreens.tsx'

export const homeParts: Readonly<Record<string, ComponentType>> = {
  requests: HomePart,
  activities: ActivitiesPart,
  facilities: FacilitiesPart,
  children: ChildrenPart,
}
