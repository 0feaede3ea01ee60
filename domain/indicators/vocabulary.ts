/**
 * What may be asked of a matter when it is counted: a closed list of named facts. None names a person, and none could:
 * there is no rate of a single worker.
 */
import { z } from 'zod'

/** Yes, no, or not known yet. */
export const flagFields = [
  'accepted',
  'early',
  'resolved',
  'closed',
  'due',
  'deferred',
  'onTime',
  'responded',
  'rated',
  'satisfied',
  'bad',
  'contactedInTime',
  'rectified',
  'rectifiedInTime',
  'calledBack',
  'reworked',
  'returned',
  'urged',
  'supervised',
] as const
export const FlagField = z.enum(flagFields)
export type FlagField = z.output<typeof FlagField>

export const numberFields = [
  'firstResponseMinutes',
  'level',
  'levelAgain',
  'rework',
  'returns',
  'urges',
  'parties',
  /** How many of the five kinds of party had an order [S1-55]. */
  'fiveParties',
] as const
export const NumberField = z.enum(numberFields)
export type NumberField = z.output<typeof NumberField>

export const codeFields = ['item', 'category', 'line', 'channel', 'urgency', 'intent', 'ending', 'evaluation'] as const
export const CodeField = z.enum(codeFields)
export type CodeField = z.output<typeof CodeField>

/** Facts that come from a resident's rating; the handling unit never learns whose it was [S1-53]. */
export const ratingFields: readonly string[] = [
  'rated',
  'satisfied',
  'bad',
  'contactedInTime',
  'rectified',
  'rectifiedInTime',
  'calledBack',
  'level',
  'levelAgain',
  'evaluation',
]

/** One matter as it is counted. Dates are the days on which it belongs to a month. */
export type Fact = { [F in FlagField]: boolean | null } & { [F in NumberField]: number | null } & {
  [F in CodeField]: string | null
} & { excluded: boolean; months: Partial<Record<'received' | 'due' | 'resolved' | 'rated' | 'closed', string>> }
