/**
 * What a pack says about one kind of request. It only ever takes away: acts switched off, fewer parties, shorter
 * windows, pictures asked for on a legal ground. No field here can add an act, a party or a path [D6].
 */
import { z } from 'zod'
import { Bilingual } from '../catalogue/schema.ts'
import { ACTS, actKinds, rowOf, type ActKind } from './acts.ts'
import { Code, ladderClocks, levels, Limit, neverOff, Party, rungsMost, Urgency } from './vocabulary.ts'

/** In the vocabulary, for screens too, they are plain words; here they are held to be acts. */
const never: readonly ActKind[] = neverOff

const Kind = z.enum(actKinds as [ActKind, ...ActKind[]])

/** Who is told when a clock has run so far; `at` is the share of the limit that has passed (1 = due). */
export const LadderStep = z.strictObject({
  clock: z.enum(ladderClocks),
  at: z.number().min(0.1).max(5),
  tell: z.enum(levels),
})
export type LadderStep = z.infer<typeof LadderStep>
export const Ladder = z.array(LadderStep).max(rungsMost)
export type Ladder = z.infer<typeof Ladder>

const perUrgency = z.record(Urgency, Limit)

/** Time limits, all local. `amber` is the share of the limit after which the light turns. */
export const Limits = z.strictObject({
  response: perUrgency,
  dispatch: perUrgency,
  resolution: perUrgency,
  contact: Limit,
  rectification: z.strictObject({ simple: Limit, complex: Limit }),
  amber: z.number().min(0.1).max(0.95),
})
export type Limits = z.infer<typeof Limits>

export const KindPolicy = z
  .strictObject({
    code: Code,
    version: z.number().int().min(1),
    off: z.array(Kind).default([]),
    /** Fewer parties than the vocabulary allows. */
    only: z.partialRecord(Kind, z.array(Party).min(1)).default({}),
    /** A picture may be demanded only with its ground and its end, both shown to the worker. */
    evidence: z
      .array(z.strictObject({ act: Kind, ground: z.string().min(1).max(200), until: z.iso.date() }))
      .default([]),
    /** A visit before it is taken up (not for what field workers saw themselves). */
    verifyFirst: z.boolean().default(false),
    /** Replies need a second signature within the unit. */
    approval: z.boolean().default(false),
    returns: z.strictObject({ most: z.number().int().min(0).max(9), within: Limit }),
    deferrals: z.strictObject({ most: z.number().int().min(0).max(9) }),
    extensions: z.strictObject({ most: z.number().int().min(0).max(9), longest: Limit }),
    /** How much earlier than the city's deadline ours ends; absent: as the county set it. */
    cityMargin: Limit.optional(),
    /** How long the resident may answer before it closes as unrated, rate after closing, and reopen. */
    answerWithin: Limit,
    rateWithin: Limit,
    reopenWithin: Limit,
    inviteAfter: Limit,
    /** How long after a bad rating its handlers may call it false. */
    appealWithin: Limit,
    /** Minutes; the vocabulary's ceiling is the hour. */
    correctWithin: z.number().int().min(0).max(60),
    takeBackWithin: z.number().int().min(0).max(60),
    limits: Limits,
    ladder: Ladder,
    /** Local names of acts, e.g. 接件 for accept. */
    names: z.partialRecord(Kind, Bilingual).default({}),
  })
  .superRefine((p, ctx) => {
    for (const kind of p.off) {
      if (never.includes(kind))
        ctx.addIssue({ code: 'custom', message: 'never-off', path: ['off'], params: { act: kind } })
    }
    for (const [kind, parties] of Object.entries(p.only)) {
      const wide = rowOf(kind as ActKind).by
      const wider = parties.filter((x) => !wide.includes(x))
      if (wider.length > 0)
        ctx.addIssue({
          code: 'custom',
          message: 'only-narrows',
          path: ['only', kind],
          params: { parties: wider.join(' ') },
        })
      const resident = wide.includes('reporter') && never.includes(kind as ActKind)
      if (resident && !parties.includes('reporter'))
        ctx.addIssue({ code: 'custom', message: 'never-off', path: ['only', kind], params: { act: kind } })
    }
  })
export type KindPolicy = z.infer<typeof KindPolicy>

/** Does the pack leave this act standing, and for whom? */
export function partiesFor(policy: KindPolicy, kind: ActKind): readonly Party[] {
  if (policy.off.includes(kind)) return []
  const narrowed = policy.only[kind]
  const wide: readonly Party[] = ACTS[kind].by
  return narrowed ? wide.filter((p) => narrowed.includes(p)) : wide
}

/** The rules of one catalogue item in one version. @throws ZodError when its policy is not one */
export const policyOf = (item: { code: string; version: number; policy: unknown }): KindPolicy =>
  KindPolicy.parse({ ...(item.policy as object), code: item.code, version: item.version })

/** Label under which acts remember the rules they were done by: `stair-lamp@3`. */
export const policyLabel = (p: Pick<KindPolicy, 'code' | 'version'>) => `${p.code}@${p.version}`
