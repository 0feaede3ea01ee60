/** Whether the county works with teams. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { TeamsParts, teamsSetting, usualParts } from '../../domain/teams/settings.ts'
import { perCounty } from '../kernel/cached.ts'
import type { CountySetting } from '../kernel/context.ts'
import type { Doing } from '../kernel/edit.ts'
import { readSetting } from '../kernel/settings/index.ts'

const kept = perCounty((tx) => readSetting(tx, teamsSetting, TeamsParts, usualParts))

export const teamsOn = async (at: Pick<Doing, 'house' | 'county'>): Promise<boolean> =>
  (await kept.of(at.house, at.county)).on

/** @throws 409 where the county works without them */
export async function mustBeOn(at: Pick<Doing, 'house' | 'county'>): Promise<void> {
  if (!(await teamsOn(at))) throw new Refusal('conflict', { reason: 'teams-off' })
}

export const partsChoice: CountySetting = {
  name: teamsSetting,
  shape: TeamsParts,
  usual: usualParts,
  changed: kept.forget,
}
