/** Screens of requests for the field shell. */
import './field/field.css'
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const fieldScreens: ScreenRoute[] = [
  screen('/report', async () => (await import('./field/ReportPage.tsx')).ReportPage),
  screen('/suggest', async () => (await import('./field/ReportPage.tsx')).SuggestPage),
  screen('/requests/:request', async () => (await import('./field/OrderPage.tsx')).OrderPage),
  screen('/requests/:request/:act', async () => (await import('./field/ActPage.tsx')).ActPage),
]
