/** Screens of requests for the field shell; all there from the start, for a stairway has no network to fetch them from. */
import './field/field.css'
import type { ScreenRoute } from '../kit/router.tsx'
import { ActPage } from './field/ActPage.tsx'
import { OrderPage } from './field/OrderPage.tsx'
import { ReportPage, SuggestPage } from './field/ReportPage.tsx'
import { Today } from './field/Today.tsx'

export const fieldScreens: ScreenRoute[] = [
  { path: '/', Screen: Today },
  { path: '/report', Screen: ReportPage },
  { path: '/suggest', Screen: SuggestPage },
  { path: '/requests/:request', Screen: OrderPage },
  { path: '/requests/:request/:act', Screen: ActPage },
]
