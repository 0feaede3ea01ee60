/** Screens of duties for the field shell; all there from the start, for a stairway has no network to fetch them from. */
import './field/field.css'
import type { ScreenRoute } from '../kit/router.tsx'
import { PersonPage } from './field/PersonPage.tsx'
import { PrintPage } from './field/PrintPage.tsx'
import { VisitPage } from './field/VisitPage.tsx'

export const fieldScreens: ScreenRoute[] = [
  { path: '/paper', Screen: PrintPage },
  { path: '/visits/:person', Screen: PersonPage },
  { path: '/visits/:person/new', Screen: VisitPage },
]

export { groupOf, type Group } from './field/day.ts'
export { doorOf } from './field/door.ts'
export { dayHeld, useDay, useVisitsWaiting } from './field/held.ts'
export { numbersHeld } from './field/numbers.ts'
export { visitsMender } from './field/mend.ts'
export { PersonTask } from './field/PersonTask.tsx'
