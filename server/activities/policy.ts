/** An activity is planned and run by whoever holds its place, or works for the unit that holds it. */
import { early } from '../../domain/activities/arrival.ts'
import { mayFollow, type ActKind } from '../../domain/activities/acts.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import type { Doing } from '../kernel/edit.ts'
import type { ActivityRow } from './store/activity-store.ts'

/** Which permission an act wants. */
export const wanted: Record<ActKind, Permission> = {
  plan: 'activities.plan',
  change: 'activities.plan',
  publish: 'activities.plan',
  cancel: 'activities.plan',
  enter: 'activities.run',
  leave: 'activities.run',
  seat: 'activities.run',
  arrive: 'activities.run',
  'not-here': 'activities.run',
  count: 'activities.run',
  close: 'activities.plan',
}

/** That one is published is no secret, so a refusal says what it is. */
export function mustHold(doing: Doing, kind: ActKind, at: { place: string; unit: string }): void {
  if (doing.may && !doing.may(wanted[kind], at.place, at.unit)) throw new Refusal('not-permitted')
}

/** Once it can be said that somebody is there. */
const sinceBegun: readonly ActKind[] = ['arrive', 'not-here', 'count', 'close']
const untilOver: readonly ActKind[] = ['publish', 'enter']

/** What this reader may do with it now, over and over again decided when it is done. */
export const allowedFor = (
  doing: Doing,
  row: Pick<ActivityRow, 'status' | 'place' | 'unit' | 'from_at' | 'to_at'>,
): ActKind[] =>
  (Object.keys(wanted) as ActKind[]).filter(
    (kind) =>
      mayFollow(row.status, kind) &&
      // Nobody moves somebody up by hand.
      kind !== 'seat' &&
      (!untilOver.includes(kind) || row.to_at > doing.now) &&
      (!sinceBegun.includes(kind) || row.from_at.getTime() - early <= doing.now.getTime()) &&
      (!doing.may || doing.may(wanted[kind], row.place, row.unit)),
  )
