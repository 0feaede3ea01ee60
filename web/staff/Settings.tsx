/** The county's settings: each room says its own, the kit draws them. */
import { settings as sessions } from '../accounts/Settings.tsx'
import { useMay } from '../accounts/queries.ts'
import { settings as activities } from '../activities/Settings.tsx'
import { settings as alarms } from '../catalogue/Settings.tsx'
import { settings as children } from '../children/Settings.tsx'
import { settings as demands } from '../demands/Settings.tsx'
import { settings as callBacks } from '../duties/Settings.tsx'
import { settings as closing } from '../indicators/Settings.tsx'
import { settings as approval } from '../people/Settings.tsx'
import { SettingsPage } from '../kit/staff/settings/SettingsPage.tsx'
import { settings as neighbours } from '../neighbours/Settings.tsx'
import { settings as quiet } from '../notices/Settings.tsx'
import { settings as requests } from '../requests/Settings.tsx'
import { settings as offers } from '../rights/Settings.tsx'
import { settings as teams } from '../teams/Settings.tsx'
import { settings as timebank } from '../timebank/Settings.tsx'

const parts = [
  ...requests,
  ...approval,
  ...alarms,
  ...quiet,
  ...closing,
  ...offers,
  ...children,
  ...activities,
  ...teams,
  ...timebank,
  ...neighbours,
  ...demands,
  ...callBacks,
  ...sessions,
]

export function Settings() {
  const may = useMay()
  return <SettingsPage parts={parts} mayEdit={may('settings.edit')} />
}
