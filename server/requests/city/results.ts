/** What the city's own call-back heard, and its sheets of supervision, by the same table: the work begins again where it must. */
import type { ActKind } from '../../../domain/requests/acts.ts'
import { standing } from '../../../domain/requests/allowed.ts'
import type { CityRowView } from '../../../domain/requests/city-api.ts'
import { readResult, saidIn, type CityResult } from '../../../domain/requests/city/rows.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { alreadyDone, type Deed } from '../../kernel/db/act.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { bodyHash } from '../../kernel/hash.ts'
import { byForeign } from '../../kernel/texts/store.ts'
import { decide } from '../perform.ts'
import { doing } from '../staff.ts'
import { actById, lockRequest, requestById, type ActRow, type RequestRow } from '../store.ts'
import { formOfPack } from './reading.ts'
import type { Taking } from './take.ts'

interface There {
  holder: string | undefined
  row: RequestRow | undefined
  /** Told before: the same row of a table changes nothing. */
  told: ActRow | undefined
}

/** The act's id follows from what was said, so that a table that comes twice says it once. */
const idOf = ({ ctx }: Taking, r: CityResult) =>
  stableId(ctx.county.code, 'city-says', r.number, bodyHash({ says: r.says, sheet: r.sheet ?? '', said: r.said ?? '' }))

export async function oneResult(t: Taking, at: number, cells: readonly string[], trial: boolean): Promise<CityRowView> {
  const result = readResult(formOfPack(), saidIn(t.columns, cells))
  if ('fault' in result) return { at, verdict: 'refused', why: result.fault }
  if (trial) return t.ctx.read(async (tx) => judged(t, at, result, await load(tx, t, result, false)))
  return t.ctx.act(
    (tx) => load(tx, t, result, true),
    (there) => heard(t, result, there, judged(t, at, result, there)),
  )
}

async function load(tx: Tx, t: Taking, result: CityResult, lock: boolean): Promise<There> {
  const [ids, told] = await Promise.all([
    tx.rows<{ id: string }>(byForeign('request', [result.number])),
    tx.one<ActRow>(actById(idOf(t, result))),
  ])
  const holder = ids[0]?.id
  const row = holder ? await tx.one<RequestRow>(lock ? lockRequest(holder) : requestById(holder)) : undefined
  return { holder, row, told }
}

function judged({ names }: Taking, at: number, { number, due }: CityResult, { holder, row, told }: There): CityRowView {
  if (!row) return { at, number, verdict: 'refused', why: holder ? 'elsewhere' : 'unknown' }
  return {
    at,
    number,
    verdict: told ? 'same' : 'changed',
    place: names.where(row.place),
    request: row.id,
    refNo: row.ref_no,
    ...(row.summary && { title: row.summary.slice(0, 80) }),
    ...(due && { dueAt: due }),
  }
}

function heard(t: Taking, result: CityResult, { row: first }: There, view: CityRowView): Deed<CityRowView> {
  if (!first || view.verdict !== 'changed') return alreadyDone(view)
  const { ctx, book } = t
  let row = first
  const deeds: Deed<unknown>[] = []
  const act = (kind: ActKind, body: { id: string } & Record<string, unknown>) => {
    const deed = decide(doing(ctx, book, row.id, kind, body), {
      row,
      acts: undefined,
      existing: undefined,
      uploads: [],
      others: [],
    })
    row = deed.answer.row
    deeds.push(deed)
  }
  act('city-says', {
    id: idOf(t, result),
    says: result.says,
    ...(result.due && { dueAt: result.due }),
    ...(result.sheet && { sheet: result.sheet }),
    ...(result.said && { said: result.said }),
  })
  const s = row.state as RequestState
  // Closed by our own loop: the reopening is an act like every other, with its window and its reason.
  if (result.says === 'unsatisfied' && s.status === 'closed' && standing(s, 'reopen', undefined, contextOf(t, s)).ok) {
    const reason = formOfPack().form.again.replace('{said}', () => result.said ?? result.sheet ?? '—')
    act('reopen', { id: ctx.house.newId(), reason })
  }
  return {
    writes: deeds.flatMap((d) => d.writes),
    audit: deeds.flatMap((d) => d.audit),
    events: deeds.flatMap((d) => d.events),
    answer: view,
  }
}

const contextOf = ({ ctx, book }: Taking, s: RequestState) => book.context(s.item, ctx.now)
