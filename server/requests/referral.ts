/**
 * From one county to another [S3-15]: an event handed on here and accepted by an act over there, with what was said, whom
 * to tell, the history in words and the clock it already ran on. Its id was minted over here, so accepting twice is once.
 */
import { momentOf, type Instant } from '../../domain/kernel/instant.ts'
import { ACTS } from '../../domain/requests/acts.ts'
import { clocksOf } from '../../domain/requests/clocks.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Consumer, County, House } from '../kernel/context.ts'
import { inAct } from '../kernel/db/act.ts'
import { bodyHash } from '../kernel/hash.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { textsOf, type TextRow } from '../kernel/texts/store.ts'
import { nameOf, phoneOf } from './contacts.ts'
import { again, triedAgain, filed } from './file.ts'
import { rulebook } from './kinds.ts'
import { namesFor } from './names.ts'
import { actById, actsOf, contactsOf, requestById, type ActRow, type ContactRow, type RequestRow } from './store.ts'
import type { Kept } from './stream.ts'

interface Referred {
  county: string
  place: string
  copy: string
}

interface Matter {
  row: RequestRow
  acts: ActRow[]
  texts: TextRow[]
  contacts: ContactRow[]
}

export const acceptReferral: Consumer = async (event, work, tx) => {
  const to = event.payload as unknown as Referred
  const target = (await work.house.counties()).find((c) => c.code === to.county)
  if (!target) throw new Error(`referral: county ${to.county} is not served here`)
  const row = await tx.one<RequestRow>(requestById(event.subject))
  if (!row) throw new Error('referral: the request is gone')
  const [acts, texts, contacts] = [
    await tx.rows<ActRow>(actsOf(row.id)),
    await tx.rows<TextRow>(textsOf('request', row.id)),
    await tx.rows<ContactRow>(contactsOf(row.id)),
  ]
  await receive(work.house, work.county, target, to, { row, acts, texts, contacts }, event.id, work.now)
}

async function receive(
  house: House,
  from: County,
  target: County,
  to: Referred,
  m: Matter,
  act: string,
  now: Date,
): Promise<void> {
  const report = ACTS.report.body.parse(reportOf(house, from, to, m, act, await dueOf(house, from, m, now)))
  const [book, names] = await Promise.all([rulebook(house, target), namesFor({ house, county: target, locale: 'zh' })])
  const at = { house, county: target, now, session: undefined }
  const hash = bodyHash({ kind: 'report', body: report })
  await triedAgain(() =>
    inAct(
      house.pools.jobs,
      { county: target.code, scope: wholeCounty(target.code), account: null, now },
      async (tx) => ({
        row: await tx.one<RequestRow>(requestById(to.copy)),
        known: await tx.one<ActRow>(actById(act)),
      }),
      ({ row, known }) =>
        row || known
          ? again(row, known, hash, at, book)
          : filed(at, { request: to.copy, report }, 'system', hash, book, names, []),
    ),
  )
}

/** When it would have fallen due here: the clock goes along. */
async function dueOf(house: House, from: County, m: Matter, now: Date): Promise<Instant | undefined> {
  const s = m.row.state as RequestState
  const { policy, calendar } = (await rulebook(house, from)).context(s.item, now)
  return clocksOf(s, policy, calendar).findLast((c) => c.name === 'resolution')?.dueAt ?? s.foreign?.dueAt
}

function reportOf(house: House, from: County, to: Referred, m: Matter, act: string, due: Instant | undefined): unknown {
  const words = new Map(m.texts.map((t) => [t.id, t.body]))
  const said = (a: ActRow) =>
    Object.entries(((a.given ?? {}) as Kept).texts ?? {}).flatMap(([path, id]) =>
      words.get(id) ? [[path, words.get(id)!] as const] : [],
    )
  const first = new Map(said(m.acts[0]!))
  const history = m.acts
    .slice(1)
    .flatMap((a) => said(a).map(([, text]) => `${a.at.toISOString().slice(0, 16)} ${a.kind}: ${text}`))
  const reporter = m.contacts.find((c) => c.role === 'reporter')
  const phone = reporter && phoneOf(house, from, reporter)
  const name = reporter && nameOf(house, from, reporter)
  return {
    id: act,
    channel: 'county',
    what: [first.get('what') ?? '', ...history].filter(Boolean).join('\n').slice(0, 2000) || m.row.summary || '—',
    where: { place: to.place, ...(first.get('where.described') && { described: first.get('where.described') }) },
    ...(reporter && { contact: { ...(phone && { phone }), ...(name && { name }), inPerson: reporter.in_person } }),
    ...(m.row.intent && { intent: m.row.intent }),
    confidential: m.row.confidential,
    foreign: {
      system: `county-${from.code}`,
      number: m.row.ref_no,
      since: m.row.received_at.toISOString(),
      ...(due !== undefined && { dueAt: momentOf(due) }),
    },
  }
}
