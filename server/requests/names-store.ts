/** Names for codes, from what other rooms publish. Asked once in a while, not with every row (`names.ts`). */
import { sql } from '../kernel/db/tx.ts'

export const placeNames = () =>
  sql(
    'requests.names.places',
    'select path, name, parent, help_line, grid_kind from places_pub_place where closed is null',
  )

export const accountNames = (ids: string[]) =>
  sql('requests.names.accounts', 'select id, shown from accounts_pub_names where id = any($1::uuid[])', [ids])

/** Which of these accounts sit in a unit on a day: by what they may do there, or by their post. */
export const membersOf = (unit: string, accounts: string[], day: string) =>
  sql(
    'requests.members',
    `select account from accounts_pub_grants where unit = $1 and account = any($2::uuid[]) and from_day <= $3 and (until_day is null or until_day >= $3)
     union select account from organisations_pub_member where unit = $1 and account = any($2::uuid[]) and from_day <= $3 and (to_day is null or to_day >= $3)`,
    [unit, accounts, day],
  )

/** The property company of an estate, where there is one. */
export const estateProperty = (estate: string) =>
  sql('requests.estate', 'select property from places_pub_estate where id::text = $1', [estate])
