/** Keys of the city's own system. */
import { sql, type Statement } from '../../kernel/db/tx.ts'

export interface CityKeyRow {
  id: string
  account: string
  place: string
  since: Date
}

/** Of two who make one at the same moment the second ends the first's. */
export const lockCityKey = (): Statement =>
  sql(
    'requests.city.key-now',
    `select id, account, place, since from request_city_key where ended_at is null for update`,
  )

export const cityKeyNow = (): Statement =>
  sql('requests.city.key', `select id, account, place, since from request_city_key where ended_at is null`)

export const insertCityKey = (r: CityKeyRow): Statement =>
  sql('requests.city.key-add', 'insert into request_city_key (id, account, place, since) values ($1, $2, $3, $4)', [
    r.id,
    r.account,
    r.place,
    r.since,
  ])

export const endCityKey = (id: string, at: Date, by: string): Statement =>
  sql('requests.city.key-end', 'update request_city_key set ended_at = $2, ended_by = $3 where id = $1', [id, at, by])
