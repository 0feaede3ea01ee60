/** Who plays a part somewhere, from what other rooms publish. Days are inclusive. */
import { sql } from '../kernel/db/tx.ts'

const granted = `g.from_day <= $2 and (g.until_day is null or g.until_day >= $2)`

/** People of a unit: whoever holds a role in it, and whoever has a post in it. */
export const peopleOfUnits = (units: string[], day: string) =>
  sql(
    'notices.unit',
    `select g.unit, g.account, g.role in ('unit-lead', 'community-secretary') as leads
     from accounts_pub_grants g where g.unit = any($1::text[]) and ${granted}
     union
     select m.unit, m.account, m.in_charge
     from organisations_pub_member m where m.unit = any($1::text[]) and m.account is not null and m.from_day <= $2 and (m.to_day is null or m.to_day >= $2)`,
    [units, day],
  )

/** Holders of roles at one of these places, or in this unit. */
export const holdersAt = (roles: string[], day: string, places: string[], unit: string | null) =>
  sql(
    'notices.holders',
    `select g.account, g.place, g.unit from accounts_pub_grants g
     where g.role = any($1::text[]) and ${granted} and ((g.unit is null and g.place = any($3::text[])) or g.unit = $4)`,
    [roles, day, places, unit],
  )

/** Grid workers of these places. */
export const workersAt = (places: string[], day: string) =>
  sql(
    'notices.workers',
    `select w.account, w.place, null as unit from places_pub_worker w
     where w.place = any($1::text[]) and w.account is not null and w.from_day <= $2 and (w.to_day is null or w.to_day >= $2)`,
    [places, day],
  )

/** Of these, who does not want to hear of promises of teams. */
export const quietOf = (accounts: string[]) =>
  sql('notices.teamQuiet', 'select account from teams_pub_quiet where account = any($1::uuid[])', [accounts])

/** Who stands in today for somebody who is away. */
export const coversFor = (accounts: string[], day: string) =>
  sql(
    'notices.covers',
    'select account, cover from organisations_pub_cover where account = any($1::uuid[]) and from_day <= $2 and to_day >= $2',
    [accounts, day],
  )

/** The number of the help line, the place itself first. */
export const helpLines = (places: string[]) =>
  sql(
    'notices.helpLine',
    'select path, help_line from places_pub_place where path = any($1::text[]) and help_line is not null',
    [places],
  )

export const placeName = (path: string) =>
  sql('notices.place', 'select name from places_pub_place where path = $1', [path])
