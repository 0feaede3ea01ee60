/**
 * What is told of a promise while somebody can still do something about it: that it falls behind its even pace, and that there is hardly
 * time left. Pure. Nothing is told of a share, since nobody is to be pressed to settle; nor of what has no last day, or of what is only counted.
 */
import type { DayKey } from '../kernel/calendar.ts'
import { cellNow, cellsOf, type Fact, type Made } from './progress.ts'
import { isOn } from './rules.ts'
import type { Quota } from './types.ts'

export type Stage = 'behind' | 'at-risk'

export interface Telling {
  quota: Quota
  /** null: of the whole team. */
  squad: string | null
  stage: Stage
  /** The window for which it is promised; `to` exclusive. */
  from: DayKey
  to: DayKey
  lacks: number
}

export interface Told {
  quota: string
  squad: string | null
  from: DayKey
  stage: Stage
}

const isTold = (q: Quota) => q.period !== 'once' && q.kind !== 'share' && q.amount !== null

function tellingOf(q: Quota, squad: string | null, today: DayKey, facts: readonly Fact[], made: Made): Telling[] {
  const cell = cellNow(cellsOf(q, Number(today.slice(0, 4)), today, facts, made), today)
  if (!cell || cell.lacks === null || (cell.standing !== 'behind' && cell.standing !== 'at-risk')) return []
  return [{ quota: q, squad, stage: cell.standing, from: cell.from, to: cell.to, lacks: cell.lacks }]
}

/** How every promise of a team stands today that somebody should hear of; what is promised by each squad, of each squad as well. */
export function tellingsOf(quotas: readonly Quota[], today: DayKey, facts: readonly Fact[], made: Made): Telling[] {
  const now = made.squads.filter((s) => isOn(s, today))
  return quotas
    .filter(isTold)
    .flatMap((q) => [
      ...tellingOf(q, null, today, facts, made),
      ...(q.scope === 'per-squad'
        ? now.flatMap((s) => tellingOf(q, s.id, today, facts, { ...made, squads: [s] }))
        : []),
    ])
}

/** Each once in its window; who has heard that time is short does not hear of the pace any more. */
export const untold = (all: readonly Telling[], told: readonly Told[]): Telling[] =>
  all.filter((t) => {
    const before = told.filter((x) => x.quota === t.quota.code && x.squad === t.squad && x.from === t.from)
    return t.stage === 'behind' ? before.length === 0 : !before.some((x) => x.stage === 'at-risk')
  })
