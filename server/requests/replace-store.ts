/** What is open in a place that the map has closed. */
import { sql } from '../kernel/db/tx.ts'

/** Open matters of exactly this place, oldest first. */
export const openAt = (place: string) =>
  sql(
    'requests.open-at',
    'select id, dwelling from requests where place = $1 and closed_at is null order by received_at, id',
    [place],
  )

/** Where the register has these dwellings now. */
export const dwellingPlaces = (ids: string[]) =>
  sql('requests.dwelling-places', 'select id, place from places_pub_dwelling where id = any($1::uuid[])', [ids])

/** Of closed places too. */
export const namesOfPlaces = (paths: string[]) =>
  sql('requests.names-of-places', 'select path, name from places_pub_place where path = any($1::text[])', [paths])
