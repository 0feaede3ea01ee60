/**
 * Types of team 服务队类型 and what they promise: dated definitions that packs bring and the county edits. A quota 年度任务数 says what it counts,
 * how many, for whom each, in which time; nothing is counted but service records and activities, squads, members, pairs and boards.
 */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { redefinition, type LineFault } from '../kernel/dated.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { Outcome } from '../records/schema.ts'

export const TypeCode = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'code' })
  .max(40)

const said = (zh: number, en: number) =>
  z.strictObject({ zh: z.string().trim().min(1).max(zh), en: z.string().trim().min(1).max(en) })
const Name = said(30, 60)

/** 勤务员 保育员 联络员 促进员 宣传员 协调员 监督员. */
export const Heading = z.enum(['attendant', 'carer', 'liaison', 'promoter', 'publicist', 'coordinator', 'overseer'])
export type Heading = z.output<typeof Heading>

/** For whom each the amount is promised. */
export const Scope = z.enum(['per-programme', 'per-squad', 'per-community', 'per-person', 'per-estate'])
export type Scope = z.output<typeof Scope>

/** In which time; `once`: as it stands, since the team began. */
export const Period = z.enum(['day', 'month', 'quarter', 'half', 'year', 'once'])
export type Period = z.output<typeof Period>

const Items = z.array(Code).min(1).max(20)
/** Kinds of activity, where the record is one of an activity; none: whatever it came from. */
const Kinds = z.array(TypeCode).max(20)
const Outcomes = z.array(Outcome).min(1)
const source = { items: Items, kinds: Kinds.default([]) }
/** Whoever was not met or did not want it was not served. */
const counted = { ...source, outcomes: Outcomes.default(['done', 'partly', 'explained']) }

export const Counts = z.discriminatedUnion('of', [
  /** Services done; the people served, each time they are; the people served, each once; days on which somebody was. */
  z.strictObject({ of: z.literal('records'), ...counted }),
  z.strictObject({ of: z.literal('heads'), ...counted }),
  z.strictObject({ of: z.literal('persons'), ...counted }),
  z.strictObject({ of: z.literal('days'), ...counted }),
  /** A number said when an activity of a kind was closed: elders of 65 and over, households, grants. */
  z.strictObject({
    of: z.literal('number'),
    ...counted,
    kinds: z.array(TypeCode).min(1).max(20),
    field: z
      .string()
      .regex(/^[a-z][A-Za-z0-9-]*$/, { error: 'code' })
      .max(40),
  }),
  /** What ended as agreed of what was concluded; what was refused stands apart and is no failure. */
  z.strictObject({ of: z.literal('share'), ...source, agreed: Outcomes, concluded: Outcomes, apart: Outcomes }),
  z.strictObject({ of: z.literal('pairs') }),
  z.strictObject({ of: z.literal('squads') }),
  z.strictObject({ of: z.literal('members') }),
  /** Facilities of a kind, in each estate. */
  z.strictObject({ of: z.literal('facilities'), kind: TypeCode }),
  /** Counted where the files are sealed; here only that it is promised. */
  z.strictObject({ of: z.literal('sealed') }),
  /** No room writes it yet. */
  z.strictObject({ of: z.literal('outside') }),
])
export type Counts = z.output<typeof Counts>

export const Quota = z.strictObject({
  code: TypeCode,
  name: Name,
  counts: Counts,
  /** null: counted, and no number is promised. Of a share: percent. */
  amount: z.int().min(1).max(100_000).nullable(),
  scope: Scope,
  period: Period,
  kind: z.enum(['at-least', 'target', 'share']),
  /** Stronger readings of the same words, which the county may choose; the weakest stands in `scope`. */
  readings: z.array(Scope).max(4).default([]),
  /** What of the words can be read in more than one way, and how it is read here. */
  note: said(120, 240).nullable().default(null),
})
export type Quota = z.output<typeof Quota>

export const TeamType = z.strictObject({
  code: TypeCode,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  name: Name,
  heading: Heading,
  /** Who leads it, and who guides the work. */
  lead: OrgCode,
  guides: z.array(OrgCode).max(4),
  charter: said(400, 900),
  /** By what its squads are made. */
  squads: z.enum(['place', 'trade', 'both']),
  quotas: z.array(Quota).max(20),
  /** Its files are restricted: nobody it helps is named here, and nothing of a single service is shown. */
  sealed: z.boolean(),
  ground: z.string().trim().min(1).max(200),
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type TeamType = z.output<typeof TeamType>

const fitting: Partial<Record<Quota['counts']['of'], readonly Scope[]>> = {
  facilities: ['per-estate'],
  squads: ['per-programme', 'per-community'],
  members: ['per-programme', 'per-squad', 'per-community'],
}

function quotaFaults(q: Quota): LineFault[] {
  const share = q.counts.of === 'share'
  const scopes = [q.scope, ...q.readings]
  const fits = fitting[q.counts.of]
  return [
    ...(share !== (q.kind === 'share') ? [{ path: 'kind', code: 'share-counts' }] : []),
    ...(share && (q.amount ?? 101) > 100 ? [{ path: 'amount', code: 'percent' }] : []),
    ...(fits && scopes.some((s) => !fits.includes(s)) ? [{ path: 'scope', code: 'scope-unfit' }] : []),
    ...(q.counts.of !== 'facilities' && scopes.includes('per-estate') ? [{ path: 'scope', code: 'scope-unfit' }] : []),
    ...(new Set(scopes).size < scopes.length ? [{ path: 'readings', code: 'code-twice' }] : []),
  ]
}

/** What the shape cannot say of one. */
export function typeFaults(t: Pick<TeamType, 'quotas' | 'sealed'>): LineFault[] {
  const codes = t.quotas.map((q) => q.code)
  // A sealed team is counted where its files are; only how it is made up is known here.
  const open = (of: Counts['of']) => !['sealed', 'squads', 'members', 'outside'].includes(of)
  return [
    ...(new Set(codes).size < codes.length ? [{ path: 'quotas', code: 'code-twice' }] : []),
    ...t.quotas.flatMap((q, i) =>
      [...quotaFaults(q), ...(t.sealed && open(q.counts.of) ? [{ path: 'counts', code: 'sealed-counts' }] : [])].map(
        (f) => ({ ...f, path: `quotas.${i}.${f.path}` }),
      ),
    ),
  ]
}

/** What was promised on a day stays what was promised: another number begins on a later day. */
export const mayRedefine = (standing: TeamType | undefined, next: TeamType, today: Day) =>
  redefinition(standing, next, today, ['quotas', 'sealed'])
