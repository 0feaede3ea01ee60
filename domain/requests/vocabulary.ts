/** The closed words of requests and orders. What is local (items, categories, units) is a code from elsewhere. */
import { z } from 'zod'
import { BusinessLine as Line, Code, Intent, LegalWay, Limit, Urgency as ItemUrgency } from '../catalogue/schema.ts'
import { OrgCode, PartyKind } from '../organisations/schema.ts'

export { Code, Intent, Limit, Line, PartyKind }
/** Code of an organisation. */
export const Unit = OrgCode
export type Unit = string

/** Where a request stands. The second half are endings. */
export const statuses = [
  'reported',
  'accepted',
  'handling',
  'resolved',
  'rectifying',
  'closed',
  'withdrawn',
  'rejected',
  'merged',
  'handed-over',
  'referred',
  'guided',
] as const
export const Status = z.enum(statuses)
export type Status = z.infer<typeof Status>

/** Endings before the loop is walked: a closed list, each with a reason and a notice. Counted apart from `closed`. */
export const earlyEndings = [
  'withdrawn',
  'rejected',
  'merged',
  'handed-over',
  'referred',
  'guided',
] as const satisfies Status[]
export type EarlyEnding = (typeof earlyEndings)[number]
export const isEarlyEnding = (s: Status): s is EarlyEnding => (earlyEndings as readonly Status[]).includes(s)
export const isEnded = (s: Status) => s === 'closed' || isEarlyEnding(s)

export const orderStatuses = [
  'offered',
  'sent',
  'signed',
  'assigned',
  'drafted',
  'deferred',
  'done',
  'returned',
  'reassigned',
  'declined',
  'cancelled',
] as const
export const OrderStatus = z.enum(orderStatuses)
export type OrderStatus = z.infer<typeof OrderStatus>

export const liveOrderStatuses = [
  'offered',
  'sent',
  'signed',
  'assigned',
  'drafted',
  'deferred',
] as const satisfies OrderStatus[]
export const isLive = (s: OrderStatus) => (liveOrderStatuses as readonly OrderStatus[]).includes(s)

/** 发现问题 流转交办 按责处置 结果反馈 评价终结 [S1-47]. */
export const stages = ['found', 'handed-on', 'handled', 'fed-back', 'evaluated'] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** Whom or what the request waits for: the tabs and states of the boards. */
export const waits = [
  'acceptance',
  'verification',
  'dispatch',
  'redispatch',
  'claim',
  'signature',
  'work',
  'approval',
  'decision',
  'deferral',
  'feedback',
  'resident',
  'contact',
  'rectification-order',
  'rectification',
  'call-back',
  'closing',
  'appeal',
  'nobody',
] as const
export const Waiting = z.enum(waits)
export type Waiting = z.infer<typeof Waiting>

/**
 * What somebody is towards one request. The server works it out from session, grants and the request itself.
 * `desk` is the (possibly contracted) help-line seat, `centre` the public body that accepts, dispatches and closes,
 * `machine` proposes and never decides, `system` is the clock, `by-link` somebody without an account who was given a link to this
 * one matter (`links.ts`).
 */
export const parties = [
  'reporter',
  'representative',
  'desk',
  'centre',
  'field',
  'unit',
  'unit-lead',
  'squad',
  'supervisor',
  'reviewer',
  'regulator',
  'by-link',
  'system',
  'machine',
] as const
export const Party = z.enum(parties)
export type Party = z.infer<typeof Party>

/** The five kinds of party on one order [S1-55]: 两委 社会组织 社工 志愿者 慈善. */
export const fivePartyKinds = [
  'committee',
  'social-organisation',
  'social-worker',
  'volunteer',
  'charity',
] as const satisfies PartyKind[]

export const OrderRole = z.enum(['lead', 'helper'])
export type OrderRole = z.infer<typeof OrderRole>

/** 居民网页 电话 窗口 网格 走访 市级 12345 外县转来 短信 上级交办 媒体. */
export const channels = [
  'web',
  'phone',
  'counter',
  'grid',
  'visit',
  'city-line',
  'county',
  'sms',
  'superior',
  'media',
] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/** Code under which numbers of the city's 12345 stand beside ours. */
export const citySystem = 'city-12345'
/** What is asked of the city: more time, or to take it back. */
export const cityAsks = ['extension', 'return'] as const
/** What the city says: to what was asked, and what its own call-back heard. */
export const citySays = ['granted', 'refused', 'satisfied', 'unsatisfied', 'unreached'] as const

/** Danger to life or property; water, power, gas, heat; the ordinary; the hard case that needs more than one body. */
export const Urgency = z.enum([...ItemUrgency.options, 'hard'])
export const urgencies = Urgency.options
export type Urgency = z.infer<typeof Urgency>

/** 非常不满意 1 … 非常满意 5. */
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export type Level = z.infer<typeof Level>
export const isBad = (level: Level) => level <= 2

/** How the words of a rating reached us. The handler's hands are not among them. */
export const ratingChannels = ['own-device', 'sms', 'call-back', 'counter-device', 'paper'] as const
export const RatingChannel = z.enum(ratingChannels)
export type RatingChannel = z.infer<typeof RatingChannel>

/**
 * How a request was evaluated when it was closed. `verified`: somebody else went and looked (what field workers found
 * has no resident to ask). `unrated` is silence, and silence is never a yes.
 */
export const evaluations = ['rated', 'confirmed', 'called-back', 'verified', 'unrated'] as const
export const Evaluation = z.enum(evaluations)
export type Evaluation = z.infer<typeof Evaluation>

export const rejectGrounds = [
  'not-public-service',
  'no-such-place',
  'unclear-unreachable',
  'already-answered',
  'malicious',
  'other',
] as const
export const returnGrounds = [
  'not-ours',
  'department-matter',
  'not-on-list',
  'no-power',
  'unclear',
  'duplicate',
  'other',
] as const
export const declineGrounds = ['not-in-contract', 'not-ours', 'needs-owners-vote', 'no-means', 'other'] as const
export const deferGrounds = [
  'season',
  'materials',
  'funds',
  'owners-vote',
  'third-party',
  'resident-absent',
  'other',
] as const
export const exclusionGrounds = [
  'no-lawful-means',
  'demand-unreasonable',
  'malicious',
  'policy-pending',
  'not-this-county',
  'other',
] as const
export const appealGrounds = [
  'wrong-order',
  'not-our-service',
  'mistaken-level',
  'not-the-served',
  'malicious',
] as const
export const handOverGrounds = [
  'police',
  'fire',
  'ambulance',
  'traffic',
  'discipline',
  'court',
  'upper-level',
  'other',
] as const
/** Answered with the way and closed as 依法引导: 诉讼 仲裁 行政复议 纪检监察 信访 劳动监察 报警. */
export const legalWays = LegalWay.shape.kind.options
export const outcomes = ['solved', 'partly', 'explained', 'not-possible'] as const

/** Clocks a ladder may have rungs for [D11]. */
export const ladderClocks = [
  'response',
  'dispatch',
  'resolution',
  'order',
  'supervision',
  'contact',
  'rectification',
] as const
/** Rungs of a ladder; the clock's act names one by its place. */
export const rungsMost = 20
/** The rest belong to the resident, or to another system. */
export const clockNames = [...ladderClocks, 'answer', 'foreign'] as const
export const ClockName = z.enum(clockNames)
export type ClockName = z.infer<typeof ClockName>

/** Who is told when a clock runs out. */
export const levels = ['handler', 'unit-lead', 'desk', 'supervisor', 'county-lead'] as const

/** Rights of the resident and of the record; no pack can switch them off. */
export const neverOff = [
  'report',
  'supplement',
  'withdraw',
  'object',
  'rate',
  'rate-again',
  'contact',
  'order-rectification',
  'rectify',
  'call-back',
  'accept',
  'dispatch',
  'sign',
  'resolve',
  'close',
  'correct',
  'guide',
  'appeal',
  'judge-appeal',
] as const
