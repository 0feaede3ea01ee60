/**
 * A visit 探访 as the phone writes it and the day as the phone holds it [S1-16 C1]. One visit is one service record with the
 * same id. Picture, position, signature and voice are offered and never demanded; no reason is asked for leaving them out.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { ContactKind } from '../people/contacts.ts'
import { Day } from '../places/schema.ts'
import { Channel } from '../records/channel.ts'
import { Mode } from '../records/schema.ts'
import { CallOutcome, Whom, Contact, Duty, PlanCode, Rhythm, Wish } from './schema.ts'

const Code = z.string().regex(/^[0-9a-z][0-9a-z._-]{0,63}$/, { error: 'code' })

/** As what somebody is told of visits to a person. */
export const SeenAs = z.enum(['self', 'relative', 'guardian'])
export type SeenAs = z.output<typeof SeenAs>

/** Asked for by itself: to let a relative see that all was well. */
export const familyPurpose = 'family-visits'

/** 见到了 没见到人 本人不要. */
export const VisitOutcome = Contact.shape.outcome
export type VisitOutcome = z.output<typeof VisitOutcome>

/** In which ways somebody is looked in on. */
export const VisitWay = Mode.extract(['at-home', 'phone', 'video', 'on-site'])
export type VisitWay = z.output<typeof VisitWay>

/** One point of the matter, taken by a press; four decimals are about ten metres. */
export const Spot = z.strictObject({
  lat: z
    .number()
    .min(-90)
    .max(90)
    .transform((n) => Math.round(n * 10_000) / 10_000),
  lng: z
    .number()
    .min(-180)
    .max(180)
    .transform((n) => Math.round(n * 10_000) / 10_000),
})
export type Spot = z.output<typeof Spot>

/**
 * Something found that somebody else must do: filed as a request in the same step, and sent on where the matter is named and
 * the catalogue knows whose it is. The phone mints both ids.
 */
export const Need = z.strictObject({
  request: Id,
  act: Id,
  what: z.string().trim().min(2).max(500),
  /** Service item it is about; left out: a dispatcher decides. */
  item: Code.optional(),
})

export const Visit = z.strictObject({
  /** Id of the service record, minted on the phone. */
  id: Id,
  /** Who was met or sought: one or several of a household. */
  persons: z.array(Id).min(1).max(20),
  /** Where it took place, as the phone knew it. */
  place: PlacePath,
  way: VisitWay,
  outcome: VisitOutcome,
  /** Service items; none where nobody was met. */
  items: z.array(Code).max(8).default([]),
  /** Who provides it, where that does not follow from whose visit it is; said where it follows it counts for nothing [S1-16]. */
  channel: Channel.optional(),
  /** What was done or seen, for whoever comes next. */
  note: z.string().trim().max(1000).optional(),
  /** How they feel, in their own words; never a label. */
  mood: z.string().trim().max(300).optional(),
  needs: z.array(Need).max(5).default([]),
  nextOn: Day.optional(),
  minutes: z.int().min(0).max(1440).optional(),
  /** By the clock of the phone. */
  capturedAt: Moment,
  spot: Spot.optional(),
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, { error: 'file-hash' }))
    .max(9)
    .default([]),
  /** Which of the files is a signature. */
  signature: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'file-hash' })
    .optional(),
  /** It is known that they have moved since, and they were met all the same. */
  elsewhere: z.boolean().default(false),
})
export type Visit = z.output<typeof Visit>
export type VisitSent = z.input<typeof Visit>

/** What somebody of the staff wrote on paper, written down for them at a desk: when and by whom it was made in truth. */
export const PaperVisit = Visit.omit({ spot: true, files: true, signature: true }).extend({ visitor: Id })
export type PaperVisit = z.output<typeof PaperVisit>

/** A visit as it is looked up later: its own time, and when it reached us. */
export const PastVisit = z.strictObject({
  id: Id,
  way: VisitWay,
  outcome: VisitOutcome,
  /** When it happened, as counted. */
  at: Moment,
  /** By the clock of the phone, or as it stood on the paper. */
  capturedAt: Moment,
  receivedAt: Moment,
  skewed: z.boolean(),
  who: z.string().nullable(),
  /** Who wrote it down from paper. */
  enteredBy: z.string().nullable(),
})
export type PastVisit = z.output<typeof PastVisit>

export const Visited = z.strictObject({
  id: Id,
  /** What the one contact settled, of whichever department [S0-21]. */
  covered: z.array(z.strictObject({ duty: Id, plan: PlanCode, person: Id })),
  /** `to`: the body it was sent to; null: it stands at the dispatcher's desk. */
  requests: z.array(z.strictObject({ request: Id, refNo: z.string(), to: z.string().nullable() })),
  /** The phone's clock was off; where it was ahead, the time of receipt stands in its stead. */
  skewed: z.boolean(),
})
export type Visited = z.output<typeof Visited>

/** The visit before, as the next form offers it and the card tells it. */
export const LastVisit = z.strictObject({
  id: Id,
  at: Moment,
  way: VisitWay,
  outcome: VisitOutcome,
  items: z.array(Code),
  minutes: z.int().nullable(),
  nextOn: Day.nullable(),
  who: z.string().nullable(),
  /** Absent where the helper before kept it to themselves [C10]. */
  note: z.string().nullable(),
  /** How they felt, in their own words; kept as the note is. */
  mood: z.string().nullable(),
  plans: z.array(PlanCode),
})
export type LastVisit = z.output<typeof LastVisit>

/** What became of a need that was found. */
export const EarlierNeed = z.strictObject({
  request: Id,
  refNo: z.string(),
  what: z.string(),
  status: z.string(),
  /** Who has it; null: nobody yet. */
  to: z.string().nullable(),
  at: Moment,
  closedAt: Moment.nullable(),
})

export const DayDuty = Duty.pick({ id: true, plan: true, from: true, to: true, due: true, state: true }).extend({
  attempts: z.int(),
  /** Of a colleague who is away. */
  covers: z.string().nullable(),
  /** Who owes it by name, where that is somebody else than whose day it is: bound to the person as a pair one sees it too. */
  beside: z.string().nullable(),
})
export type DayDuty = z.output<typeof DayDuty>

/** Somebody who is called every day was not reached: whom to call now, in the order they chose; `door`: somebody goes. */
export const DayCheck = z.strictObject({
  id: Id,
  dueAt: Moment,
  order: z.array(Whom),
  calls: z.array(z.strictObject({ whom: Whom, outcome: CallOutcome })),
})
export type DayCheck = z.output<typeof DayCheck>

export const DayPerson = z.strictObject({
  id: Id,
  name: z.string(),
  age: z.int().nullable(),
  place: PlacePath,
  placeName: z.string(),
  household: Id.nullable(),
  dwelling: Id.nullable(),
  address: z.string().nullable(),
  /** Of an address, so that 2 comes before 10. */
  ordered: z.string().nullable(),
  spot: Spot.nullable(),
  /** Never alone: two go together. */
  two: z.boolean(),
  wish: Wish,
  /** Where somebody of the household said how often is enough: how often it rang since Monday, whoever rang. */
  bells: z.strictObject({ most: z.int(), rung: z.int() }).nullable(),
  check: DayCheck.nullable(),
  notes: z.array(z.string()),
  last: LastVisit.nullable(),
  needs: z.array(EarlierNeed),
  duties: z.array(DayDuty).min(1),
})
export type DayPerson = z.output<typeof DayPerson>

export const DayPlan = z.strictObject({
  code: PlanCode,
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  ways: z.array(Mode),
  rhythm: Rhythm,
  /** Who asks, on what ground: stands on every form of it. */
  asked: z.strictObject({
    by: z.strictObject({ zh: z.string(), en: z.string() }),
    ground: z.string(),
    until: Day.nullable(),
  }),
})
export type DayPlan = z.output<typeof DayPlan>

export const FieldDay = z.strictObject({
  today: Day,
  people: z.array(DayPerson),
  plans: z.array(DayPlan),
  items: z.array(
    z.strictObject({
      code: Code,
      name: z.strictObject({ zh: z.string(), en: z.string() }),
      /** Offered only where one of these plans is due; absent: at every visit. */
      plans: z.array(PlanCode).optional(),
    }),
  ),
  /** What may be said of who provides it; none: it follows from whose visit it is [S1-16]. */
  channels: z.array(Channel),
  /** What a need may be about, found by its words where there is no signal. */
  matters: z.array(
    z.strictObject({
      code: Code,
      name: z.strictObject({ zh: z.string(), en: z.string().optional() }),
      words: z.array(z.string()),
      /** Reported by a page of its own. */
      instead: z.enum(['harm']).optional(),
    }),
  ),
})
export type FieldDay = z.output<typeof FieldDay>

/** Whom to call today: gone from the phone when the day is over, and never shown on it. */
export const FieldNumbers = z.strictObject({
  day: Day,
  digest: z.string(),
  items: z.array(
    z.strictObject({
      person: Id,
      duty: Id,
      /** Null: only of others who are called about them. */
      phone: z.string().nullable(),
      contacts: z.array(z.strictObject({ id: Id, kind: ContactKind, name: z.string(), phone: z.string() })),
    }),
  ),
})
export type FieldNumbers = z.output<typeof FieldNumbers>
