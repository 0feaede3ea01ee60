/** Sentences about links to one matter: given, shown again, withdrawn by staff; opened, proved and acted by from a phone. */
import { z } from 'zod'
import { act, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { ACTS } from './acts.ts'
import { Key, one } from './act-routes.ts'
import { Phone } from './fields.ts'
import { LinkAct, LinkState } from './links.ts'
import { Allowed, Kind, MatterSpot, Named } from './schema.ts'
import { Code } from './vocabulary.ts'

const oneLink = z.strictObject({ request: Id, link: Id })
const Said = z.string().trim().min(1, { error: 'required' }).max(20)

/** A link as staff see it: nobody's number, and of a name the first character. */
export const LinkRow = z.strictObject({
  id: Id,
  role: Named,
  name: z.string().optional(),
  phone: z.string().optional(),
  acts: z.array(LinkAct),
  order: Id.optional(),
  givenAt: Moment,
  givenBy: z.string(),
  until: Moment,
  /** Somebody proved a phone. */
  confirmedAt: Moment.optional(),
  state: LinkState,
})
export type LinkRow = z.output<typeof LinkRow>

export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const holding = { token: LinkToken, key: Key }

const Does = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), body: ACTS.note.body }),
  z.strictObject({ kind: z.literal('verify'), body: ACTS.verify.body }),
  z.strictObject({ kind: z.literal('finish'), body: ACTS.finish.body.omit({ record: true }) }),
])

/** Before a phone is proved: surname and building, and for what it was given. */
export const LinkBefore = z.strictObject({
  known: z.literal(false),
  role: z.string(),
  who: z.string().optional(),
  building: z.string(),
  until: Moment,
  /** It was given to somebody by name: what he is called is not asked. */
  named: z.boolean(),
})

/** After: the matter, as far as whoever works on it reads it, without anybody's number. */
export const LinkedMatter = z.strictObject({
  known: z.literal(true),
  role: z.string(),
  refNo: z.string(),
  item: z.string().optional(),
  what: z.string().optional(),
  where: MatterSpot,
  who: z.string().optional(),
  task: z.string().optional(),
  dueAt: Moment.optional(),
  appointment: z.strictObject({ from: Moment, to: Moment, atHome: z.boolean() }).optional(),
  until: Moment,
  /** What I did here, newest first. */
  mine: z.array(z.strictObject({ id: Id, kind: Kind, at: Moment, said: z.string().optional(), files: z.int() })),
  may: z.array(Allowed),
})
export type LinkedMatter = z.output<typeof LinkedMatter>

const LinkSeen = z.discriminatedUnion('known', [LinkBefore, LinkedMatter])

export const linksApi = {
  'link-roles': read('/requests/:request/links/roles', {
    may: 'requests.link',
    summary: 'To whom this matter may be given by a link, and with which acts',
    params: one,
    answer: z.strictObject({
      items: z.array(z.strictObject({ code: Code, name: z.string(), acts: z.array(LinkAct), days: z.int() })),
    }),
  }),
  links: read('/requests/:request/links', {
    may: 'requests.read',
    summary: 'Who has a link to this matter, what for, since when and until when',
    params: one,
    answer: z.strictObject({ items: z.array(LinkRow) }),
  }),
  'link-give': act('POST', '/requests/:request/links', {
    may: 'requests.link',
    summary: 'Gives a link to this matter: to a phone, or to whoever opens it first and proves one',
    params: one,
    body: z.strictObject({
      id: Id,
      role: Code,
      acts: z.array(LinkAct).min(1).max(3),
      order: Id.optional(),
      name: Said.optional(),
      phone: Phone.optional(),
      until: Moment.optional(),
      /** Only where it was asked for. */
      sms: z.boolean().default(false),
    }),
    answer: z.strictObject({ token: LinkToken, until: Moment, sent: z.boolean() }),
  }),
  'link-show': act('POST', '/requests/:request/links/:link/show', {
    may: 'requests.link',
    summary: 'The link once more, to paste or to print; that it was shown is kept',
    params: oneLink,
    body: z.strictObject({ id: Id }),
    answer: z.strictObject({ token: LinkToken }),
  }),
  'link-withdraw': act('POST', '/requests/:request/links/:link/withdraw', {
    may: 'requests.link',
    summary: 'Takes a link back at once',
    params: oneLink,
    body: z.strictObject({ id: Id }),
    answer: z.strictObject({ ok: z.literal(true) }),
  }),
  'link-see': act('POST', '/links/see', {
    may: 'public',
    summary: 'What a link shows: surname and building, or the matter to the phone that was proved',
    perMinute: 30,
    body: z.strictObject({ token: LinkToken, key: Key.optional() }),
    answer: LinkSeen,
  }),
  'link-code': act('POST', '/links/code', {
    may: 'public',
    summary: 'A one-time code to the phone that may hold the link; the same answer whether it may or not',
    perMinute: 6,
    body: z.strictObject({ ...holding, phone: Phone }),
    answer: z.strictObject({ ok: z.literal(true) }),
  }),
  'link-confirm': act('POST', '/links/confirm', {
    may: 'public',
    summary: 'Says who it is, by the code, once; five tries for each code',
    perMinute: 12,
    body: z.strictObject({
      ...holding,
      phone: Phone,
      code: z.string().regex(/^\d{6}$/, { error: 'code' }),
      name: Said.optional(),
    }),
    answer: LinkedMatter,
  }),
  'link-act': act('POST', '/links/act', {
    may: 'public',
    summary: 'One of the acts that the link was given for, on its matter',
    perMinute: 12,
    body: z.strictObject({ ...holding, does: Does }),
    answer: z.discriminatedUnion('known', [
      LinkedMatter,
      z.strictObject({ known: z.literal(false), over: z.literal(true) }),
    ]),
  }),
}
