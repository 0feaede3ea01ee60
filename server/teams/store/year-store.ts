/** Years of teams as they were counted last, and what makes them be counted again. */
import type { QuotaYear } from '../../../domain/teams/year.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

/** A year that is to be counted, and what it had seen of changes when it was begun. */
export interface DueYear {
  team: string
  year: number
  changes: string
}

/** As it was counted on a day (of a year that is over: its last), when nothing has changed since. */
export const keptYear = (tx: Tx, team: string, year: number, day: string) =>
  tx.one<{ quotas: QuotaYear[] | null }>(
    sql('teams.year', 'select quotas from team_year where team = $1 and year = $2 and day = $3 and counted = changes', [
      team,
      year,
      day,
    ]),
  )

/** Whoever has begun to count before begins again; who has not need not be told. */
const again = 'update team_year y set changes = y.changes + 1 where y.begun = y.changes'

export const yearsOfAll = (): Statement => sql('teams.years.all', again, [])

/** A number that is promised once is counted since the team began: of later years too. */
export const yearsOfUnits = (units: readonly string[], since: number): Statement =>
  sql(
    'teams.years.units',
    `${again} and y.year >= $2 and y.team in (select team from squad where unit = any($1::text[]))`,
    [units, since],
  )

/** Teams with one of these volunteers in a squad, now or before. */
export const yearsOfVolunteers = (volunteers: readonly string[], since: number): Statement =>
  sql(
    'teams.years.volunteers',
    `${again} and y.year >= $2 and y.team in (
       select s.team from squad_member m join volunteers_pub_volunteer v on v.id = m.volunteer join squad s on s.id = m.squad
       where v.now = any($1::uuid[]))`,
    [volunteers, since],
  )

/** A row for each year of a team that has begun; that it is there lets changes be seen while it is counted for the first time. */
export const openYears = (today: string): Statement =>
  sql(
    'teams.years.open',
    `insert into team_year (team, year)
     select t.id, y from team t cross join lateral generate_series(
       extract(year from t.from_day)::int, extract(year from least(t.to_day, $1::date))::int) y
     on conflict do nothing`,
    [today],
  )

const due = `changes is distinct from counted or day is distinct from least($1::date, make_date(year, 12, 31))`

/** Begins to count: newest years first, so many at most. @param all those that hold too */
export const beginYears = (today: string, most: number, all: boolean): Statement =>
  sql(
    'teams.years.begin',
    `update team_year y set begun = y.changes
     where (y.team, y.year) in (select team, year from team_year where $3 or ${due} order by year desc, team limit $2)
     returning y.team, y.year, y.changes`,
    [today, most, all],
  )

export interface Counted extends DueYear {
  day: string
  quotas: QuotaYear[] | null
  at: Date
}

/** What was counted; it holds if nothing changed meanwhile. */
export const putYear = (c: Counted): Statement =>
  sql(
    'teams.years.put',
    'update team_year set counted = $3, day = $4, quotas = $5, at = $6 where team = $1 and year = $2',
    [c.team, c.year, c.changes, c.day, c.quotas && JSON.stringify(c.quotas), c.at],
  )
