/** Lines of the audit as they are found and named; the list, the one line and the table share this. */
import type { z } from 'zod'
import { exportActs, lookActs, type auditApi, type AuditItem } from '../../domain/kernel/audit-api.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { search, type FoundLine, type Wanted } from '../kernel/audit/store.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { accountNames } from './account-names.ts'
import { postedWithin } from './store.ts'

/** What narrows a list of lines. */
export type Query = Omit<z.output<(typeof auditApi)['search']['spec']['query']>, 'after' | 'size'>
type Names = ReadonlyMap<string, string>

export const newestFirst: [string, string] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

/** Columns of a line as the auditor reads them. */
export const itemOf = (r: FoundLine, names: Names): AuditItem => ({
  id: r.id,
  at: r.at.toISOString(),
  act: r.act,
  subjectKind: r.subject_kind,
  subject: r.subject,
  detail: r.detail ?? {},
  ...(r.actor && { actor: r.actor }),
  ...(r.actor && names.has(r.actor) && { actorName: names.get(r.actor) }),
  ...(r.subject_kind === 'account' && names.has(r.subject) && { subjectName: names.get(r.subject) }),
  ...(r.block !== null && { block: Number(r.block) }),
})

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names of staff and the masked numbers of residents; of nobody else. */
export async function namesIn(tx: Tx, lines: readonly FoundLine[]): Promise<Names> {
  const ids = lines.flatMap((r) => [r.actor, r.subject_kind === 'account' && uuid.test(r.subject) ? r.subject : null])
  const known = [...new Set(ids.filter((id) => id !== null))]
  return accountNames(tx, known)
}

/** Lines that fit, the newest first. */
export async function linesOf(
  tx: Tx,
  { place, looks, ...q }: Query,
  after: { at: string; id: string },
  size: number,
): Promise<FoundLine[]> {
  const posted = place ? await tx.rows<{ account: string }>(postedWithin(rangeOf(place))) : undefined
  const wanted: Wanted = {
    ...q,
    ...(posted && { actors: posted.map((p) => p.account) }),
    ...(looks === '1' && { acts: lookActs }),
    ...(looks === 'export' && { acts: exportActs }),
  }
  return tx.rows<FoundLine>(search(wanted, after, size))
}
