/** The room of rights in the staff console, each screen fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const rightsScreens: readonly ScreenRoute[] = [
  screen('/rights', async () => (await import('./staff/Register.tsx')).RegisterPage),
  screen('/restricted', async () => (await import('./staff/Files.tsx')).FilesPage),
]

/** What stands on the page of a person. */
export const personPart = async () => (await import('./staff/PersonPart.tsx')).PersonPart
