/** Screens of children for the field shell. */
import type { ScreenRoute } from '../kit/router.tsx'
import { HarmPage } from './field/HarmPage.tsx'

export { HarmEntry } from './field/HarmPage.tsx'

export const fieldScreens: ScreenRoute[] = [{ path: '/harm', Screen: HarmPage }]
