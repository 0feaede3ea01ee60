/** What is kept of a happening for whoever is told of it, and when it may go out. */
import { notBefore } from '../../domain/notices/messages.ts'
import type { QuietHours } from '../../domain/notices/schema.ts'
import type { Work } from '../kernel/context.ts'
import type { Told } from '../requests/index.ts'
import type { KeptParams } from './store.ts'

/** Of a matter told in confidence not even the item is named. */
export const kept = (told: Told, params: object): KeptParams => ({
  ...params,
  ref: told.refNo,
  place: told.place,
  ...(told.item && !told.confidential && { item: told.item }),
})

/** What is dangerous does not wait for the morning. */
export const whenToGo = (work: Work, told: Told, quiet: QuietHours): Date =>
  new Date(notBefore(work.now.getTime(), quiet, told.state.urgency === 'danger'))
