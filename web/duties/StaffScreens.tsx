/** The duties room's screens of the staff console, each fetched when first opened. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

/** Chooses one of the staff, who helps somebody by name. */
export type HelperPick = ComponentType<{
  id: string
  value: string | null
  onChange: (account: string | null, name: string) => void
  status?: '' | 'error'
}>

export const dutyScreens = (useMayAt: UseMayAt, helperPick: () => Promise<HelperPick>): readonly ScreenRoute[] => [
  screen('/duties', async () => {
    const [{ Enrolments }, Helper] = await Promise.all([import('./staff/Enrolments.tsx'), helperPick()])
    return () => <Enrolments useMayAt={useMayAt} HelperPick={Helper} />
  }),
  screen('/duties/unmet', async () => {
    const { Unmet } = await import('./staff/Unmet.tsx')
    return () => <Unmet useMayAt={useMayAt} />
  }),
  screen('/duties/enrol', async () => {
    const [{ Enrol }, Helper] = await Promise.all([import('./staff/Enrol.tsx'), helperPick()])
    return () => <Enrol HelperPick={Helper} />
  }),
  screen('/duties/plans', async () => (await import('./staff/Plans.tsx')).Plans),
  screen('/duties/weather', async () => {
    const { Weather } = await import('./staff/Weather.tsx')
    return () => <Weather useMayAt={useMayAt} />
  }),
  screen('/duties/pairs', async () => {
    const { Pairs } = await import('./staff/Pairs.tsx')
    return () => <Pairs useMayAt={useMayAt} />
  }),
  screen('/duties/call-backs', async () => (await import('./staff/CallBacks.tsx')).CallBacks),
  screen('/duties/paper', async () => (await import('./staff/Paper.tsx')).Paper),
  screen('/duties/share', async () => (await import('./staff/Share.tsx')).Share),
]

/** What stands on the page of a person. */
export const personCare = async () => (await import('./staff/PersonCare.tsx')).PersonCare
