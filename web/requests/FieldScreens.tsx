/** Screens of requests for the field shell; all there from the start, for a stairway has no network to fetch them from. */
import './field/field.css'
import type { ScreenRoute } from '../kit/router.tsx'
import { ActPage } from './field/ActPage.tsx'
import { OrderPage } from './field/OrderPage.tsx'
import { ReportPage, SuggestPage } from './field/ReportPage.tsx'

export const fieldScreens: ScreenRoute[] = [
  { path: '/report', Screen: ReportPage },
  { path: '/suggest', Screen: SuggestPage },
  { path: '/requests/:request', Screen: OrderPage },
  { path: '/requests/:request/:act', Screen: ActPage },
]

// What the shell holds of this room, and how its refused letters are mended.
export { inboxHeld, pagesHeld } from './field/kept.ts'
export { requestsMender } from './field/mend.ts'
export { useKeptInbox } from './field/kept.ts'
export { aboveOf, groupOf, inOrder } from './field/day.ts'
export { OrderTask } from './field/OrderTask.tsx'
export { usePending } from './field/pending.ts'
export { useMyGrid } from './field/grid.ts'
