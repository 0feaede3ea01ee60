/** Sets of rules of this county: brought by packs, edited by the county, dated; which one holds is a setting. */
import { mayRedefine, rulesFaults, type TimebankRules } from '../../domain/timebank/definitions.ts'
import { rulesLines } from '../../domain/timebank/pack.ts'
import { TimebankParts, timebankSetting, usualParts } from '../../domain/timebank/settings.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { perCounty } from '../kernel/cached.ts'
import type { CountySetting } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { definitions } from '../kernel/definitions/index.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'
import { readSetting } from '../kernel/settings/index.ts'

export const rules = definitions<TimebankRules>({
  kind: 'timebank-rules',
  room: 'timebank',
  lines: rulesLines,
  faults: (next) => rulesFaults(next)[0],
  mayRedefine,
  names: { install: 'timebank.install-rules', define: 'timebank.define-rules', changed: 'timebank.defined' },
})

type At = Pick<Doing, 'house' | 'county'>

const partsWithin = (tx: Tx): Promise<TimebankParts> => readSetting(tx, timebankSetting, TimebankParts, usualParts)
const kept = perCounty(partsWithin)
export const partsOn = (at: At): Promise<TimebankParts> => kept.of(at.house, at.county)

export const partsChoice: CountySetting = {
  name: timebankSetting,
  shape: TimebankParts,
  usual: usualParts,
  faults: async (at, value: TimebankParts) =>
    (await rules.list(at)).some((r) => r.code === value.rules) ? [] : [{ path: 'rules', code: 'rules-unknown' }],
  names: async (at) => Object.fromEntries((await rules.list(at)).map((r) => [r.code, r.name.zh])),
  changed: kept.forget,
}

/** What holds on a day; undefined: there is no time bank here. */
export async function rulesOn(
  at: At,
  day: string,
): Promise<{ parts: TimebankParts; rules: TimebankRules | undefined }> {
  const [parts, all] = await Promise.all([partsOn(at), rules.on(at, day)])
  return { parts, rules: parts.on ? all.get(parts.rules) : undefined }
}

/** @throws 409 `timebank-off` in a county that has none */
export async function mustRun(at: At & Pick<Doing, 'now'>): Promise<TimebankRules> {
  const found = await rulesOn(at, dayOf(at.now))
  if (!found.rules) throw new Refusal('conflict', { reason: 'timebank-off' })
  return found.rules
}

export interface Standing {
  parts: TimebankParts
  /** The chosen set, as it holds on a day. */
  of: (day: string) => Promise<TimebankRules | undefined>
}

/** The same inside a transaction, for what happens by itself: no other connection is asked for. */
export async function standing(tx: Tx): Promise<Standing> {
  const parts = await partsWithin(tx)
  return { parts, of: async (day) => (await rules.within(tx, day)).get(parts.rules) }
}
