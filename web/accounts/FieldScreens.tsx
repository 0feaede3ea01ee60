/** Screens of accounts for the field shell. */
import { screen, type ScreenRoute } from '../kit/router.tsx'
import { Me } from './field/Me.tsx'

/** Need no session. */
export const openScreens: ScreenRoute[] = [
  screen('/sign-in', async () => (await import('./field/SignIn.tsx')).SignIn),
  screen('/dev/messages', async () => (await import('./Messages.tsx')).Messages),
]

export const fieldScreens: ScreenRoute[] = [{ path: '/me', Screen: Me }]
