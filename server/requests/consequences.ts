/** What an act brings along beyond its own request: the other side of a merge, a moved place, a service record. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Act, ActBody } from '../../domain/requests/acts.ts'
import { mergeFaults } from '../../domain/requests/body-rules.ts'
import { foldNumber } from '../../domain/requests/city/rows.ts'
import { step, type RequestState } from '../../domain/requests/state.ts'
import { citySystem } from '../../domain/requests/vocabulary.ts'
import type { Deed } from '../kernel/db/act.ts'
import { bodyHash } from '../kernel/hash.ts'
import { linkForeign, ownForeign } from '../kernel/texts/store.ts'
import { recordWrites } from '../records/index.ts'
import { actedEvent, type Doing, type Loaded } from './doing.ts'
import { versionOf } from './kinds.ts'
import { prefixesOf, requestRow } from './project.ts'
import { insertAct, insertPlaces, removePlaces, updateRequest, type RequestRow } from './store.ts'
import { splitAct } from './stream.ts'

export type Consequences = Pick<Deed<unknown>, 'writes' | 'audit' | 'events' | 'widen'>

interface Done {
  before: RequestRow
  row: RequestRow
  state: RequestState
  act: Act
}

const nothing: Consequences = { writes: [], audit: [], events: [] }

export function consequences(d: Doing, loaded: Loaded, done: Done): Consequences {
  const moved = both(done.before.place === done.row.place ? nothing : replaced(done), handedOver(done))
  switch (done.act.kind) {
    case 'merge':
      return both(moved, absorbed(d, loaded, done))
    case 'resolve':
    case 'finish':
    case 'rectify':
      return both(moved, served(d, done))
    case 'tie':
      return both(moved, tied(d, done))
    case 'refer-out':
      return both(moved, referredOut(d, done))
    default:
      return moved
  }
}

const both = (a: Consequences, b: Consequences): Consequences => ({
  writes: [...a.writes, ...b.writes],
  audit: [...a.audit, ...b.audit],
  events: [...a.events, ...b.events],
  ...((a.widen || b.widen) && {
    widen: {
      ranges: [...(a.widen?.ranges ?? []), ...(b.widen?.ranges ?? [])],
      units: [...(a.widen?.units ?? []), ...(b.widen?.units ?? [])],
    },
  }),
})

/** It stands somewhere else now; whoever referred it may not see that place, and was permitted before this. */
function replaced({ before, row }: Done): Consequences {
  return {
    ...nothing,
    writes: [
      removePlaces(row.id, row.received_at, prefixesOf(before.place)),
      insertPlaces(row.id, row.received_at, row.place, prefixesOf(row.place)),
    ],
    widen: { ranges: [rangeOf(row.place)] },
  }
}

/** Another desk has it now; whoever saw it as the first desk hands it over with his last act. */
const handedOver = ({ before, row }: Done): Consequences =>
  before.desk === row.desk ? nothing : { ...nothing, widen: { units: [row.desk] } }

/** The request that goes on gets its own line, in the same transaction. */
function absorbed(d: Doing, loaded: Loaded, { row, act }: Done): Consequences {
  const { into } = act.body as ActBody<'merge'>
  const target = into === row.id ? loaded.row : loaded.others.find((r) => r.id === into)
  const state = target?.state as RequestState | undefined
  const faults = mergeFaults(
    row.id,
    target &&
      state && { id: target.id, status: state.status, ...(state.mergedInto && { mergedInto: state.mergedInto }) },
  )
  if (faults.length > 0) throw new Refusal('validation', { faults })
  const context = d.book.context(state!.item, d.now)
  const line = {
    id: d.house.newId(),
    seq: target!.seq + 1,
    kind: 'absorb',
    at: act.at,
    by: act.by,
    policy: versionOf(context.policy),
    body: { id: act.id, from: row.id },
  } as unknown as Act
  line.body = { ...line.body, id: line.id } as never
  const after = step(state!, line)
  const next = requestRow(target!, after, context)
  const hash = bodyHash({ kind: 'absorb', body: line.body })
  return {
    writes: [insertAct(splitAct(line, next.id, hash, d.house.newId).row), updateRequest(next, target!)],
    audit: [
      {
        act: 'requests.absorb',
        subjectKind: 'request',
        subject: next.id,
        bodyHash: hash,
        detail: { seq: next.seq, from: row.id },
      },
    ],
    events: [actedEvent(next, line)],
  }
}

/** What was done becomes a service record: the one fact behind hours, quotas and indicators. */
function served(d: Doing, { row, state, act }: Done): Consequences {
  const body = act.body as ActBody<'resolve'> | ActBody<'finish'> | ActBody<'rectify'>
  const order = state.orders.find((o) => o.id === body.order)
  const unit = order?.unit ?? act.by.unit
  if (!unit) return nothing
  const outcome =
    'outcome' in body
      ? { solved: 'done', partly: 'partly', explained: 'explained', 'not-possible': 'not-possible' }[body.outcome]
      : 'done'
  const writes = recordWrites(
    {
      id: body.record ?? d.house.newId(),
      origin: { kind: 'request', id: row.id, part: body.order },
      unit,
      helpers: (order?.assigned.length ? order.assigned : act.by.account ? [act.by.account] : []).map((account) => ({
        account,
      })),
      served: { persons: [] },
      item: row.item ?? 'general',
      mode: 'on-site',
      place: row.place,
      endedAt: d.now.toISOString(),
      outcome: outcome as 'done',
      done: body.done,
      files: body.files ?? [],
    },
    { account: act.by.account, now: d.now, newId: d.house.newId },
  )
  return { ...nothing, writes, widen: { units: [unit], ranges: [rangeOf(row.place)] } }
}

interface Numbered {
  system: string
  number: string
}

/** The city's are told apart however they were typed; those of other counties are ours. */
const linkOf = ({ system, number }: Numbered, subject: string, at: Date, by: string | null) => ({
  system,
  kind: 'request',
  number: system === citySystem ? foldNumber(number) : number,
  subjectKind: 'request',
  subject,
  at,
  by,
})

/** What is filed under a number of the city's is the one matter that has it. */
export const foreignLink = (f: Numbered, request: string, at: Date, by: string | null) =>
  (f.system === citySystem ? ownForeign : linkForeign)(linkOf(f, request, at, by))

function tied(d: Doing, { row, act }: Done): Consequences {
  const { foreign } = act.body as ActBody<'tie'>
  return { ...nothing, writes: [linkForeign(linkOf(foreign, row.id, d.now, act.by.account))] }
}

/** Between counties: an event handed on by a job and accepted by an act over there; never two schemas in one transaction. */
function referredOut(d: Doing, { row, act }: Done): Consequences {
  const body = act.body as ActBody<'refer-out'>
  return {
    ...nothing,
    events: [
      {
        name: 'requests.referred-out',
        version: 1,
        subject: row.id,
        seq: act.seq,
        payload: { county: body.county, place: body.place ?? `${body.county}/`, copy: body.copy },
      },
    ],
  }
}
