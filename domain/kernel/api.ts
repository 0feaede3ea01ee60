/**
 * A route is one sentence: who, what shape, the act, the answer. From these sentences come the server's routes,
 * the OpenAPI description, the typed web client and the generated permission matrix.
 */
import { z } from 'zod'

/** `public`: anybody, without a session. `self`: any session, about oneself. Else a permission that a role grants. */
export type May = 'public' | 'self' | `${string}.${string}`

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Shapes {
  /** Names in the path, e.g. `:id`. */
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  answer: z.ZodType
}

export interface RouteSpec extends Shapes {
  may: May
  /** One English sentence for the API description. */
  summary: string
  /** Acts that need the second factor again, whatever the session says (export, reveal, restricted file). */
  stepUp?: boolean
  /** Its handler asks nothing of the county's data before its act, so who asks may be proven in the act's own first flight. */
  straight?: boolean
  /** `multipart` takes one file part named `file`; `stream` answers with bytes. Default: JSON. */
  media?: 'multipart' | 'stream'
  /** Of `multipart`: the file is streamed to disk, up to so many, and not held in memory. */
  megabytes?: number
  /** Largest body, where the ordinary 256 are too few. */
  kilobytes?: number
  /** Of a public act: what anybody may send, and nobody keeps who did. By letter too, and then nothing of the letter stays. */
  unnamed?: true
  /** Attempts per minute and address; only for public routes that answer about a person or send a message. */
  perMinute?: number
}

export interface Route<S extends RouteSpec = RouteSpec> {
  method: Method
  /** Below `/<county>/api`, e.g. `/requests/:id`. */
  path: string
  kind: 'read' | 'act'
  spec: S
}

/** Something that only looks. */
export function read<const S extends RouteSpec>(path: string, spec: S): Route<S> {
  return { method: 'GET', path, kind: 'read', spec }
}

/** Something that changes: one transaction, one act, one audit line. */
export function act<const S extends RouteSpec>(method: Exclude<Method, 'GET'>, path: string, spec: S): Route<S> {
  return { method, path, kind: 'act', spec }
}

/** A room's routes by name, e.g. `requestsApi.list`. */
export type Api = Record<string, Route>

type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Out<T> = T extends z.ZodType ? z.output<T> : undefined

/** What a caller sends (before defaults are filled in). */
export interface Sent<R extends Route> {
  params: In<R['spec']['params']>
  query: In<R['spec']['query']>
  body: In<R['spec']['body']>
}

/** What a handler receives (checked, defaults filled in). */
export interface Received<R extends Route> {
  params: Out<R['spec']['params']>
  query: Out<R['spec']['query']>
  body: Out<R['spec']['body']>
}

export type Answer<R extends Route> = z.output<R['spec']['answer']>

/** Keyset page: `next` is opaque and absent on the last page. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() })

export const pageQuery = {
  after: z.string().max(400).optional(),
  size: z.coerce.number().int().min(1).max(100).default(20),
}

/** Answer of an act that returns nothing but its having happened. */
export const done = z.strictObject({ ok: z.literal(true) })
