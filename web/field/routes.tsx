/** Every address of the field shell. Rooms add theirs; `/` is the inbox of today. */
import type { ScreenRoute } from '../kit/router.tsx'
import { Waiting } from './Waiting.tsx'

/** Signing in, which needs no session. */
export const open: ScreenRoute[] = []

export const routes: ScreenRoute[] = [...open, { path: '/waiting', Screen: Waiting }]
