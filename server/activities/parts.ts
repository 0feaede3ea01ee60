/** Which parts of the room the county uses. */
import { Least, leastSetting, Parts, partsSetting, usualLeast, usualParts } from '../../domain/activities/settings.ts'
import { perCounty } from '../kernel/cached.ts'
import type { CountySetting } from '../kernel/context.ts'
import type { Doing } from '../kernel/edit.ts'
import { readSetting } from '../kernel/settings/index.ts'

const kept = perCounty((tx) => readSetting(tx, partsSetting, Parts, usualParts))

export const partsOn = (at: Pick<Doing, 'house' | 'county'>): Promise<Parts> => kept.of(at.house, at.county)

export const partsChoice: CountySetting = {
  name: partsSetting,
  shape: Parts,
  usual: usualParts,
  changed: kept.forget,
}

const keptLeast = perCounty((tx) => readSetting(tx, leastSetting, Least, usualLeast))

export const leastOf = (at: Pick<Doing, 'house' | 'county'>): Promise<Least> => keptLeast.of(at.house, at.county)

export const leastChoice: CountySetting = {
  name: leastSetting,
  shape: Least,
  usual: usualLeast,
  changed: keptLeast.forget,
}
