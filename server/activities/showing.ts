/** Which pictures of an activity may be looked at today. */
import { isShown, type Stage } from '../../domain/activities/pictures.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { picturesOf, type PictureRow } from './store/picture-store.ts'

export const shownOn = (p: PictureRow, today: string) => isShown({ until: p.until, ended: p.ended_at !== null }, today)

const order: readonly Stage[] = ['before', 'after', 'other']

/** What of them everybody sees today, before and after in that order. */
export async function shownPictures(tx: Tx, activity: string, now: Date): Promise<{ id: string; stage: Stage }[]> {
  return (await picturesOf(tx, activity))
    .filter((p) => shownOn(p, dayOf(now)))
    .sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
    .map(({ id, stage }) => ({ id, stage }))
}
