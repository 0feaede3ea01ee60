/** What the county chose: whether there is a register, who approves, and what needs an entry. */
import { DemandParts, demandsSetting, usualParts } from '../../domain/demands/settings.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { perCounty } from '../kernel/cached.ts'
import type { CountySetting } from '../kernel/context.ts'
import type { Doing } from '../kernel/edit.ts'
import { readSetting } from '../kernel/settings/index.ts'
import { organisationsOf } from '../organisations/index.ts'

const kept = perCounty((tx) => readSetting(tx, demandsSetting, DemandParts, usualParts))

export const partsOn = (at: Pick<Doing, 'house' | 'county'>): Promise<DemandParts> => kept.of(at.house, at.county)

/** @throws 409 `demands-off` in a county without the register */
export async function mustRun(at: Pick<Doing, 'house' | 'county'>): Promise<DemandParts> {
  const parts = await partsOn(at)
  if (!parts.on) throw new Refusal('conflict', { reason: 'demands-off' })
  return parts
}

const unitNames = async (at: Pick<Doing, 'house' | 'county'>) =>
  new Map([...(await organisationsOf(at.house, at.county))].map(([code, o]) => [code, o.name]))

export const partsChoice: CountySetting = {
  name: demandsSetting,
  shape: DemandParts,
  usual: usualParts,
  faults: async (at, { on, office }: DemandParts) => {
    if (office === null) return on ? [{ path: 'office', code: 'required' }] : []
    return (await unitNames(at)).has(office) ? [] : [{ path: 'office', code: 'organisation-unknown' }]
  },
  names: async (at, { office }: DemandParts) => {
    const name = office && (await unitNames(at)).get(office)
    return office && name ? { [office]: name } : {}
  },
  changed: kept.forget,
}
