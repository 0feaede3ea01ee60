/** Acts between their stored form (words and persons apart) and the form that rules read. */
import { splitBody } from '../../domain/requests/keep.ts'
import type { Piece } from '../../domain/requests/keep.ts'
import type { Act, ActKind, Doer, Given } from '../../domain/requests/acts.ts'
import type { ActRow } from './store.ts'

/** What stands in `request_acts.given`: `Given` and where the pieces went. */
export interface Kept extends Given {
  /** Path inside the body → id of the text. */
  texts?: Record<string, string>
}

export const actOf = (r: ActRow): Act => {
  const { texts: _, ...given } = (r.given ?? {}) as Kept
  return {
    id: r.id,
    seq: r.seq,
    kind: r.kind as ActKind,
    at: r.at.getTime(),
    by: {
      account: r.account,
      party: r.party as Doer['party'],
      ...(r.unit && { unit: r.unit }),
      ...(r.device && { device: r.device }),
    },
    body: r.body,
    ...given,
    ...(r.policy && { policy: r.policy }),
  } as unknown as Act
}

export interface Split {
  row: ActRow
  pieces: Piece[]
  words: { id: string; path: string; body: string }[]
}

/** @param hash of the body as its author sent it */
export function splitAct(act: Act, request: string, hash: string, newId: () => string, correctedKind?: ActKind): Split {
  const { plain, pieces } = splitBody(act.kind, act.body, correctedKind)
  const words = pieces
    .filter((p) => p.as === 'words')
    .map((p) => ({ id: newId(), path: p.path, body: String(p.value) }))
  const given: Kept = {
    ...(act.desk && { desk: act.desk }),
    ...(act.refNo && { refNo: act.refNo }),
    ...(act.link && { link: act.link }),
    ...(words.length > 0 && { texts: Object.fromEntries(words.map((w) => [w.path, w.id])) }),
  }
  const row: ActRow = {
    id: act.id,
    request,
    seq: act.seq,
    kind: act.kind,
    at: new Date(act.at),
    account: act.by.account,
    party: act.by.party,
    unit: act.by.unit ?? null,
    device: act.by.device ?? null,
    policy: act.policy ?? null,
    given: Object.keys(given).length > 0 ? { ...given } : null,
    body: plain,
    body_hash: hash,
  }
  return { row, pieces, words }
}
