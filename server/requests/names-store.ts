/** Names for codes, from what other rooms publish. Asked once in a while, not with every row (`names.ts`). */
import { sql } from '../kernel/db/tx.ts'

export const placeNames = () => sql('requests.names.places', 'select path, name, parent, help_line from places_pub_place')

export const unitNames = () => sql('requests.names.units', 'select code, name, kind, place, phone, regulator, government, party_kind from organisations_pub_body')

export const accountNames = (ids: string[]) => sql('requests.names.accounts', 'select id, shown from accounts_pub_names where id = any($1::uuid[])', [ids])

/** Text of a dwelling or estate for the label of a place; no person stands in it. */
export const dwellingText = (id: string) => sql('requests.names.dwelling', 'select text from places_pub_dwelling where id = $1', [id])
