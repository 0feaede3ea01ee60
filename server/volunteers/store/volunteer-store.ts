/** Volunteers: one, lists, what is written. Names come from the person, masked; nobody is searched by name here. */
import type { FreeTime, GuardianConsent, HowFar, VolunteerState } from '../../../domain/volunteers/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface Volunteer {
  id: string
  person: string
  place: string
  number: string
  nationalNo: string | null
  state: VolunteerState
  since: string
  appliedOn: string
  joinedOn: string | null
  skills: string[]
  languages: string[]
  free: FreeTime[]
  howFar: HowFar
  guardian: GuardianConsent | null
  lead: string | null
  insuredTo: string | null
  vettedTo: string | null
}

export interface VolunteerRow extends Volunteer {
  minutes: number
  stars: number
  starTable: string | null
  mergedInto: string | null
  version: number
  /** Who the person is now, and what the register shows of them. */
  now: string
  name: string
  born: string | null
  died: string | null
}

const own = `v.id, v.person, v.place, v.number, v.national_no as "nationalNo", v.state, v.since::text as since, v.applied_on::text as "appliedOn",
  v.joined_on::text as "joinedOn", v.skills, v.languages, v.free, v.how_far as "howFar", v.guardian, v.lead, v.insured_to::text as "insuredTo",
  v.vetted_to::text as "vettedTo", v.minutes, v.stars, v.star_table as "starTable", v.merged_into as "mergedInto", v.version,
  coalesce(p.now, v.person) as now, coalesce(p.name_masked, '') as name, p.born::text as born, p.died::text as died`
const from = 'from volunteer v left join people_pub_person p on p.id = v.person'

/** As its author wrote it, without what follows. */
export const plain = ({
  minutes: _m,
  stars: _s,
  starTable: _t,
  mergedInto: _i,
  version: _v,
  now: _n,
  name: _a,
  born: _b,
  died: _d,
  ...volunteer
}: VolunteerRow): Volunteer => volunteer

export const oneVolunteer = (tx: Tx, id: string) =>
  tx.one<VolunteerRow>(sql('volunteers.one', `select ${own} ${from} where v.id = $1`, [id]))

export const lockVolunteer = (tx: Tx, id: string) =>
  tx.one<VolunteerRow>(sql('volunteers.lock', `select ${own} ${from} where v.id = $1 for update of v`, [id]))

export const byNumber = (tx: Tx, number: string) =>
  tx.one<VolunteerRow>(sql('volunteers.byNumber', `select ${own} ${from} where v.number = $1`, [number]))

/** Records that were merged are one person: whoever of them is a volunteer. The one that stands comes first. */
export const ofPersons = (tx: Tx, persons: readonly string[]) =>
  tx.rows<VolunteerRow & { asked: string }>(
    sql(
      'volunteers.ofPersons',
      `select ${own}, a.asked from unnest($1::uuid[]) a(asked)
       join people_pub_person k on k.id = a.asked
       cross join lateral (select k.now as id union select m.old from people_pub_merged m where m."into" = k.now) s
       join volunteer v on v.person = s.id left join people_pub_person p on p.id = v.person
       order by a.asked, (v.merged_into is not null), v.applied_on, v.id`,
      [persons],
    ),
  )

export const volunteersById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<VolunteerRow>(sql('volunteers.byId', `select ${own} ${from} where v.id = any($1::uuid[])`, [ids]))

export interface Filter extends Range {
  state: VolunteerState | null
  /** Has this skill or language. */
  skill: string | null
  /** Insurance or vetting ends by this day. */
  endsBy: string | null
}

/** In order of place; uses `volunteer_place`, or `volunteer_applied` for applications. */
export const volunteersIn = (tx: Tx, f: Filter, after: [place: string, id: string], size: number) =>
  tx.rows<VolunteerRow>(
    sql(
      `volunteers.list${f.state === 'applied' ? 'Applied' : f.state === 'ended' ? 'Ended' : ''}`,
      `select ${own} ${from}
       where v.place >= $1 and v.place < $2 and (v.place, v.id) > ($3, $4::uuid) and v.merged_into is null
         and ${f.state === 'applied' ? `v.state = 'applied' and $5 = 'applied'` : f.state === 'ended' ? `v.state = 'ended' and $5 = 'ended'` : `v.state <> 'ended' and ($5::text is null or v.state = $5)`}
         and ($6::text is null or $6 = any(v.skills) or $6 = any(v.languages))
         and ($7::date is null or v.insured_to <= $7 or v.vetted_to <= $7)
       order by v.place, v.id limit $8`,
      [f.lo, f.hi, ...after, f.state, f.skill, f.endsBy, size],
    ),
  )

const columns = `(id, person, place, number, national_no, state, since, applied_on, joined_on, skills, languages, free, how_far, guardian, lead,
  insured_to, vetted_to, version)`
const values = (v: Volunteer) => [
  v.id,
  v.person,
  v.place,
  v.number,
  v.nationalNo,
  v.state,
  v.since,
  v.appliedOn,
  v.joinedOn,
  v.skills,
  v.languages,
  JSON.stringify(v.free),
  v.howFar,
  v.guardian && JSON.stringify(v.guardian),
  v.lead,
  v.insuredTo,
  v.vettedTo,
]

export const insertVolunteer = (v: Volunteer) =>
  sql(
    'volunteers.insert',
    `insert into volunteer ${columns} values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)`,
    values(v),
  )

export const updateVolunteer = (v: Volunteer) =>
  sql(
    'volunteers.update',
    `update volunteer set person = $2, place = $3, number = $4, national_no = $5, state = $6, since = $7, applied_on = $8, joined_on = $9, skills = $10,
       languages = $11, free = $12, how_far = $13, guardian = $14, lead = $15, insured_to = $16, vetted_to = $17, version = version + 1
     where id = $1`,
    values(v),
  )

export const nationalNoTaken = (tx: Tx, number: string, but: string) =>
  tx.one<{ id: string }>(
    sql('volunteers.nationalNo', 'select id from volunteer where national_no = $1 and id <> $2', [number, but]),
  )

export const personsNamed = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; name: string }>(
    sql('volunteers.names', 'select id, name_masked as name from people_pub_person where id = any($1::uuid[])', [ids]),
  )

/** Persons for whom an account speaks, and as what. */
export const linksOf = (tx: Tx, account: string) =>
  tx.rows<{ person: string; link: string }>(
    sql('volunteers.links', 'select person, link from people_pub_account where account = $1 and to_day is null', [
      account,
    ]),
  )

/** Volunteers go where their persons went. */
export const followPersons = (persons: readonly string[]) =>
  sql(
    'volunteers.follow',
    `update volunteer v set place = p.place from people_pub_person p
     where v.person = any($1::uuid[]) and p.id = v.person and p.place <> v.place`,
    [persons],
  )

export const followHousehold = (household: string) =>
  sql(
    'volunteers.followHousehold',
    `update volunteer v set place = p.place from people_pub_person p
     where v.person in (select m.person from people_pub_member m where m.household = $1) and p.id = v.person and p.place <> v.place`,
    [household],
  )

/** The map was redrawn: whoever stood in a place that is no more stands where the person does. */
export const followPlace = (old: string) =>
  sql(
    'volunteers.followPlace',
    `update volunteer v set place = p.place from people_pub_person p where v.place = $1 and p.id = v.person and p.place <> v.place`,
    [old],
  )

export const mergeInto = (id: string, into: string | null) =>
  sql('volunteers.merge', 'update volunteer set merged_into = $2, version = version + 1 where id = $1', [id, into])

/** By the very record of the register they were taken in under. */
export const ofPersonsAlone = (tx: Tx, persons: readonly string[]) =>
  tx.rows<{ id: string; person: string; state: VolunteerState }>(
    sql(
      'volunteers.ofPersonsAlone',
      'select id, person, state from volunteer where person = any($1::uuid[]) for update',
      [persons],
    ),
  )

export const mergedOf = (tx: Tx, person: string) =>
  tx.rows<{ id: string; into: string }>(
    sql(
      'volunteers.mergedOf',
      `select v.id, v.merged_into as "into" from volunteer v left join volunteer k on k.id = v.merged_into
       where v.merged_into is not null and (v.person = $1 or k.person = $1) for update of v`,
      [person],
    ),
  )

export const endOf = (id: string, day: string) =>
  sql('volunteers.endOf', `update volunteer set state = 'ended', since = $2, version = version + 1 where id = $1`, [
    id,
    day,
  ])

/** Who it was, what they could do and when, is known no more. */
export const forget = (ids: readonly string[]) =>
  sql(
    'volunteers.forget',
    `update volunteer set skills = '{}', languages = '{}', free = '[]', guardian = null, national_no = null, version = version + 1
     where id = any($1::uuid[])`,
    [ids],
  )

export const say = (volunteer: string, categories: readonly string[], at: Date) =>
  sql(
    'volunteers.say',
    'insert into volunteer_category (volunteer, category, said_at) (select $1, c, $3 from unnest($2::text[]) c)',
    [volunteer, categories, at],
  )

export const unsay = (volunteer: string) =>
  sql('volunteers.unsay', 'delete from volunteer_category where volunteer = $1', [volunteer])

export const unsayThese = (volunteer: string, categories: readonly string[]) =>
  sql('volunteers.unsayThese', 'delete from volunteer_category where volunteer = $1 and category = any($2::text[])', [
    volunteer,
    categories,
  ])

/** @param until said by then; null: by now */
export const categoriesOf = async (tx: Tx, volunteer: string, until: Date | null): Promise<string[]> =>
  (
    await tx.rows<{ category: string }>(
      sql(
        'volunteers.categories',
        `select category from volunteer_category where volunteer = $1 and ($2::timestamptz is null or said_at <= $2) order by category`,
        [volunteer, until],
      ),
    )
  ).map((r) => r.category)
