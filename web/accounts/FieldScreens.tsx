/** Screens of accounts for the field shell. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import { Me } from './field/Me.tsx'

/** Need no session. */
export const openScreens: ScreenRoute[] = [
  screen('/sign-in', async () => (await import('./field/SignIn.tsx')).SignIn),
  screen('/dev/messages', async () => (await import('./Messages.tsx')).Messages),
]

/** @param Parts what rooms below show on one's own page: the shell hands it in */
export const fieldScreens = (Parts: ComponentType): ScreenRoute[] => [
  { path: '/me', Screen: () => <Me parts={<Parts />} /> },
]

// What the gate of the shell is made of.
export { contact, handIn } from './field/letters.ts'
export { pinWords } from './field/pin-words.ts'
export { ClockPage, PinAsk, PinSet } from './field/PinPages.tsx'
