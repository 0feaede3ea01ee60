/** Screens of accounts for the field shell. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'

/** Need no session. */
export const openScreens: ScreenRoute[] = [
  screen('/sign-in', async () => (await import('./field/SignIn.tsx')).SignIn),
  screen('/arrive/:code', async () => (await import('./field/Arrive.tsx')).Arrive),
  screen('/dev/messages', async () => (await import('./Messages.tsx')).Messages),
]

/** @param more what rooms below show on one's own page: the shell hands it in */
export const fieldScreens = (more: () => Promise<ComponentType>): ScreenRoute[] => [
  screen('/me', async () => {
    const [{ Me }, Parts] = await Promise.all([import('./field/Me.tsx'), more()])
    return () => <Me parts={<Parts />} />
  }),
]

export { PinSet } from './field/PinSet.tsx'
