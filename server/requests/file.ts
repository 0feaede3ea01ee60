/** Filing: the first act of a request, from a resident without account as from the desk. The author minted its id. */
import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { formFaults } from '../../domain/catalogue/form.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { momentOf } from '../../domain/kernel/instant.ts'
import { addPeriod } from '../../domain/kernel/calendar.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { refNo } from '../../domain/kernel/refno.ts'
import type { Act, Doer } from '../../domain/requests/acts.ts'
import type { Report, Reported } from '../../domain/requests/api.ts'
import { brief } from '../../domain/requests/keep.ts'
import { foldNumber } from '../../domain/requests/city/rows.ts'
import { begin } from '../../domain/requests/state.ts'
import type { Context } from '../../domain/requests/guards.ts'
import { callAtOnce } from '../../domain/catalogue/alarms.ts'
import { citySystem, type Party } from '../../domain/requests/vocabulary.ts'
import type { Ctx } from '../kernel/context.ts'
import { alreadyDone, type Deed } from '../kernel/db/act.ts'
import { bodyHash } from '../kernel/hash.ts'
import { byForeign, insertText } from '../kernel/texts/store.ts'
import { evidenceWrites, uploads } from '../records/index.ts'
import { foreignLink } from './consequences.ts'
import { contactRows } from './contacts.ts'
import { deskFor } from './desks.ts'
import { isQuiet, rulebook, versionOf, type Rulebook } from './kinds.ts'
import { namesFor, type Names } from './names.ts'
import { actedEvent } from './doing.ts'
import { prefixesOf, requestRow } from './project.ts'
import { hashKey } from './proof.ts'
import {
  actById,
  insertAct,
  insertContact,
  insertPlaces,
  insertRequest,
  requestById,
  type ActRow,
  type RequestRow,
} from './store.ts'
import { splitAct } from './stream.ts'

type Sent = z.output<typeof Report>
type Answer = z.output<typeof Reported>

/** Where, when and in whose session something is filed; a job has no session. */
export type At = Pick<Ctx, 'house' | 'county' | 'now' | 'session'>

/** @param party `reporter` for the resident; the desk, the field or a unit for those who file for somebody */
export async function fileRequest(ctx: Ctx, sent: Sent, party: Party): Promise<Answer> {
  const [book, names] = await Promise.all([rulebook(ctx.house, ctx.county), namesFor(ctx)])
  check(sent, book, names)
  const place = sent.report.where.place
  const scope = { ranges: [rangeOf(place)], units: [], account: ctx.session?.account }
  const hash = bodyHash({ kind: 'report', body: sent.report })
  const { foreign } = sent.report
  const city = foreign?.system === citySystem ? foldNumber(foreign.number) : undefined
  return triedAgain(() =>
    ctx.act(
      async (tx) => {
        const [row, act, sentFiles, numbered] = await Promise.all([
          tx.one<RequestRow>(requestById(sent.request)),
          tx.one<ActRow>(actById(sent.report.id)),
          sent.report.files?.length
            ? tx.rows<{ sha256: string; media_type: string; bytes: number }>(uploads(sent.report.files))
            : [],
          city ? tx.rows<{ id: string }>(byForeign('request', [city])) : [],
        ])
        return { row, act, sentFiles, numbered }
      },
      ({ row, act, sentFiles, numbered }) => {
        if (row || act) return again(row, act, hash, ctx, book)
        if (numbered.length > 0) throw fault('report.foreign.number', 'number-known')
        return filed(ctx, sent, party, hash, book, names, sentFiles)
      },
      scope,
    ),
  )
}

/** A number of ours that was drawn already; one of the city's that somebody else brought at the same moment. */
const drawnAgain = new Set(['requests_ref_no_key', 'foreign_ids_pkey', 'request_city_pkey'])

/**
 * Done again where the first try lost a race. A number drawn at random is taken now and then (1 in 50 with two million of
 * them): another is drawn. The id is there already, sent twice at once: the second try finds the first.
 */
export async function triedAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const { constraint } = error as { constraint?: string }
      const sameId = constraint === 'requests_pkey' || constraint === 'request_acts_pkey'
      if (!sameId && !drawnAgain.has(constraint ?? '')) throw error
      // Still there, and not to be seen from here: it is somebody else's.
      if (sameId && tries > 1) throw new Refusal('not-found')
      if (tries > 9) throw error
    }
  }
}

function check(sent: Sent, book: Rulebook, names: Names): void {
  const { report } = sent
  if (names.place(report.where.place).name === report.where.place) throw fault('report.where.place', 'no-such-place')
  const item = report.item ? book.catalogue.items.get(report.item) : undefined
  if (report.item && !item) throw fault('report.item', 'no-such-item')
  if (item?.instead) throw fault('report.item', 'own-page')
  const answers = item ? formFaults(item.form, report.answers ?? {}) : []
  if (answers.length > 0) {
    throw new Refusal('validation', {
      faults: answers.map((f) => ({
        path: `report.answers.${f.field}`,
        code: f.code,
        ...(f.limit !== undefined && { params: { limit: f.limit } }),
      })),
    })
  }
}

export function again(
  row: RequestRow | undefined,
  act: ActRow | undefined,
  hash: string,
  ctx: At,
  book: Rulebook,
): Deed<Answer> {
  const same = row && act && act.request === row.id && act.account === (ctx.session?.account ?? null)
  if (!same) throw new Refusal('not-found')
  if (act.body_hash !== hash) throw new Refusal('id-reused')
  return alreadyDone(answer(row, book.context(row.item ?? undefined, row.received_at), '', book))
}

export function filed(
  ctx: At,
  sent: Sent,
  party: Party,
  hash: string,
  book: Rulebook,
  names: Names,
  sentFiles: { sha256: string; media_type: string; bytes: number }[],
): Deed<Answer> {
  const { house, county, now } = ctx
  const context = book.context(sent.report.item, now)
  const account = ctx.session?.account ?? null
  const by: Doer = { account, party, ...(ctx.session && { device: ctx.session.device }) }
  const number = refNo(randomInt(100_000_000))
  const act = {
    id: sent.report.id,
    seq: 1,
    kind: 'report',
    at: now.getTime(),
    by,
    body: sent.report,
    desk: deskFor(names, sent.report.where.place, book.settings.centre),
    refNo: number,
    policy: versionOf(context.policy),
  } as Act & { kind: 'report' }
  const state = begin(act)
  const split = splitAct(act, sent.request, hash, house.newId)
  const row = requestRow(
    {
      id: sent.request,
      ref_no: number,
      reporter: party === 'reporter' ? account : null,
      received_at: now,
      summary: brief(sent.report.what),
      units: [],
    },
    state,
    context,
  )
  const contacts = contactRows(
    {
      house,
      county,
      request: row.id,
      now,
      account: party === 'reporter' ? account : null,
      ...(sent.key && { deviceKey: hashKey(sent.key) }),
    },
    'report',
    split.pieces,
    sent.report.contact?.inPerson ?? false,
  )
  const author = { account, now, newId: house.newId }
  const { foreign } = sent.report
  return {
    writes: [
      insertRequest(row),
      insertAct(split.row),
      insertPlaces(row.id, now, row.place, prefixesOf(row.place)),
      ...split.words.map((w) =>
        insertText({ id: w.id, kind: 'request', subject: row.id, class: 'request.report', body: w.body, at: now }),
      ),
      ...contacts.map(insertContact),
      ...evidenceWrites(sent.report.files ?? [], sentFiles, 'request', row.id, author),
      ...(foreign ? [foreignLink(foreign, row.id, now, account)] : []),
    ],
    audit: [
      {
        act: 'requests.report',
        subjectKind: 'request',
        subject: row.id,
        bodyHash: hash,
        detail: { seq: 1, party, channel: row.channel },
      },
    ],
    events: [actedEvent(row, act)],
    answer: answer(row, context, sent.report.what, book),
  }
}

/** What happens next and until when: accepting, dispatching, the answer. */
function answer(row: RequestRow, c: Context, what: string, book: Rulebook): Answer {
  const { limits } = c.policy
  const from = row.received_at.getTime()
  const urgency = row.urgency as keyof typeof limits.response
  const next = (
    [
      ['accept', limits.response],
      ['dispatch', limits.dispatch],
      ['resolve', limits.resolution],
    ] as const
  ).map(([step, limit]) => {
    const due = addPeriod(c.calendar, from, limit[urgency])
    return { step, dueAt: momentOf(due.at), provisional: due.provisional }
  })
  const quiet = isQuiet(book, row.item)
  return {
    request: row.id,
    refNo: row.ref_no,
    next,
    callAtOnce: callAtOnce(book.catalogue.alarms, what),
    ...(quiet && { quiet }),
  }
}
