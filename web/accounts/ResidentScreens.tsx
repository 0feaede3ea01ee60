/** Screens of accounts for the resident shell. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/sign-in', async () => (await import('./resident/PhoneSignIn.tsx')).PhoneSignIn),
  screen('/dev/messages', async () => (await import('./Messages.tsx')).Messages),
]
