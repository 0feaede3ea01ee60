/** What a room gets from the kernel: the house it stands in, and for each request who asks, in which county, when. */
import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { ZodType } from 'zod'
import type { FieldFault } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import type { Api, Answer, Received } from '../../domain/kernel/api.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import type { Deed } from './db/act.ts'
import type { Pools } from './db/pools.ts'
import type { Scope } from './db/scope.ts'
import type { Tx } from './db/tx.ts'
import type { Keys } from './keys.ts'
import type { Spool } from './files/spool.ts'
import type { FileStore } from './files/store.ts'
import type { DeliveredEvent } from './outbox/event.ts'
import type { Caller } from './gateways/caller.ts'
import type { MailGateway } from './gateways/mail.ts'
import type { SmsGateway } from './gateways/sms.ts'
import type { Lying, WayName, Ways } from './gateways/ways.ts'
import type { WebhookSender } from './gateways/webhook.ts'
import type { InHand } from './in-hand.ts'

/** The house: one per process. */
export interface House {
  pools: Pools
  keys: Keys
  files: FileStore
  /** Files that stay only while they are worked on. */
  spool: Spool
  log: Logger
  /** The way out to phones; without one, counties of demonstration keep messages in a table. */
  sms?: SmsGateway
  /** The way out to mailboxes of units; without one, only counties of demonstration keep letters in a table. */
  mail?: MailGateway
  /** Where this installation keeps what it has, for who looks after it. */
  machine: Machine
  /** How both fared since the process started. */
  ways: Ways
  /** The address people type, `https://linli.county.example`; without one no letter carries a link. */
  publicUrl?: string
  /** Where this process answers, for papers of an installation without one. */
  address?: string
  /** The way out to other systems; without one, only public addresses are called. */
  webhooks?: WebhookSender
  /** The way to ask other systems something; without one, only public addresses are asked. */
  caller?: Caller
  now: () => Date
  /** Fresh UUIDv7. */
  newId: () => string
  /** Codes of the counties this process serves. */
  counties: () => Promise<County[]>
}

export interface Machine {
  varFolder: string
  backup: {
    folder: string
    /** `02:30`; undefined: never by itself. */
    at?: string
  }
  /** Megabytes that must be left on a disk. */
  diskLeast: number
}

export interface County {
  code: string
  name: string
  demo: boolean
}

/** A grant, opened: which permissions, in which places (predecessors included), for which unit. */
export interface Grant {
  role: string
  permissions: ReadonlySet<Permission>
  ranges: Range[]
  /** Code of an organisation. When set, the grant counts for what this organisation has in hand, not for a place. */
  unit?: string
}

/** A signed-in person. `factors` 2: the second factor was given in this session. */
export interface Session {
  id: string
  account: string
  kind: 'staff' | 'resident'
  /** Name or badge as colleagues see it. */
  name: string
  factors: 1 | 2
  /** When the second factor was last given; acts with `stepUp` ask for a recent one. */
  factorAt?: Date
  device: string
  grants: Grant[]
  /** Signed in by a contractor's account: may call and draft, never accept, dispatch, return, close, call back. */
  contractor: boolean
  /** The box of a contractor's account. */
  contract?: {
    company: string
    until: string
    shifts: { days: number[]; from: number; to: number }[]
    deskOnly: boolean
  }
  /** The person (people room) behind a resident's account, where linked. */
  person?: string
}

/** What tells one browser from another when somebody signs in; kept only as hashes. */
export interface Browser {
  /** A random token of its own, in a cookie that outlives the session; absent before the first sign-in. */
  token: string | undefined
  /** What it calls itself (`user-agent`). */
  agent: string
  /** Where it asks from. */
  address?: string
  /** What its clock showed when it sent an act, in milliseconds; where it said so. */
  clock?: number
}

/** One request as a handler sees it. */
export interface Ctx {
  house: House
  county: County
  session: Session | undefined
  now: Date
  locale: 'zh' | 'en'
  /** What `may` of this route gives: the places and units of this permission. */
  scope: Scope
  /** The scope of another permission of the same session (what may be shown beside). */
  scopeOf: (permission: Permission) => Scope
  may: (permission: Permission, place?: string, unit?: string) => boolean
  /** Reads under `scope` (or another) in one transaction. */
  read: <T>(work: (tx: Tx) => Promise<T>, scope?: Scope) => Promise<T>
  /** The act: see `db/act.ts`. */
  act: <L, A>(
    load: (tx: Tx) => Promise<L>,
    decide: (loaded: L, tx: Tx) => Deed<A> | Promise<Deed<A>>,
    scope?: Scope,
  ) => Promise<A>
  /** Address the request came from; used for throttling only and never kept. */
  address: string
  browser: Browser
  /** Raw headers a handler may need: cookies are set through `reply`. */
  reply: {
    cookie: (value: string | null, seconds?: number) => void
    browser: (token: string, seconds: number) => void
    stream: (name: string, type: string, bytes: Uint8Array | NodeJS.ReadableStream) => void
    /** A file that is asked for again and again: whoever has it already is told so. @param everybody caches between may keep it too */
    kept: (name: string, type: string, bytes: Uint8Array, everybody: boolean) => void
  }
  /** Set for `media: 'multipart'`. */
  upload?: { name: string; bytes: Buffer }
  /** Set for `multipart` with `megabytes`: what is being sent, to be taken once it is known where to. */
  sent?: { name: string; stream: Readable; most: number }
}

export type Handlers<A extends Api> = {
  [K in keyof A]: (ctx: Ctx, input: Received<A[K]>) => Promise<Answer<A[K]>>
}

/** What a job or a consumer sees: the county as a whole, as the role `linli_jobs`. */
export interface Work {
  house: House
  county: County
  now: Date
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  act: <L, A>(load: (tx: Tx) => Promise<L>, decide: (loaded: L, tx: Tx) => Deed<A> | Promise<Deed<A>>) => Promise<A>
}

export interface Job {
  name: string
  /** Five-field cron, Asia/Shanghai. */
  every: string
  run: (work: Work) => Promise<void>
}

/** Called inside the transaction that deletes the event; idempotent by `event.id` all the same. */
export type Consumer = (event: DeliveredEvent, work: Work, tx: Tx) => Promise<void>

/** The same for several events of one name, each of another subject, so that fifty cost little more than one. */
export interface Together {
  together: (events: DeliveredEvent[], work: Work, tx: Tx) => Promise<void>
}

/** For who touches nothing but what belongs to the subjects of the events. */
export const together = (consume: Together['together']): Together => ({ together: consume })

/** Somebody who wants to hear when one thing changes. */
export interface Watcher extends Pick<Ctx, 'scopeOf'> {
  session: Session
  read: <T>(work: (tx: Tx) => Promise<T>, scope: Scope) => Promise<T>
}

/** A value of the county's own. The room that reads it says what it may be, what it is where nobody chose, and what reads it. */
export interface CountySetting {
  /** `<room>.<what>` */
  name: string
  shape: ZodType
  usual: unknown
  /** What the shape cannot say; paths inside the value. */
  faults?: (at: { house: House; county: County }, value: never) => Promise<FieldFault[]>
  /** What codes in the value stand for, by code: whoever reads settings need not be permitted to read what they name. */
  names?: (at: { house: House; county: County }, value: never) => Promise<Record<string, string>>
  /** Forgets what was made from the value before. */
  changed?: (house: House, county: County) => void
}

/** A column of a room whose values are sealed (`vault.ts`), so that a change of keys finds them. */
export interface SealedColumn {
  table: string
  column: string
  /** Columns of the primary key. */
  key: readonly [string, ...string[]]
  /** Name the values were sealed under, where it is not the column's. */
  as?: string
}

/** What `index.ts` of a room hands to `main.ts`. */
export interface RoomModule {
  name: string
  api: Api
  routes: Handlers<Api>
  /** Every sealed column of its tables; `test/keys-changed.test.ts` finds one that is not named. */
  sealed?: readonly SealedColumn[]
  /** The same of what it keeps in the restricted class, under that key. */
  restricted?: readonly SealedColumn[]
  jobs?: Job[]
  settings?: CountySetting[]
  /** What lies at each way out of a county. */
  lying?: (work: Work) => Promise<Record<WayName, Lying>>
  /** What somebody may have in hand here, for the hand-over of whoever leaves. */
  inHand?: readonly InHand[]
  /** Whether the topic `<room>:<id>` may be heard; a room without it has none. */
  watch?: (who: Watcher, id: string) => Promise<boolean>
  /** By event name. */
  on?: Record<string, Consumer | Together>
}

/** Ties a room together with its types checked; the handlers' types are forgotten afterwards. */
export function room<A extends Api>(module: {
  name: string
  api: A
  routes: Handlers<A>
  sealed?: readonly SealedColumn[]
  restricted?: readonly SealedColumn[]
  jobs?: Job[]
  settings?: CountySetting[]
  lying?: RoomModule['lying']
  inHand?: readonly InHand[]
  watch?: RoomModule['watch']
  on?: Record<string, Consumer | Together>
}): RoomModule {
  return module
}
