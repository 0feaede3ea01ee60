/** The typed way to the server: `await call(requestsApi.close, { params: { id }, body })`. */
import type { Answer, Route, Sent } from '../../domain/kernel/api.ts'
import type { Problem } from '../../domain/kernel/errors.ts'
import { county } from './county.ts'
import { nobodyThere } from './idle.ts'
import { language } from './language.ts'
import { NoAnswer, passing, ProblemError } from './problem.ts'

type Given<S> = { [K in keyof S as undefined extends S[K] ? (S[K] extends undefined ? never : K) : K]: S[K] }

/** What a route must be told: only the parts it has. */
export type Ask<R extends Route> = Given<Sent<R>> &
  (R['spec']['media'] extends 'multipart' ? { file: Blob; fileName?: string } : unknown)

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  file?: Blob
  fileName?: string
}

export interface CallOptions {
  signal?: AbortSignal
  /** `false`: a 401 is an answer like any other and nobody is asked to sign in. */
  gate?: boolean
  /** How often an unanswered call is repeated; acts carry their id, so a repeat does nothing twice. Default 2. */
  repeats?: number
}

type GateCode = 'not-signed-in' | 'second-factor-needed'
type Gate = (code: GateCode) => Promise<boolean>
let gate: Gate | undefined

/** The shell says how a person signs in or shows the second factor; `true` means: try again. */
export function setGate(ask: Gate | undefined): void {
  gate = ask
}

export const urlOf = <R extends Route>(route: R, ask?: Pick<Parts, 'params' | 'query'>): string =>
  `/${county()}/api${pathOf(route.path, ask?.params)}${queryOf(ask?.query)}`

const pathOf = (path: string, params: Record<string, unknown> = {}) =>
  path.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))

function queryOf(query: Record<string, unknown> = {}): string {
  const out = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const v of Array.isArray(value) ? value : [value])
      if (v !== undefined && v !== null && v !== '') out.append(key, String(v))
  }
  const text = out.toString()
  return text && `?${text}`
}

export async function call<R extends Route>(
  route: R,
  ...[ask, options]: keyof Ask<R> extends never
    ? [ask?: undefined, options?: CallOptions]
    : [ask: Ask<R>, options?: CallOptions]
): Promise<Answer<R>> {
  const response = await answered(route, ask ?? {}, options ?? {})
  return (response.status === 204 ? undefined : await response.json()) as Answer<R>
}

/** Routes that answer with bytes. */
export async function callBlob(route: Route, ask: Parts = {}, options: CallOptions = {}): Promise<Blob> {
  return (await answered(route, ask, options)).blob()
}

/** Bytes with the name the server gives them. */
export async function callFile(route: Route, ask: Parts = {}): Promise<{ file: Blob; name: string | undefined }> {
  const response = await answered(route, ask, {})
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { file: await response.blob(), name: name && decodeURIComponent(name) }
}

async function answered(route: Route, ask: Parts, options: CallOptions): Promise<Response> {
  try {
    return await persistent(route, ask, options)
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : undefined
    const gated = code === 'not-signed-in' || code === 'second-factor-needed'
    if (!gated || options.gate === false || !gate || !(await gate(code))) throw error
    return persistent(route, ask, options)
  }
}

async function persistent(route: Route, ask: Parts, options: CallOptions): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(route.method, urlOf(route, ask), bodyOf(ask), options.signal)
    } catch (error) {
      if (options.signal?.aborted || attempt >= (options.repeats ?? 2) || !passing(error)) throw error
      await pause(500 * 4 ** attempt * (0.5 + Math.random()))
    }
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

function bodyOf({ body, file, fileName }: Parts): BodyInit | undefined {
  if (!file) return body === undefined ? undefined : JSON.stringify(body)
  const form = new FormData()
  if (body !== undefined)
    for (const [k, v] of Object.entries(body as Record<string, unknown>)) form.append(k, String(v))
  form.append('file', file, fileName ?? 'file')
  return form
}

/** One attempt. @throws ProblemError, NoAnswer */
export async function once(method: string, url: string, body?: BodyInit, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language.get() }
  // A mark no form of a foreign page can set; the server looks for it on every act.
  if (method !== 'GET') {
    headers['x-linli'] = '1'
    // A clock that is off is seen by whoever reads the record.
    headers['x-linli-clock'] = String(Date.now())
  }
  if (nobodyThere()) headers['x-linli-quiet'] = '1'
  // So that a page of last year is told why it is not understood.
  const build = globalThis.document?.documentElement?.dataset?.build
  if (build) headers['x-linli-build'] = build
  if (typeof body === 'string') headers['content-type'] = 'application/json'
  const limit = timeLimit(60_000, signal)
  let response: Response
  try {
    response = await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      signal: limit.signal,
      ...(body !== undefined && { body }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new NoAnswer()
  } finally {
    limit.end()
  }
  if (response.ok) return response
  throw new ProblemError(await problemIn(response))
}

function timeLimit(ms: number, outer?: AbortSignal): { signal: AbortSignal; end: () => void } {
  const control = new AbortController()
  const stop = () => control.abort()
  const timer = setTimeout(stop, ms)
  if (outer?.aborted) stop()
  outer?.addEventListener('abort', stop)
  return {
    signal: control.signal,
    end: () => {
      clearTimeout(timer)
      outer?.removeEventListener('abort', stop)
    },
  }
}

/** A proxy's own error page is no problem+json; it still needs a code. */
async function problemIn(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.includes('problem+json')) return (await response.json()) as Problem
  const code = response.status >= 500 ? 'unavailable' : response.status === 413 ? 'too-large' : 'malformed'
  return { type: `about:blank#${code}`, code, status: response.status, title: '', trace: '' }
}
