/** What is held for the day on which it was told and no longer. It is known by its name, so that it goes before anything is opened. */
import { dayText } from '../shanghai.ts'
import type { FieldDb } from './db.ts'

const prefix = 'today:'

/** The kind of a holder whose rows go with the day. */
export const ofToday = (kind: string): string => prefix + kind

/** What was held for a day that is over goes, with or without a network, opened or locked. */
export async function endDay(db: FieldDb, now: number): Promise<void> {
  await db.records
    .where('kind')
    .startsWith(prefix)
    .filter((r) => dayText(r.at) !== dayText(now))
    .delete()
}
