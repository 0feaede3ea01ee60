/** What screens ask of requests, and how they act on them. */
import { catalogueApi } from '../../domain/catalogue/api.ts'
import type { Route, Sent } from '../../domain/kernel/api.ts'
import { recordsApi } from '../../domain/records/api.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import type { Proof } from '../../domain/requests/api.ts'
import type { ResidentAct, StaffAct } from '../../domain/requests/acts.ts'
import type { PublicTrack } from '../../domain/requests/schema.ts'
import { call, type Ask } from '../kit/client.ts'
import { useMore, useRead, type ReadOptions } from '../kit/query.ts'

const hour = 3_600_000
const still = { fresh: hour, gate: false } as const
const open = { gate: false } as const

// ── the catalogue, as far as reports and ratings need it

export const useItems = (enabled = true) =>
  useRead(catalogueApi.tree, { query: { residents: 'yes' } }, { ...still, enabled })
export const useItem = (code: string | undefined) =>
  useRead(catalogueApi.item, { params: { code: code ?? '' }, query: {} }, { ...still, enabled: code !== undefined })
export const useRatingReasons = () => useRead(catalogueApi.ratingReasons, {}, still)

// ── reporting

type ReportBody = Sent<typeof requestsApi.report>['body']
type NearbyBody = Sent<(typeof requestsApi)['report-nearby']>['body']

export const useNearby = (body: NearbyBody, enabled: boolean) =>
  useRead(requestsApi['report-nearby'], { body }, { ...open, enabled, fresh: 60_000 })
export const sendReport = (body: ReportBody, signedIn: boolean) =>
  call(signedIn ? requestsApi['my-report'] : requestsApi.report, { body }, open)
export const followNeighbour = (body: Sent<(typeof requestsApi)['report-follow']>['body']) =>
  call(requestsApi['report-follow'], { body }, open)

/** @returns the content address under which an act names it */
export const uploadFile = async (file: Blob): Promise<string> =>
  (await call(recordsApi.upload, { file, fileName: file.type.startsWith('audio/') ? 'voice' : 'picture' }, open)).sha256

// ── following

/** How somebody may see a matter: by number and proof, or because it is their own and they are signed in. */
export type Access = { proof: Proof } | { request: string }

const isOwn = (access: Access): access is { request: string } => 'request' in access

/** Progress of one matter. Without a session nothing tells of changes, so it is asked again every two minutes. */
export function useTrack(access: Access) {
  const own = isOwn(access)
  const mine = useRead(
    requestsApi['my-track'],
    { params: { request: own ? access.request : '' } },
    { enabled: own, live: own ? [`requests:${access.request}`] : [] },
  )
  const byProof = useRead(
    requestsApi.track,
    { body: own ? { number: '' } : access.proof },
    { ...open, enabled: !own, every: 120_000 },
  )
  return own ? mine : byProof
}

export const tryTrack = (proof: Proof): Promise<PublicTrack> => call(requestsApi.track, { body: proof }, open)
export const sendTrackCode = (number: string, last4: string) =>
  call(requestsApi['track-code'], { body: { number, last4 } }, open)
/** @param account whose bell rings when something of theirs changes, earlier matters found by their number included */
export const useMyList = (account: string) =>
  useMore(requestsApi['my-list'], { query: {} }, { live: [`notices:${account}`] })

/** Answers that an act of a resident makes old. */
export const trackRoutes: Route[] = [requestsApi.track, requestsApi['my-track'], requestsApi['my-list']]

const loose = call as (route: Route, ask: unknown, options?: unknown) => Promise<never>

/** One act of a resident on a matter. @param body with the act's own id */
export function residentAct(access: Access, kind: ResidentAct, body: object, code?: string): Promise<PublicTrack> {
  if (isOwn(access)) return loose(requestsApi[`mine/${kind}`], { params: { request: access.request }, body })
  return loose(
    requestsApi[`track/${kind}`],
    { body: { proof: { ...access.proof, ...(code && { code }) }, act: body } },
    open,
  )
}

// ── working on them

export const useInbox = (query: Ask<typeof requestsApi.inbox>['query'], options?: ReadOptions) =>
  useMore(requestsApi.inbox, { query }, { live: ['requests'], ...options })
export const useRequest = (request: string, options?: ReadOptions) =>
  useRead(requestsApi.get, { params: { request } }, { live: [`requests:${request}`], ...options })

/** The sentence of a staff act, for letters and direct calls alike. */
export const staffRoute = (kind: StaffAct): Route => requestsApi[kind]
