/** Screens of duties for the field shell. */
import './field/field.css'
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const fieldScreens: ScreenRoute[] = [
  screen('/paper', async () => (await import('./field/PrintPage.tsx')).PrintPage),
  screen('/visits/:person', async () => (await import('./field/PersonPage.tsx')).PersonPage),
  screen('/visits/:person/new', async () => (await import('./field/VisitPage.tsx')).VisitPage),
]
