/** What the auditor asks. */
import { auditApi } from '../../../../domain/kernel/audit-api.ts'
import type { Answer, Sent } from '../../../../domain/kernel/api.ts'
import { call, callBlob, type Ask } from '../../../kit/client.ts'
import { useMore, useRead } from '../../../kit/query.ts'

export type Line = Answer<typeof auditApi.search>['items'][number]
export type LineView = Answer<typeof auditApi.line>
export type Wanted = NonNullable<Sent<typeof auditApi.export>['body']>

export const useLines = (wanted: Ask<typeof auditApi.search>['query']) =>
  useMore(auditApi.search, { query: { ...wanted, size: 50 } })
/** Proven anew each time it is looked at. */
export const useLine = (id: string) => useRead(auditApi.line, { params: { id } }, { fresh: 0 })
export const useAuditState = () => useRead(auditApi.state, {}, { every: 60_000 })
export const useActors = (q: string) => useRead(auditApi.actors, { query: { q } }, { enabled: q.trim() !== '' })
export const proveAfter = (after: number, signal: AbortSignal) => call(auditApi.proof, { query: { after } }, { signal })
export const exportLines = (wanted: Wanted) => callBlob(auditApi.export, { body: wanted })
