/** Names for codes, from what other rooms publish. Asked once in a while, not with every row (`names.ts`). */
import { sql } from '../kernel/db/tx.ts'

export const placeNames = () => sql('requests.names.places', 'select path, name, parent, help_line from places_pub_place where closed is null')

export const accountNames = (ids: string[]) => sql('requests.names.accounts', 'select id, shown from accounts_pub_names where id = any($1::uuid[])', [ids])

/** The property company of an estate, where there is one. */
export const estateProperty = (estate: string) => sql('requests.estate', 'select property from places_pub_estate where id::text = $1', [estate])
