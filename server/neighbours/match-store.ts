/** What is asked for and who might answer it, for whoever brings the two together. */
import type { FreeTime, HowFar } from '../../domain/volunteers/schema.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export interface NeedRow {
  id: string
  place: string
  level: string
  person: string
  skill: string | null
  free: FreeTime[]
  /** Volunteers who helped them before. */
  known: string[]
}

/** Asks to which nobody has answered yet, the oldest first; uses `neighbour_post_near`. */
export const needsIn = (tx: Tx, range: Range, today: string, most: number) =>
  tx.rows<NeedRow>(
    sql(
      'neighbours.needs',
      `select p.id, p.place, p.level, p.person, p.skill, p.free, array(
           select v.now from neighbour_post q join neighbour_answer b on b.post = q.id and b.state = 'done'
           join volunteers_pub_volunteer v on v.person = b.person where q.person = p.person order by v.now) as known
       from neighbour_post p where p.place >= $1 and p.place < $2 and p.state = 'open' and p.side = 'ask' and p.until >= $3
         and not exists (select 1 from neighbour_answer a where a.post = p.id and a.state in ('proposed', 'waiting', 'agreed'))
       order by p.id limit $4`,
      [range.lo, range.hi, today, most],
    ),
  )

export interface HelperRow {
  id: string
  place: string
  person: string
  name: string
  skills: string[]
  free: FreeTime[]
  howFar: HowFar
  has: number
}

/** Volunteers of age; how many each helps here already. */
export const helpersIn = (tx: Tx, range: Range, bornBy: string, most: number) =>
  tx.rows<HelperRow>(
    sql(
      'neighbours.helpers',
      `select v.id, v.place, k.now as person, k.name_masked as name, v.skills, v.free, v.how_far as "howFar",
         (select count(*)::int from neighbour_answer a where a.person = k.now and a.state in ('proposed', 'waiting', 'agreed')) as has
       from volunteers_pub_volunteer v join people_pub_person k on k.id = v.person
       where v.place >= $1 and v.place < $2 and v.state = 'active' and v.now = v.id and k.died is null and k.left_on is null and k.born <= $3
       order by v.id limit $4`,
      [range.lo, range.hi, bornBy, most],
    ),
  )

export const helpersById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<HelperRow>(
    sql(
      'neighbours.helpersById',
      `select v.id, v.place, k.now as person, k.name_masked as name, v.skills, v.free, v.how_far as "howFar",
         (select count(*)::int from neighbour_answer a where a.person = k.now and a.state in ('proposed', 'waiting', 'agreed')) as has
       from volunteers_pub_volunteer v join people_pub_person k on k.id = v.person where v.id = any($1::uuid[]) and v.state = 'active'`,
      [ids],
    ),
  )

/** Communities and villages above these places. */
export const communitiesOf = async (tx: Tx, paths: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ path: string }>(
        sql(
          'neighbours.communities',
          `select path from places_pub_place where path = any($1::text[]) and kind in ('community', 'village')`,
          [paths],
        ),
      )
    ).map((r) => r.path),
  )
