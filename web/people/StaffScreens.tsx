/** The people room's screens of the staff console, each fetched when first opened. */
import type { ComponentType } from 'react'
import { screen, type ScreenRoute } from '../kit/router.tsx'
import type { UseMayAt } from '../kit/staff/may.ts'

/** Chooses one of the staff; a room further down has it. */
export type ColleaguePick = ComponentType<{
  id: string
  value: string | null
  onChange: (account: string | null, name: string) => void
  status?: '' | 'error'
}>

/** What rooms further down show on the page of a person. */
export type PersonBeside = ComponentType<{ person: string }>

export const peopleScreens = (
  useMayAt: UseMayAt,
  colleaguePick: () => Promise<ColleaguePick>,
  personBeside: () => Promise<PersonBeside>,
): readonly ScreenRoute[] => [
  screen('/people', async () => {
    const { People } = await import('./staff/People.tsx')
    return () => <People useMayAt={useMayAt} />
  }),
  screen('/people/claims', async () => {
    const { ClaimsPage } = await import('./staff/ClaimsPage.tsx')
    return () => <ClaimsPage useMayAt={useMayAt} />
  }),
  screen('/people/fields', async () => (await import('./staff/FieldsPage.tsx')).FieldsPage),
  screen('/people/quality', async () => (await import('./staff/Quality.tsx')).Quality),
  screen('/people/runs', async () => (await import('./staff/Runs.tsx')).Runs),
  screen('/people/cares', async () => (await import('./staff/CaresPage.tsx')).CaresPage),
  screen('/people/population', async () => (await import('./staff/Population.tsx')).Population),
  screen('/people/liaisons', async () => {
    const [{ LiaisonsPage }, Colleague] = await Promise.all([import('./staff/LiaisonsPage.tsx'), colleaguePick()])
    return () => <LiaisonsPage useMayAt={useMayAt} ColleaguePick={Colleague} />
  }),
  screen('/people/:id/merge', async () => (await import('./staff/MergePage.tsx')).MergePage),
  screen('/people/imports', async () => (await import('./staff/imports/ImportsPage.tsx')).ImportsPage),
  screen('/people/imports/:id', async () => (await import('./staff/imports/ImportPage.tsx')).ImportPage),
  screen('/people/:id', async () => {
    const [{ PersonPage }, Colleague, Beside] = await Promise.all([
      import('./staff/PersonPage.tsx'),
      colleaguePick(),
      personBeside(),
    ])
    return () => <PersonPage useMayAt={useMayAt} ColleaguePick={Colleague} Beside={Beside} />
  }),
]
