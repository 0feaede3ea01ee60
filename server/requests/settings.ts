/** What the county chose about its requests: its centre, who takes what nobody answers for, what counts as near. */
import { isOpenOrg } from '../../domain/organisations/rules.ts'
import { RequestSettings, usualSettings } from '../../domain/requests/settings.ts'
import { perCounty } from '../kernel/cached.ts'
import type { CountySetting } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { readSetting } from '../kernel/settings/index.ts'
import { organisationsOf } from '../organisations/index.ts'
import { deskKind } from './desks.ts'

type Name = keyof RequestSettings
const { shape } = RequestSettings

const chosen = perCounty<RequestSettings>(async (tx) => {
  const [centre, fallback, duplicates, margin] = await Promise.all([
    readSetting(tx, 'requests.centre', shape.centre, usualSettings.centre),
    readSetting(tx, 'requests.fallback', shape.fallback, usualSettings.fallback),
    readSetting(tx, 'requests.duplicates', shape.duplicates, usualSettings.duplicates),
    readSetting(tx, 'requests.city-margin', shape['city-margin'], usualSettings['city-margin']),
  ])
  return { centre, fallback, duplicates, 'city-margin': margin }
})

export const requestSettings = chosen.of

/** A unit that is there today; the centre keeps a desk. */
const unitFaults =
  (name: Name): CountySetting['faults'] =>
  async ({ house, county }, code: string | null) => {
    if (code === null) return []
    const org = (await organisationsOf(house, county)).get(code)
    if (!org || !isOpenOrg(org, dayOf(house.now()))) return [{ path: '', code: 'no-such-unit' }]
    return name === 'centre' && org.kind !== deskKind ? [{ path: '', code: 'no-such-desk' }] : []
  }

const unitName: CountySetting['names'] = async ({ house, county }, code: string | null) => {
  const org = code === null ? undefined : (await organisationsOf(house, county)).get(code)
  return org ? { [org.code]: org.name } : {}
}

export const settings: CountySetting[] = (['centre', 'fallback', 'duplicates', 'city-margin'] as const).map((name) => ({
  name: `requests.${name}`,
  shape: shape[name],
  usual: usualSettings[name],
  changed: chosen.forget,
  ...((name === 'centre' || name === 'fallback') && { faults: unitFaults(name), names: unitName }),
}))
