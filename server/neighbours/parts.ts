/** What the county chose: whether there is a board, and whether needs and volunteers are brought together. */
import { NeighbourParts, neighboursSetting, usualParts } from '../../domain/neighbours/settings.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { perCounty } from '../kernel/cached.ts'
import type { CountySetting } from '../kernel/context.ts'
import type { Doing } from '../kernel/edit.ts'
import { readSetting } from '../kernel/settings/index.ts'

const kept = perCounty((tx) => readSetting(tx, neighboursSetting, NeighbourParts, usualParts))

export const partsOn = (at: Pick<Doing, 'house' | 'county'>): Promise<NeighbourParts> => kept.of(at.house, at.county)

export const partsChoice: CountySetting = {
  name: neighboursSetting,
  shape: NeighbourParts,
  usual: usualParts,
  changed: kept.forget,
}

/** @throws 409 `neighbours-off` in a county without a board */
export async function mustRun(at: Pick<Doing, 'house' | 'county'>): Promise<NeighbourParts> {
  const parts = await partsOn(at)
  if (!parts.board) throw new Refusal('conflict', { reason: 'neighbours-off' })
  return parts
}
