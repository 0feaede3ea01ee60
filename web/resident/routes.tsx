/** Every address of the resident shell. Rooms add theirs by one list each. */
import { residentScreens as accounts } from '../accounts/ResidentScreens.tsx'
import { residentScreens as activities } from '../activities/ResidentScreens.tsx'
import { residentScreens as children } from '../children/ResidentScreens.tsx'
import { residentScreens as duties } from '../duties/ResidentScreens.tsx'
import { residentScreens as facilities } from '../facilities/ResidentScreens.tsx'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import { residentScreens as requests } from '../requests/ResidentScreens.tsx'
import { residentScreens as rights } from '../rights/ResidentScreens.tsx'
import { residentScreens as timebank } from '../timebank/ResidentScreens.tsx'
import { residentScreens as teams } from '../teams/ResidentScreens.tsx'
import { residentScreens as volunteers } from '../volunteers/ResidentScreens.tsx'

const volunteering = () => import('./volunteering.tsx')

export const routes: ScreenRoute[] = [
  screen('/call', async () => (await import('./Call.tsx')).Call),
  ...requests,
  ...accounts,
  ...rights,
  ...duties,
  ...children,
  ...volunteers(async () => (await volunteering()).Below),
  ...teams,
  ...facilities,
  ...activities,
  ...timebank,
  screen('/neighbours/:part', async () => (await volunteering()).Neighbours),
]
