/** Bodies and their members. */
import type { Member, Organisation } from '../../domain/organisations/schema.ts'
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

const bodyColumns = `id, code, name, short, kind, level, place, government, regulator, parent, party, leads, phone, mail,
  opened::text as opened, closed::text as closed, sort`
const memberColumns = `m.id, m.organisation, m.account, m.person, m.post, m.in_charge as "inCharge", m.from_day::text as "from", m.to_day::text as "to"`

/** The whole register, for routing; a county has a few hundred. */
export const allBodies = (tx: Tx) =>
  tx.rows<Organisation>(sql('organisations.all', `select ${bodyColumns} from organisation order by code`))

export interface BodyFilter {
  kind?: string
  level?: string
  parent?: string
  /** A piece of the name, or the whole code. */
  q?: string
  /** Only bodies of these places (those that serve a place). */
  places?: string[]
  lo: string
  hi: string
  day: string
}

/** Open bodies in their order; uses `organisation_order`. */
export const bodies = (tx: Tx, f: BodyFilter, after: [number, string], size: number) =>
  tx.rows<Organisation>(
    sql(
      'organisations.list',
      `select ${bodyColumns} from organisation
       where (sort, code) > ($1, $2) and (closed is null or closed > $3)
         and ($4::text is null or kind = $4) and ($5::text is null or position($5 in name) > 0 or position($5 in coalesce(short, '')) > 0 or code = $5)
         and ($6::text[] is null or place = any($6)) and place >= $7 and place < $8
         and ($10::text is null or level = $10) and ($11::text is null or parent = $11)
       order by sort, code limit $9`,
      [
        after[0],
        after[1],
        f.day,
        f.kind ?? null,
        f.q ?? null,
        f.places ?? null,
        f.lo,
        f.hi,
        size,
        f.level ?? null,
        f.parent ?? null,
      ],
    ),
  )

export const oneBody = (tx: Tx, id: string) =>
  tx.one<Organisation & { version: number }>(
    sql('organisations.one', `select ${bodyColumns}, version from organisation where id = $1`, [id]),
  )

export const lockBody = (tx: Tx, id: string) =>
  tx.one<Organisation & { version: number }>(
    sql('organisations.lock', `select ${bodyColumns}, version from organisation where id = $1 for update`, [id]),
  )

export const codesThere = (tx: Tx, codes: string[]) =>
  tx.rows<{ code: string; name: string }>(
    sql('organisations.codes', `select code, name from organisation where code = any($1::text[])`, [codes]),
  )

export const placesThere = (tx: Tx, paths: string[]) =>
  tx.rows<{ path: string; name: string; kind: string; parent: string | null; help_line: string | null }>(
    sql(
      'organisations.places',
      `select path, name, kind, parent, help_line from places_pub_place where path = any($1::text[])`,
      [paths],
    ),
  )

/** `leads` travel as one text per row: PostgreSQL has no ragged arrays. */
export const insertBodies = (bodies: Organisation[]) =>
  sql(
    'organisations.insert',
    `insert into organisation (id, code, name, short, kind, level, place, government, regulator, parent, party, leads, phone, mail, opened, closed, sort, version)
     select id, code, name, short, kind, level, place, government, regulator, parent, party, leads::text[], phone, mail, opened, closed, sort, 1
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[], $10::text[], $11::text[],
       $12::text[], $13::text[], $14::text[], $15::date[], $16::date[], $17::int[])
       r(id, code, name, short, kind, level, place, government, regulator, parent, party, leads, phone, mail, opened, closed, sort)`,
    columns(
      bodies.map((b) => ({ ...b, leads: arrayText(b.leads) })),
      [
        'id',
        'code',
        'name',
        'short',
        'kind',
        'level',
        'place',
        'government',
        'regulator',
        'parent',
        'party',
        'leads',
        'phone',
        'mail',
        'opened',
        'closed',
        'sort',
      ],
    ),
  )

const arrayText = (words: string[]) => `{${words.map((w) => `"${w.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`

export const updateBody = (b: Organisation) =>
  sql(
    'organisations.update',
    `update organisation set name = $2, short = $3, regulator = $4, parent = $5, party = $6, leads = $7, phone = $8, sort = $9, closed = $10, mail = $11,
       version = version + 1 where id = $1`,
    [b.id, b.name, b.short, b.regulator, b.parent, b.party, b.leads, b.phone, b.sort, b.closed, b.mail],
  )

export type MemberRow = Member & { shown: string | null; masked: string | null }

/** Members with the names colleagues see; a person outside the reader's scope has none. */
export const membersOf = (tx: Tx, organisation: string) =>
  tx.rows<MemberRow>(
    sql(
      'organisations.members',
      `select ${memberColumns}, a.shown, p.name_masked as masked
       from organisation_member m left join accounts_pub_names a on a.id = m.account left join people_pub_person p on p.id = m.person
       where m.organisation = $1 order by m.in_charge desc, m.from_day, m.id limit 1000`,
      [organisation],
    ),
  )

export const lockMember = (tx: Tx, id: string) =>
  tx.one<Member & { version: number; place: string; code: string }>(
    sql(
      'organisations.member',
      `select ${memberColumns}, m.version, o.place, o.code from organisation_member m join organisation o on o.id = m.organisation where m.id = $1 for update of m`,
      [id],
    ),
  )

/** Posts of an account that last beyond a day or begin later. Index: `organisation_member_account`. */
export const lockMembersOf = (tx: Tx, account: string, day: string) =>
  tx.rows<Member & { version: number; place: string; code: string }>(
    sql(
      'organisations.membersOf',
      `select ${memberColumns}, m.version, o.place, o.code from organisation_member m join organisation o on o.id = m.organisation
       where m.account = $1 and (m.to_day is null or m.to_day > $2) order by m.id for update of m`,
      [account, day],
    ),
  )

export const insertMembers = (members: Member[]) =>
  sql(
    'organisations.insertMembers',
    `insert into organisation_member (id, organisation, account, person, post, in_charge, from_day, to_day, version)
     select *, 1 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::boolean[], $7::date[], $8::date[])`,
    columns(members, ['id', 'organisation', 'account', 'person', 'post', 'inCharge', 'from', 'to']),
  )

export const endMember = (id: string, day: string) =>
  sql('organisations.endMember', `update organisation_member set to_day = $2, version = version + 1 where id = $1`, [
    id,
    day,
  ])

export const membersThere = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(
    sql('organisations.membersThere', `select id from organisation_member where id = any($1::uuid[])`, [ids]),
  )

export const accountsThere = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(
    sql('organisations.accounts', `select id from accounts_pub_names where id = any($1::uuid[]) and kind = 'staff'`, [
      ids,
    ]),
  )

/** Open accounts of staff whose shown name holds a piece. */
export const staffNamed = (tx: Tx, q: string) =>
  tx.rows<{ account: string; name: string }>(
    sql(
      'organisations.colleagues-named',
      `select id as account, shown as name from accounts_pub_names
       where kind = 'staff' and active and position($1 in shown) > 0 order by shown, id limit 20`,
      [q],
    ),
  )

export const personThere = (tx: Tx, id: string) =>
  tx.one<{ id: string; name_masked: string }>(
    sql('organisations.person', `select id, name_masked from people_pub_person where id = $1`, [id]),
  )
