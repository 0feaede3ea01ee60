/**
 * What may be asked of a matter when it is counted, be it a request or a duty: closed lists of named facts. None names a
 * person, and none could: there is no rate of a single worker.
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
/** Of a duty: how it stands. Exactly one of them holds; one no more owed is counted nowhere [C2]. */
export const dutyFlagFields = ['done', 'attempted', 'refused', 'excused', 'missed', 'open'] as const
export const FlagField = z.enum([...flagFields, ...dutyFlagFields])
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
/** Of a duty: how often somebody came and met nobody, and how often they were not wanted. */
export const dutyNumberFields = ['attempts', 'refusals'] as const
/** Of a service: how many were served, named or counted, and how many whole minutes it took; not known where nobody said when it began. */
export const recordNumberFields = ['served', 'minutes'] as const
export const NumberField = z.enum([...numberFields, ...dutyNumberFields, ...recordNumberFields])
export type NumberField = z.output<typeof NumberField>

export const codeFields = ['item', 'category', 'line', 'channel', 'urgency', 'intent', 'ending', 'evaluation'] as const
/** Of a duty. `care`: categories of the person on the last day of its window; one of several is enough. */
export const dutyCodeFields = ['plan', 'care', 'tier', 'state', 'cause', 'excuse', 'way'] as const
/** Of a service. `item`: all that was done at once; one of several is enough. `provider`: the body under which it was recorded. */
export const recordCodeFields = ['item', 'origin', 'mode', 'outcome', 'programme', 'provider'] as const
export const CodeField = z.enum([
  ...codeFields,
  ...dutyCodeFields,
  'origin',
  'mode',
  'outcome',
  'programme',
  'provider',
])
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

/**
 * What a definition counts: requests; duties, each window by itself; persons, whose duties of a month are taken together
 * and stand once [I-01]; or services, each record once [I-06 I-07].
 */
export const About = z.enum(['request', 'duty', 'person', 'record'])
export type About = z.output<typeof About>

/** What may be asked of each. */
export const fieldsAbout = {
  request: { flag: flagFields, number: numberFields, code: codeFields },
  duty: { flag: dutyFlagFields, number: dutyNumberFields, code: dutyCodeFields },
  person: { flag: dutyFlagFields, number: dutyNumberFields, code: dutyCodeFields },
  record: { flag: [], number: recordNumberFields, code: recordCodeFields },
} as const satisfies Record<
  About,
  { flag: readonly FlagField[]; number: readonly NumberField[]; code: readonly CodeField[] }
>

/** Days by which each belongs to a month. */
export const periodsAbout = {
  request: ['received', 'due', 'resolved', 'rated', 'closed'],
  duty: ['due'],
  person: ['due'],
  record: ['served'],
} as const satisfies Record<About, readonly MonthBy[]>
export type MonthBy = 'received' | 'due' | 'resolved' | 'rated' | 'closed' | 'served'

interface Counting {
  excluded: boolean
  months: Partial<Record<MonthBy, string>>
}

/** A request as it is counted. Dates are the days on which it belongs to a month. */
export type RequestFact = { [F in (typeof flagFields)[number]]: boolean | null } & {
  [F in (typeof numberFields)[number]]: number | null
} & { [F in (typeof codeFields)[number]]: string | null } & Counting

/** A duty as it is counted. */
export type DutyFact = { [F in (typeof dutyFlagFields)[number]]: boolean } & {
  [F in (typeof dutyNumberFields)[number]]: number
} & { [F in Exclude<(typeof dutyCodeFields)[number], 'care'>]: string | null } & { care: readonly string[] } & Counting

/** A service as it is counted. */
export type RecordFact = { served: number; minutes: number | null; item: readonly string[] } & {
  [F in Exclude<(typeof recordCodeFields)[number], 'item'>]: string | null
} & Counting

export type Fact = RequestFact | DutyFact | RecordFact
