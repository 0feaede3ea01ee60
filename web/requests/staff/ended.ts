/** Is it over? The same list as the domain's endings, without loading the vocabulary. */
import type { Status } from '../../../domain/requests/vocabulary.ts'

const ended: Record<Status, boolean> = {
  reported: false,
  accepted: false,
  handling: false,
  resolved: false,
  rectifying: false,
  closed: true,
  withdrawn: true,
  rejected: true,
  merged: true,
  'handed-over': true,
  referred: true,
  guided: true,
}

export const isEndedStatus = (status: Status): boolean => ended[status]
