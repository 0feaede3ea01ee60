/** Screens of people for the field shell; all there from the start, for a stairway has no network to fetch them from. */
import './field/field.css'
import type { ScreenRoute } from '../kit/router.tsx'
import { HomePage } from './field/Home.tsx'
import { HomesPage } from './field/Homes.tsx'
import { NewPersonPage } from './field/NewPerson.tsx'

export const fieldScreens: ScreenRoute[] = [
  { path: '/homes', Screen: HomesPage },
  { path: '/homes/:home', Screen: HomePage },
  { path: '/homes/:home/new', Screen: NewPersonPage },
  { path: '/people/new', Screen: NewPersonPage },
]

// What the shell holds of this room, and what rooms below take from it.
export { areaHeld, threadOf, useArea } from './field/area.ts'
export { peopleMender } from './field/mend.tsx'
export { pickedHome } from './field/picked.ts'
