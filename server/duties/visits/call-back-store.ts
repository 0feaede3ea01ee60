/** Call-backs: who was drawn in a month, who is asked, what they said. */
import type { VisitWay } from '../../../domain/duties/visits.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export const drawOf = (tx: Tx, month: string) =>
  tx.one<{ seed: string; of: number; drawn: number }>(
    sql('visits.draw', 'select seed, of, drawn from visit_draw where month = $1', [month]),
  )

/** Everybody who was met at home in a month, once each, in the order of ids; of a child under a restricted plan nobody is asked at home. */
export const metBetween = (tx: Tx, from: Date, to: Date) =>
  tx.rows<{ visit: string; person: string; place: string }>(
    sql(
      'visits.met',
      `select distinct on (p.person) p.person, p.visit, p.place from visit_person p join visit v on v.id = p.visit
       where v.at >= $1 and v.at < $2 and v.outcome = 'met' and v.way in ('at-home', 'on-site') and not v.restricted order by p.person, p.at desc`,
      [from, to],
    ),
  )

export const insertDraw = (month: string, seed: string, of: number, drawn: number, now: Date): Statement =>
  sql('visits.drawn', 'insert into visit_draw (month, seed, of, drawn, at) values ($1, $2, $3, $4, $5)', [
    month,
    seed,
    of,
    drawn,
    now,
  ])

export const insertCallBacks = (
  month: string,
  rows: readonly { id: string; visit: string; person: string; place: string }[],
): Statement =>
  sql(
    'visits.call-backs.add',
    `insert into visit_call_back (id, month, visit, person, place)
     (select u.id, $5, u.visit, u.person, u.place from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) u(id, visit, person, place))`,
    [...columns(rows, ['id', 'visit', 'person', 'place']), month],
  )

export interface CallBackRow {
  id: string
  month: string
  place: string
  placeName: string
  person: string
  name: string
  at: Date
  way: VisitWay
  answer: 'as-recorded' | 'not-visited' | 'otherwise' | 'not-reached' | null
}

/** Index `visit_call_back_place`. */
export const callBacksIn = (range: Range, month: string, after: { place: string; id: string }, size: number) =>
  sql(
    'visits.call-backs',
    `select b.id, b.month, b.place, l.name as "placeName", b.person, p.name_masked as name, v.at, v.way, b.answer
     from (select * from visit_call_back where month = $1 and place >= $2 and place < $3 and (place, id) > ($4, $5::uuid)
       order by place, id limit $6) b
     join visit v on v.id = b.visit join people_pub_person p on p.id = b.person join places_pub_place l on l.path = b.place
     order by b.place, b.id`,
    [month, range.lo, range.hi, after.place, after.id, size],
  )

/** A rate of the place; there is none of a worker. */
export const callBackSums = (tx: Tx, range: Range, month: string) =>
  tx.one<{ drawn: number; asked: number; alike: number }>(
    sql(
      'visits.call-backs.sums',
      `select count(*)::int as drawn, count(*) filter (where answer is not null and answer <> 'not-reached')::int as asked,
         count(*) filter (where answer = 'as-recorded')::int as alike
       from visit_call_back where month = $1 and place >= $2 and place < $3`,
      [month, range.lo, range.hi],
    ),
  )

export const lockCallBack = (tx: Tx, id: string) =>
  tx.one<{ id: string; answer: string | null; account: string; enteredBy: string | null; place: string }>(
    sql(
      'visits.call-backs.lock',
      'select b.id, b.answer, v.account, v.entered_by as "enteredBy", b.place from visit_call_back b join visit v on v.id = b.visit where b.id = $1 for update of b',
      [id],
    ),
  )

export const answerCallBack = (id: string, answer: string, by: string, now: Date): Statement =>
  sql(
    'visits.call-backs.answer',
    'update visit_call_back set answer = $2, asked_by = $3, asked_at = $4 where id = $1',
    [id, answer, by, now],
  )
