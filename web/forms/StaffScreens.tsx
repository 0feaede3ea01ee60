/** The screens of departments' tables, each fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const formScreens: readonly ScreenRoute[] = [
  screen('/forms', async () => (await import('./staff/FormsPage.tsx')).FormsPage),
  screen('/forms/:id', async () => (await import('./staff/FormPage.tsx')).FormPage),
]
