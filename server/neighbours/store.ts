/** The board: entries, answers, reports; as residents near see them, as their authors do, as the desk does. */
import type { AnswerState, Party, PostState } from '../../domain/neighbours/rules.ts'
import type { Level, ReportCause, Side, Why } from '../../domain/neighbours/schema.ts'
import type { FreeTime } from '../../domain/volunteers/schema.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export interface Post {
  id: string
  side: Side
  level: Level
  place: string
  estate: string | null
  building: string | null
  skill: string | null
  free: FreeTime[]
  /** Nobody’s: a post of the community. */
  person: string | null
  account: string
  words: string
  day: string
  at: Date
  until: string
  state: PostState
  why: string | null
  over_at: Date | null
  reach: number
  answers: number
  reports: number
  places: number
  by_desk: boolean
}

export interface PostRow extends Post {
  contact: string | null
  version: number
  /** Of the level alone. */
  placeName: string
}

export const columns = `p.id, p.side, p.level, p.place, p.estate, p.building, p.skill, p.free, p.person, p.account, p.words, p.contact, p.day::text as day,
  p.at, p.until::text as until, p.state, p.why, p.over_at, p.reach, p.answers, p.reports, p.places, p.by_desk, p.version,
  case p.level when 'building' then coalesce(e.name || b.name, k.name) when 'estate' then coalesce(e.name, k.name) else k.name end as "placeName"`
export const from = `from neighbour_post p join places_pub_place k on k.path = p.place left join places_pub_estate e on e.id = p.estate
  left join places_pub_building b on b.id = p.building`

export interface Home {
  person: string
  place: string
  born: string | null
  estate: string | null
  estateName: string | null
  building: string | null
  buildingName: string | null
}

/** Where somebody lives, as far as the register knows. */
export const homeOf = (tx: Tx, account: string, person: string) =>
  tx.one<Home>(
    sql(
      'neighbours.home',
      `select k.now as person, coalesce(h.place, k.place) as place, k.born::text as born, d.estate, e.name as "estateName", d.building,
         e.name || b.name as "buildingName"
       from people_pub_person k left join people_pub_home h on h.account = $1 and h.person = k.id
       left join places_pub_dwelling d on d.id = h.dwelling left join places_pub_estate e on e.id = d.estate
       left join places_pub_building b on b.id = d.building
       where k.id = $2 and k.died is null and k.left_on is null limit 1`,
      [account, person],
    ),
  )

export const placesOf = (tx: Tx, paths: readonly string[]) =>
  tx.rows<{ path: string; kind: string; name: string }>(
    sql('neighbours.places', 'select path, kind, name from places_pub_place where path = any($1::text[])', [paths]),
  )

export interface NearFilter {
  lineage: readonly string[]
  estate: string | null
  building: string | null
  side: Side | null
  today: string
  /** Made by then. */
  until: Date
}

/** What stands where somebody lives, the newest first; uses `neighbour_post_near`. */
export const postsNear = (tx: Tx, f: NearFilter, size: number) =>
  tx.rows<PostRow>(
    sql(
      'neighbours.near',
      `select ${columns} ${from}
       where p.place = any($1::text[]) and p.state = 'open' and p.until >= $5 and p.at <= $6 and ($4::text is null or p.side = $4)
         and (p.level not in ('estate', 'building') or (p.level = 'estate' and p.estate = $2) or (p.level = 'building' and p.building = $3))
       order by p.at desc, p.id desc limit $7`,
      [f.lineage, f.estate, f.building, f.side, f.today, f.until, size],
    ),
  )

export const postsOf = (tx: Tx, account: string, size: number) =>
  tx.rows<PostRow>(
    sql('neighbours.own', `select ${columns} ${from} where p.account = $1 order by p.at desc, p.id desc limit $2`, [
      account,
      size,
    ]),
  )

export const postsById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PostRow>(sql('neighbours.byId', `select ${columns} ${from} where p.id = any($1::uuid[])`, [ids]))

export const lockPost = (tx: Tx, id: string) =>
  tx.one<PostRow>(sql('neighbours.lock', `select ${columns} ${from} where p.id = $1 for update of p`, [id]))

export const insertPost = (p: Post & { contact: string | null }) =>
  sql(
    'neighbours.insert',
    `insert into neighbour_post (id, side, level, place, estate, building, skill, free, person, account, words, contact, day, at, until, state,
       places, by_desk, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)`,
    [
      p.id,
      p.side,
      p.level,
      p.place,
      p.estate,
      p.building,
      p.skill,
      JSON.stringify(p.free),
      p.person,
      p.account,
      p.words,
      p.contact,
      p.day,
      p.at,
      p.until,
      p.state,
      p.places,
      p.by_desk,
    ],
  )

/** What changes of it. */
export const updatePost = (p: Pick<Post, 'id' | 'state' | 'why' | 'over_at' | 'reach' | 'answers' | 'reports'>) =>
  sql(
    'neighbours.update',
    `update neighbour_post set state = $2, why = $3, over_at = $4, reach = $5, answers = $6, reports = $7, version = version + 1 where id = $1`,
    [p.id, p.state, p.why, p.over_at, p.reach, p.answers, p.reports],
  )

export interface AnswerRow {
  id: string
  post: string
  /** Either a person, or a unit by its code. */
  person: string | null
  unit: string | null
  account: string | null
  volunteer: string | null
  by_account: string | null
  reasons: Why | null
  state: AnswerState
  words: string | null
  contact: string | null
  at: Date
  agreed_at: Date | null
  said_by: Party | null
  said_from: Date | null
  said_to: Date | null
  record: string | null
  over_at: Date | null
  version: number
}

const own = `id, post, person, unit, account, volunteer, by_account, reasons, state, words, contact, at, agreed_at, said_by, said_from, said_to, record, over_at, version`

export const answersTo = (tx: Tx, posts: readonly string[]) =>
  tx.rows<AnswerRow>(
    sql('neighbours.answersTo', `select ${own} from neighbour_answer where post = any($1::uuid[]) order by at, id`, [
      posts,
    ]),
  )

/** Those of a person, as far as their account may see them. */
export const answersOf = (tx: Tx, person: string, size: number) =>
  tx.rows<AnswerRow>(
    sql(
      'neighbours.answersOf',
      `select ${own} from neighbour_answer where person = $1 order by at desc, id desc limit $2`,
      [person, size],
    ),
  )

export const oneAnswer = (tx: Tx, id: string) =>
  tx.one<AnswerRow>(sql('neighbours.answer', `select ${own} from neighbour_answer where id = $1`, [id]))

export const insertAnswer = (a: AnswerRow) =>
  sql(
    'neighbours.insertAnswer',
    `insert into neighbour_answer (id, post, person, account, volunteer, by_account, reasons, state, words, contact, at, unit, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)`,
    [
      a.id,
      a.post,
      a.person,
      a.account,
      a.volunteer,
      a.by_account,
      a.reasons && JSON.stringify(a.reasons),
      a.state,
      a.words,
      a.contact,
      a.at,
      a.unit,
    ],
  )

export const updateAnswer = (a: AnswerRow) =>
  sql(
    'neighbours.updateAnswer',
    `update neighbour_answer set account = $2, state = $3, contact = $4, agreed_at = $5, said_by = $6, said_from = $7, said_to = $8, record = $9,
       over_at = $10, version = version + 1 where id = $1`,
    [a.id, a.account, a.state, a.contact, a.agreed_at, a.said_by, a.said_from, a.said_to, a.record, a.over_at],
  )

export interface ReportRow {
  id: string
  post: string
  account: string
  cause: ReportCause
  words: string | null
  at: Date
  settled_at: Date | null
}

export const reportsOf = (tx: Tx, post: string) =>
  tx.rows<ReportRow>(
    sql(
      'neighbours.reports',
      'select id, post, account, cause, words, at, settled_at from neighbour_report where post = $1 order by at',
      [post],
    ),
  )

export const insertReport = (r: ReportRow) =>
  sql(
    'neighbours.insertReport',
    'insert into neighbour_report (id, post, account, cause, words, at) values ($1, $2, $3, $4, $5, $6)',
    [r.id, r.post, r.account, r.cause, r.words, r.at],
  )

export const settleReports = (post: string, at: Date) =>
  sql('neighbours.settle', 'update neighbour_report set settled_at = $2 where post = $1 and settled_at is null', [
    post,
    at,
  ])
