/** Goods that were handed over on a visit. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import { goodsColumns, type GoodsRow } from './receipt-store.ts'

export interface VisitRow {
  id: string
  place: string
  at: Date
  persons: string[]
}

const met = `r.origin_kind = 'visit' and not r.restricted and r.outcome in ('done', 'partly', 'explained')`
const columns = `r.id, r.place, r.ended_at as at, array(select jsonb_array_elements_text(r.served -> 'persons')) as persons`

export const oneVisit = (tx: Tx, id: string) =>
  tx.one<VisitRow>(
    sql('activities.visit', `select ${columns} from records_pub_record r where r.id = $1 and ${met}`, [id]),
  )

/** Of somebody where they live, since a day; uses `service_records_place`. */
export const visitsTo = (tx: Tx, person: string, place: string, since: Date) =>
  tx.rows<VisitRow>(
    sql(
      'activities.visitsTo',
      `select ${columns} from records_pub_record r
       where r.place = $2 and r.ended_at >= $3 and ${met} and r.served -> 'persons' ? $1 order by r.ended_at desc limit 20`,
      [person, place, since],
    ),
  )

export const goodsOfVisit = (tx: Tx, visit: string) =>
  tx.rows<GoodsRow>(
    sql(
      'activities.visitGoods',
      `select ${goodsColumns} from activity_goods g where g.visit = $1 order by g.at for update`,
      [visit],
    ),
  )

/** Uses `activity_goods_day`. */
export const goodsAtVisits = (tx: Tx, range: Range, from: string, to: string) =>
  tx.rows<GoodsRow & { name: string | null; reversed: boolean }>(
    sql(
      'activities.goodsAtVisits',
      `select ${goodsColumns}, k.name_masked as name, exists (select 1 from activity_goods o where o.reverses = g.id) as reversed
       from activity_goods g left join people_pub_person k on k.id = g.person
       where g.place >= $1 and g.place < $2 and g.day >= $3 and g.day <= $4 and g.visit is not null order by g.at desc, g.id desc limit 500`,
      [range.lo, range.hi, from, to],
    ),
  )
