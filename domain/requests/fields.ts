/**
 * Fields of acts. What people wrote (`words`) and what is about a person (`personal`) is marked, so that the server
 * can keep it apart from the act: texts can be emptied later, the act and its seal stay.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Code, Channel, Intent, Line, OrderRole, PartyKind, Unit } from './vocabulary.ts'

export type Keeping = 'words' | 'personal'
/** Which leaves of a schema are kept apart. */
export const keeping = z.registry<{ as: Keeping }>()

export const Words = (max = 2000) =>
  z.string().trim().min(1, { error: 'empty' }).max(max, { error: 'too-long' }).register(keeping, { as: 'words' })

export const Phone = z
  .string()
  .transform((t) => t.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{7,12}$/, { error: 'phone' }))
  .register(keeping, { as: 'personal' })

export const PersonName = z
  .string()
  .trim()
  .min(1, { error: 'empty' })
  .max(60, { error: 'too-long' })
  // What was shown masked never comes back as a name.
  .refine((t) => !/[*＊]/.test(t), { error: 'masked' })
  .register(keeping, { as: 'personal' })

/** Content address of an uploaded picture, recording or paper. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'file-hash' })
export const Files = z.array(FileHash).max(9, { error: 'too-many-files' })

const fourDecimals = (n: number) => Math.round(n * 10_000) / 10_000
/** One point of the matter, taken by a press, rounded to four decimals (about 10 m); never a track. */
export const Point = z.strictObject({
  lng: z.number().min(73).max(136).transform(fourDecimals),
  lat: z.number().min(3).max(54).transform(fourDecimals),
})
export type Point = z.infer<typeof Point>

/** Where it is. `place` always; the rest as far as known. */
export const Where = z.strictObject({
  place: PlacePath,
  /** My building or flat, from the register of dwellings. */
  dwelling: Id.optional(),
  estate: Code.optional(),
  landmark: Code.optional(),
  described: Words(200).optional(),
  point: Point.optional(),
})
export type Where = z.infer<typeof Where>

/** Who may be told. Without a phone somebody goes there and says it. */
export const Contact = z.strictObject({
  phone: Phone.optional(),
  name: PersonName.optional(),
  /** No phone: the answer is brought to the door. */
  inPerson: z.boolean().default(false),
  bestTime: Words(60).optional(),
})

/** Somebody who acts for the person concerned, with consent; both names are kept [D2]. */
export const Representative = z.strictObject({
  name: PersonName,
  phone: Phone.optional(),
  relation: z.enum(['family', 'neighbour', 'carer', 'guardian', 'grid-worker', 'operator', 'other']),
  consent: z.enum(['spoken', 'written', 'guardian-by-law', 'emergency']),
})

/** The number and the clock of the system it came from (the city's 12345, another county). */
export const Foreign = z.strictObject({
  system: Code,
  number: z.string().trim().min(1).max(64),
  since: Moment.optional(),
  dueAt: Moment.optional(),
})
export type Foreign = z.infer<typeof Foreign>

/** One order as it is sent out. Bodies outside government get a request with an answer and name their regulator. */
export const NewOrder = z
  .strictObject({
    order: Id,
    unit: Unit,
    role: OrderRole,
    party: PartyKind,
    outside: z.boolean().default(false),
    regulator: Unit.optional(),
    task: Words(500).optional(),
  })
  .refine((o) => !o.outside || o.regulator !== undefined, { error: 'regulator-needed', path: ['regulator'] })
export type NewOrder = z.infer<typeof NewOrder>

/** Extra questions may ask about a person, so all answers are kept apart as one piece. */
export const Answers = z
  .record(
    z.string().max(64),
    z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(100)).max(20)]),
  )
  .register(keeping, { as: 'personal' })

export const Reported = {
  channel: Channel,
  intent: Intent.optional(),
  line: Line.optional(),
  item: Code.optional(),
  category: Code.optional(),
  what: Words(2000),
  where: Where,
  contact: Contact.optional(),
  representative: Representative.optional(),
  /** May neighbours see it, without name, phone and door number? */
  open: z.boolean().default(false),
  /** The reporter asks that the handling unit does not learn who it was (GB/T 33358). */
  confidential: z.boolean().default(false),
  /** Answers to the extra questions of the service item, checked against its form. */
  answers: Answers.optional(),
  files: Files.optional(),
  foreign: Foreign.optional(),
}
