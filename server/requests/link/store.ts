/** Rows of links and of the codes that prove a phone. */
import { sql } from '../../kernel/db/tx.ts'

export interface LinkRow {
  id: string
  request: string
  order_id: string | null
  role: string
  acts: string[]
  token: Buffer
  phone: string | null
  phone_index: Buffer | null
  phone_last4: string | null
  name: string | null
  given_at: Date
  given_by: string
  until: Date
  body_hash: string
  confirmed_at: Date | null
  key: Buffer | null
  withdrawn_at: Date | null
  ended_at: Date | null
}

const columns = `id, request, order_id, role, acts, token, phone, phone_index, phone_last4, name, given_at, given_by, until, body_hash,
  confirmed_at, key, withdrawn_at, ended_at`

export const insertLink = (l: LinkRow) =>
  sql(
    'requests.link.add',
    `insert into request_links (id, request, order_id, role, acts, token, phone, phone_index, phone_last4, name, given_at, given_by, until, body_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      l.id,
      l.request,
      l.order_id,
      l.role,
      l.acts,
      l.token,
      l.phone,
      l.phone_index,
      l.phone_last4,
      l.name,
      l.given_at,
      l.given_by,
      l.until,
      l.body_hash,
    ],
  )

/** Index `request_links_request`. */
export const linksOf = (request: string) =>
  sql('requests.links', `select ${columns} from request_links where request = $1 order by given_at desc, id`, [request])

/** Index `request_links_token`. */
export const linkByToken = (token: Buffer) =>
  sql('requests.link.token', `select ${columns} from request_links where token = $1`, [token])

/** Locked: who proves a phone first has it, and what was withdrawn a moment ago is withdrawn. */
export const lockLink = (id: string) =>
  sql('requests.link.lock', `select ${columns} from request_links where id = $1 for update`, [id])

export const holdLink = (l: Pick<LinkRow, 'id' | 'phone' | 'phone_index' | 'phone_last4' | 'name' | 'key'>, at: Date) =>
  sql(
    'requests.link.hold',
    `update request_links set phone = $2, phone_index = $3, phone_last4 = $4, name = $5, key = $6, confirmed_at = coalesce(confirmed_at, $7)
     where id = $1`,
    [l.id, l.phone, l.phone_index, l.phone_last4, l.name, l.key, at],
  )

export const withdrawLink = (id: string, at: Date, by: string) =>
  sql(
    'requests.link.withdraw',
    'update request_links set withdrawn_at = $2, withdrawn_by = $3, key = null where id = $1 and withdrawn_at is null',
    [id, at, by],
  )

/** The matter has ended: so have its links, for good. */
export const endLinks = (request: string, at: Date) =>
  sql(
    'requests.link.end',
    'update request_links set ended_at = $2, key = null where request = $1 and ended_at is null',
    [request, at],
  )

/** A fresh code takes the place of the one before. */
export const putLinkCode = (link: string, key: Buffer, hash: Buffer, until: Date) =>
  sql(
    'requests.link.code',
    `insert into request_link_codes (link, key, hash, tries, until) values ($1, $2, $3, 0, $4)
     on conflict (link, key) do update set hash = excluded.hash, tries = 0, until = excluded.until`,
    [link, key, hash, until],
  )

/** Counts the try before it is judged: 32 guesses at once get five. */
export const tryLinkCode = (link: string, key: Buffer, now: Date, most: number) =>
  sql(
    'requests.link.try',
    `update request_link_codes set tries = tries + 1 where link = $1 and key = $2 and until > $3 and tries < $4 returning hash`,
    [link, key, now, most],
  )

export const dropLinkCodes = (link: string) =>
  sql('requests.link.codes.drop', 'delete from request_link_codes where link = $1', [link])

/** Where the place of the register says which building it is; never which door. */
export const buildingOf = (dwelling: string | null, estate: string | null) =>
  sql(
    'requests.link.building',
    `select coalesce(
       (select b.text from places_pub_dwelling d join places_pub_building b on b.id = d.building where d.id = $1),
       (select e.text from places_pub_estate e where e.id = $2)) as text`,
    [dwelling, estate],
  )
