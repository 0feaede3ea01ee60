/** Every address of the staff shell, room by room. */
import { accountScreens, openScreens } from '../accounts/StaffScreens.tsx'
import { activityScreens } from '../activities/StaffScreens.tsx'
import { catalogueScreens } from '../catalogue/StaffScreens.tsx'
import { childrenScreens } from '../children/StaffScreens.tsx'
import { demandScreens } from '../demands/StaffScreens.tsx'
import { facilityScreens } from '../facilities/StaffScreens.tsx'
import { formScreens } from '../forms/StaffScreens.tsx'
import { indicatorScreens } from '../indicators/StaffScreens.tsx'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import { useUnitNames } from '../organisations/queries.ts'
import { organisationScreens } from '../organisations/StaffScreens.tsx'
import { peopleScreens } from '../people/StaffScreens.tsx'
import { placeScreens } from '../places/StaffScreens.tsx'
import { neighbourScreens } from '../neighbours/StaffScreens.tsx'
import { noticeScreens } from '../notices/StaffScreens.tsx'
import { policyFields, requestScreens } from '../requests/StaffScreens.tsx'
import { dutyScreens, personCare } from '../duties/StaffScreens.tsx'
import { recordScreens } from '../records/StaffScreens.tsx'
import { personPart, rightsScreens } from '../rights/StaffScreens.tsx'
import { timebankScreens } from '../timebank/StaffScreens.tsx'
import { teamScreens } from '../teams/StaffScreens.tsx'
import { volunteerScreens } from '../volunteers/StaffScreens.tsx'
import { useMayAt } from './mayAt.ts'

/** Signing in, which needs no session and has no frame. */
export const open: readonly ScreenRoute[] = openScreens

const auditParts = async () => (await import('./auditParts.ts')).auditParts
const unitPick = async () => (await import('./UnitPick.tsx')).UnitPick

const colleaguePick = async () => (await import('../organisations/ColleaguePick.tsx')).ColleaguePick

/** What rooms below that of people show on the page of one, in order. */
const personParts = async () => {
  const [Care, Rights] = await Promise.all([personCare(), personPart()])
  return ({ person }: { person: string }) => (
    <>
      <Care person={person} />
      <Rights person={person} />
    </>
  )
}

const placeParts = async () => (await import('./StaffParts.tsx')).placeParts

export const routes: readonly ScreenRoute[] = [
  ...requestScreens,
  ...catalogueScreens(policyFields),
  ...peopleScreens(useMayAt, colleaguePick, personParts),
  ...organisationScreens(useMayAt),
  ...placeScreens(placeParts),
  ...facilityScreens(useMayAt),
  ...recordScreens(useMayAt),
  ...accountScreens(unitPick, useUnitNames, auditParts),
  ...rightsScreens,
  ...demandScreens,
  ...dutyScreens(useMayAt, colleaguePick),
  ...childrenScreens,
  ...volunteerScreens(useMayAt),
  ...teamScreens(useMayAt),
  ...activityScreens,
  ...timebankScreens,
  ...neighbourScreens,
  ...formScreens,
  ...noticeScreens,
  ...indicatorScreens(useMayAt),
  screen('/machine', async () => (await import('../kit/staff/machine/MachinePage.tsx')).MachinePage),
  screen('/settings', async () => (await import('./Settings.tsx')).Settings),
]
