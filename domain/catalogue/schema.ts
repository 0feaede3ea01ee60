/**
 * The catalogue: what may be asked for, who answers, within what time, on which form. All of it is local data from
 * packs; the code knows the mechanism only. A changed entry is a new version; an act keeps the version it was done under.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode, OrganisationKind } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { FormSchema } from './form.ts'

/** Stable code of an entry: letters, digits, `-` and `.`, e.g. `city.lamp`. */
export const Code = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, { error: 'code' })
  .max(60)
export type Code = string

/** The five lines that meet in one inbox [S1-44]: 党建, 社会保障, 综合治理, 应急管理, 社会救助. */
export const BusinessLine = z.enum([
  'party-building',
  'social-security',
  'governance',
  'emergency',
  'social-assistance',
])
export type BusinessLine = z.output<typeof BusinessLine>

/** Words in both languages; English falls back to Chinese. */
export const Bilingual = z.strictObject({
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().max(200).optional(),
})
export type Bilingual = z.output<typeof Bilingual>

export const Category = z.strictObject({
  code: Code,
  parent: Code.nullable(),
  name: Bilingual,
  sort: z.int().min(0),
  /** Shown on the resident's first screen with this picture; below another it is found by going down. */
  icon: z.string().max(30).optional(),
})
export type Category = z.output<typeof Category>

/** 上门办, 网上办, 就近办, 一次办 [S1-23]. */
export const HandlingMode = z.enum(['home', 'online', 'nearby', 'once'])
export type HandlingMode = z.output<typeof HandlingMode>

/** Working hours and working days run on the county's calendar; the others on the clock on the wall. */
export const LimitUnit = z.enum(['hours', 'days', 'working-hours', 'working-days'])
export type LimitUnit = z.output<typeof LimitUnit>

export const Limit = z.strictObject({ amount: z.int().min(0).max(2000), unit: LimitUnit })
export type Limit = z.output<typeof Limit>

/** Clocks of one item [D9], as residents are told and staff edit them. `hard` counts when the dispatcher marks it 疑难. */
export const Limits = z.strictObject({ response: Limit, dispatch: Limit, resolve: Limit, hard: Limit })
export type Limits = z.output<typeof Limits>

/** What an item is from the start: danger to life or property; water, power, gas, heat; the ordinary. */
export const Urgency = z.enum(['danger', 'supply', 'ordinary'])
export type Urgency = z.output<typeof Urgency>

/** 咨询 求助 投诉 举报 建议 表扬. */
export const Intent = z.enum(['enquiry', 'help', 'complaint', 'tip-off', 'suggestion', 'praise'])
export type Intent = z.output<typeof Intent>

/**
 * What the requests room may do with this kind of request: a whole policy there, without code and version, which are the
 * item's own. Here only the limits are read; the rest passes through.
 */
const byUrgency = z.record(z.enum(['danger', 'supply', 'ordinary', 'hard']), Limit)
export const Policy = z.looseObject({
  limits: z.looseObject({ response: byUrgency, dispatch: byUrgency, resolution: byUrgency }),
})
export type Policy = z.output<typeof Policy>

/** A policy that several items share, by code: the ordinary one, the one for companies … */
export const Kind = Policy.extend({ code: Code, name: Bilingual })
export type Kind = z.output<typeof Kind>

/** Price class [S2-09]; a paid item names its price in fen and the unit. Volunteers never charge. */
export const Price = z.discriminatedUnion('class', [
  z.strictObject({ class: z.literal('free') }),
  z.strictObject({
    class: z.literal('subsidised'),
    fen: z.int().min(0),
    per: z.string().max(20),
    note: z.string().max(200),
  }),
  z.strictObject({ class: z.literal('paid'), fen: z.int().min(1), per: z.string().max(20), note: z.string().max(200) }),
])
export type Price = z.output<typeof Price>

/**
 * Who answers, said without naming a place: a body of the county by code; the body of a kind that serves the place; its
 * town (or sub-district office, or forestry bureau); its village or community committee; the property company of the
 * estate, else the committee.
 */
export const Responsible = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('body'), code: OrgCode }),
  z.strictObject({ by: z.literal('place'), kind: OrganisationKind }),
  z.strictObject({ by: z.literal('town') }),
  z.strictObject({ by: z.literal('committee') }),
  z.strictObject({ by: z.literal('property') }),
])
export type Responsible = z.output<typeof Responsible>

/** Suit, arbitration, review, discipline, petition: answered with the way, closed as 依法引导. */
export const LegalWay = z.strictObject({
  kind: z.enum(['suit', 'arbitration', 'review', 'discipline', 'petition', 'labour-inspection', 'police-report']),
  to: z.string().min(1).max(80),
  phone: z.string().max(20).optional(),
  text: Bilingual,
  law: z.string().max(120),
})
export type LegalWay = z.output<typeof LegalWay>

/** The three lists of the towns (基本履职, 配合履职, 上级收回) and the two of the grids (赋能, 责任) [S1-45]. */
export const ListKind = z.enum(['town-basic', 'town-assist', 'town-recalled', 'grid-powers', 'grid-duties'])
export type ListKind = z.output<typeof ListKind>

export const ListRef = z.strictObject({
  list: ListKind,
  no: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, { error: 'list-no' }),
})
export type ListRef = z.output<typeof ListRef>

/** One line of a list in one version. On `town-assist` and `town-recalled` the department `lead` leads. */
export const ListItem = z.strictObject({
  ...ListRef.shape,
  version: z.int().min(1),
  heading: z.string().max(40),
  text: z.string().trim().min(1).max(300),
  lead: OrgCode.nullable(),
  helpers: z.array(OrgCode),
  from: Day,
  to: Day.nullable(),
  source: z.string().max(120),
})
export type ListItem = z.output<typeof ListItem>

/** Police, fire, ambulance, traffic police. */
export const EmergencyNumber = z.enum(['110', '119', '120', '122'])
export type EmergencyNumber = z.output<typeof EmergencyNumber>

/** Words for which a number is shown at once while somebody types them: 着火 → 119. */
export const Alarm = z.strictObject({
  call: EmergencyNumber,
  words: z.array(z.string().trim().min(2).max(20)).min(1).max(100),
})
export type Alarm = z.output<typeof Alarm>

export const ServiceItem = z.strictObject({
  code: Code,
  version: z.int().min(1),
  category: Code,
  name: Bilingual,
  /** Other words people use, for the search: 路灯不亮, 灯坏了. */
  words: z.array(z.string().max(20)).max(20),
  line: BusinessLine,
  modes: z.array(HandlingMode).min(1),
  price: Price,
  urgency: Urgency,
  intent: Intent,
  limits: Limits,
  /** 立案条件, 结案条件. */
  openWhen: z.string().max(300),
  closeWhen: z.string().max(300),
  lead: Responsible,
  helpers: z.array(Responsible),
  listed: z.array(ListRef),
  form: FormSchema,
  /** Which shared policy it was made from, and the policy as it stands in this version. */
  kind: Code,
  policy: Policy,
  legalWay: LegalWay.optional(),
  /** Shown at once, before anything is typed: 110, 119, 120, 122. */
  emergency: z.array(EmergencyNumber),
  /** May be chosen by a resident; else by staff only. */
  forResidents: z.boolean(),
  /** May be offered to squads and claimed by the first. */
  claimable: z.boolean(),
  /** Harm at home: no message goes out, no list of an account or a phone shows it; it is followed by its number alone. */
  quiet: z.boolean().optional(),
  /** Never an ordinary request: it is reported by a page of its own, to which every shell leads. */
  instead: z.enum(['harm']).optional(),
  source: z.string().max(200),
  from: Day,
  to: Day.nullable(),
})
export type ServiceItem = z.output<typeof ServiceItem>

/** What a resident, the desk and the field app need to choose and fill in. */
export const ItemBrief = ServiceItem.pick({
  code: true,
  version: true,
  category: true,
  name: true,
  words: true,
  line: true,
  modes: true,
  price: true,
  urgency: true,
  intent: true,
  emergency: true,
  forResidents: true,
  claimable: true,
  instead: true,
})
export type ItemBrief = z.output<typeof ItemBrief>

/** Means or powers handed down, until a day [S1-46]. While in force the item may be dispatched to the body it went to. */
export const Delegation = z.strictObject({
  id: Id,
  /** Code of a service item or a category. */
  what: Code,
  from: OrgCode,
  to: OrgCode,
  place: PlacePath,
  start: Day,
  until: Day,
  ground: z.string().trim().min(1).max(300),
})
export type Delegation = z.output<typeof Delegation>

/** Text of a message or a letter; `{{name}}` stands for a value. An SMS carries the county's signature and no link. */
export const Template = z.strictObject({
  code: Code,
  channel: z.enum(['sms', 'mail', 'inbox', 'letter']),
  version: z.int().min(1),
  title: Bilingual.optional(),
  text: Bilingual.extend({ zh: z.string().trim().min(1).max(2000), en: z.string().trim().max(3000).optional() }),
})
export type Template = z.output<typeof Template>

/** 1 非常不满意 … 5 非常满意; reasons differ by level. */
export const RatingReason = z.strictObject({
  level: z.int().min(1).max(5),
  code: Code,
  name: Bilingual,
  version: z.int().min(1),
})
export type RatingReason = z.output<typeof RatingReason>

export const SettingEntry = z.strictObject({ key: Code, value: z.unknown(), source: z.string().max(200) })
export type SettingEntry = z.output<typeof SettingEntry>

/** Which packs stand in a county. */
export const InstalledPack = z.strictObject({
  code: Code,
  version: z.string(),
  title: z.string(),
  hash: z.string(),
  installedAt: z.iso.datetime(),
})
export type InstalledPack = z.output<typeof InstalledPack>
