/** The room of rights in the staff console, each screen fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const rightsScreens: readonly ScreenRoute[] = [
  screen('/rights', async () => (await import('./staff/Register.tsx')).RegisterPage),
]

/** What stands on the page of a person. */
export const consentsPart = async () => (await import('./staff/Consents.tsx')).Consents
