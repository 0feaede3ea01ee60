/** What is asked of villages, communities and grids 准入事项: one entry for each form, duty, quota and report that reaches them. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'

export const DemandKind = z.enum(['form', 'duty', 'quota', 'report'])
export type DemandKind = z.output<typeof DemandKind>

export const DemandRhythm = z.enum(['once', 'day', 'week', 'month', 'quarter', 'half', 'year', 'as-needed'])
export type DemandRhythm = z.output<typeof DemandRhythm>

/** A field that is asked: as it is called, and what of the record it means; null: nothing that is known. */
export const DemandField = z.strictObject({ label: z.string().trim().min(1).max(200), use: z.string().nullable() })
export type DemandField = z.output<typeof DemandField>

/** By what it is found again: a form by department and headers, a duty by its plan, a quota by its team and promise. */
export const DemandCode = z.string().regex(/^[a-z0-9-]{1,60}(\/[a-z0-9-]{1,60})?$/, { error: 'code' })

/** As it is written down before anybody decides. */
export const DemandAsked = z.strictObject({
  title: z.string().trim().min(2, { error: 'required' }).max(80),
  /** Who asks. */
  asker: OrgCode,
  /** Number and name of the paper it rests on. */
  number: z.string().trim().min(2, { error: 'required' }).max(60),
  ground: z.string().trim().min(2, { error: 'required' }).max(200),
  places: z.array(PlacePath).min(1, { error: 'required' }).max(400),
  rhythm: DemandRhythm,
  from: Day,
  /** Its last day. */
  until: Day,
})
export type DemandAsked = z.output<typeof DemandAsked>

export const DemandState = z.enum(['asked', 'refused', 'coming', 'standing', 'over'])
export type DemandState = z.output<typeof DemandState>

const common = {
  id: Id,
  kind: DemandKind,
  code: z.string(),
  title: z.string(),
  asker: z.string(),
  number: z.string(),
  ground: z.string(),
  rhythm: DemandRhythm,
  from: Day,
  /** Null: as long as what it rests on; packs alone bring such. */
  until: Day.nullable(),
  state: DemandState,
  fields: z.int(),
  version: z.int(),
}

export const DemandLine = z.strictObject({ ...common, places: z.int() })
export type DemandLine = z.output<typeof DemandLine>

/** Where a field is held already. */
export const HeldIn = z.enum(['people', 'places', 'records'])
export type HeldIn = z.output<typeof HeldIn>

/** A field that somebody who is asked has said already. */
export const Repeat = z.strictObject({
  label: z.string(),
  held: HeldIn.nullable(),
  /** Titles of what else asks it. */
  also: z.array(z.string()),
  /** Told by its name alone, so somebody should look. */
  guess: z.boolean(),
})
export type Repeat = z.output<typeof Repeat>

export const DemandView = z.strictObject({
  ...common,
  places: z.array(z.strictObject({ path: z.string(), name: z.string() })),
  asked: z.array(DemandField),
  repeats: z.array(Repeat),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  /** Null: nobody decided, or a pack brought it. */
  decided: z.strictObject({ at: z.iso.datetime(), by: z.string().nullable(), unit: z.string() }).nullable(),
  /** Why it was refused or ended. */
  why: z.string().nullable(),
  may: z.array(z.enum(['decide', 'end'])),
})
export type DemandView = z.output<typeof DemandView>

/** One entry as a community meets it in a month. */
export const DemandAt = z.strictObject({
  ...common,
  repeats: z.array(Repeat),
  /** How often the form was filled for it; null: it is no form. */
  times: z.int().nullable(),
  /** Seconds that filling takes in the middle of those measured; null: too few were measured to say so. */
  median: z.int().nullable(),
  minutes: z.number().nullable(),
})
export type DemandAt = z.output<typeof DemandAt>
