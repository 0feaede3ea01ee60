/** One route for each act of the vocabulary: for staff, for residents by number and proof, for residents signed in. */
import { z } from 'zod'
import { act, type Route } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { RefNo } from '../kernel/refno.ts'
import { ACTS, residentActs, staffActs, type ActKind, type ResidentAct, type StaffAct } from './acts.ts'
import { Acted, PublicTrack } from './schema.ts'

export const one = z.strictObject({ request: Id })

/** A device that filed keeps a key and needs no code later; the server holds its hash. */
export const Key = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/, { error: 'key' })
export const Last4 = z.string().regex(/^\d{4}$/, { error: 'last4' })
export const Proof = z.strictObject({
  number: RefNo,
  last4: Last4.optional(),
  /** One-time code sent to the phone on file. */
  code: z
    .string()
    .regex(/^\d{4,8}$/, { error: 'code' })
    .optional(),
  key: Key.optional(),
})
export type Proof = z.infer<typeof Proof>

/** Acts a resident proves by a code (or by the device's key): they end, judge or reopen. The rest need number and last four. */
export const codeActs = [
  'withdraw',
  'confirm',
  'object',
  'rate',
  'rate-again',
  'reopen',
  'take-back',
] as const satisfies ResidentAct[]
export const needsCode = (kind: ActKind) => (codeActs as readonly ActKind[]).includes(kind)

type StaffRoute<K extends StaffAct> = Route<{
  may: `requests.${K}`
  summary: string
  params: typeof one
  body: (typeof ACTS)[K]['body']
  answer: typeof Acted
}>
type TrackBody<K extends ResidentAct> = z.ZodObject<
  { proof: typeof Proof; act: (typeof ACTS)[K]['body'] },
  z.core.$strict
>
type TrackRoute<K extends ResidentAct> = Route<{
  may: 'public'
  summary: string
  perMinute: number
  body: TrackBody<K>
  answer: typeof PublicTrack
}>
type SelfRoute<K extends ResidentAct> = Route<{
  may: 'self'
  summary: string
  params: typeof one
  body: (typeof ACTS)[K]['body']
  answer: typeof PublicTrack
}>

const staffRoute = <K extends StaffAct>(kind: K): StaffRoute<K> =>
  act('POST', `/requests/:request/${kind}`, {
    may: `requests.${kind}`,
    summary: `Act: ${kind}`,
    straight: true,
    params: one,
    body: ACTS[kind].body,
    answer: Acted,
  })

const trackRoute = <K extends ResidentAct>(kind: K) =>
  act('POST', `/track/${kind}`, {
    may: 'public',
    summary: `Resident by number and proof: ${kind}`,
    perMinute: 6,
    body: z.strictObject({ proof: Proof, act: ACTS[kind].body }),
    answer: PublicTrack,
  }) as unknown as TrackRoute<K>

const selfRoute = <K extends ResidentAct>(kind: K): SelfRoute<K> =>
  act('POST', `/mine/requests/:request/${kind}`, {
    may: 'self',
    summary: `Resident signed in: ${kind}`,
    params: one,
    body: ACTS[kind].body,
    answer: PublicTrack,
  })

/** One route for each act of the vocabulary; the key is the kind. */
export const actRoutes = Object.fromEntries(staffActs.map((k) => [k, staffRoute(k)])) as {
  [K in StaffAct]: StaffRoute<K>
}
/** The resident's acts by number and proof: `track/rate` … */
export const trackRoutes = Object.fromEntries(residentActs.map((k) => [`track/${k}`, trackRoute(k)])) as {
  [K in ResidentAct as `track/${K}`]: TrackRoute<K>
}
/** The same, signed in: `mine/rate` … */
export const selfRoutes = Object.fromEntries(residentActs.map((k) => [`mine/${k}`, selfRoute(k)])) as {
  [K in ResidentAct as `mine/${K}`]: SelfRoute<K>
}
