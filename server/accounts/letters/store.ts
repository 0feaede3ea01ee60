/** Field phones, the pairs letters are closed to, and the letters. */
import type { LetterFault, LetterState } from '../../../domain/accounts/letters-api.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql } from '../../kernel/db/tx.ts'

// Phones

export interface FieldPhoneRow {
  id: string
  account: string
  token: Buffer
  signing: Buffer
  label: string
  since: Date
  revoked_at: Date | null
}

const phone = 'p.id, p.account, p.token, p.signing, p.label, p.since, p.revoked_at'

export const insertPhone = (p: FieldPhoneRow & { until: Date }) =>
  sql(
    'field-phones.insert',
    `insert into account_field_phones (id, account, token, signing, label, since, until) values ($1, $2, $3, $4, $5, $6, $7)`,
    [p.id, p.account, p.token, p.signing, p.label, p.since, p.until],
  )

/** With whether its account is closed. */
export const fieldPhone = (id: string) =>
  sql(
    'field-phones.one',
    `select ${phone}, a.disabled_at is not null as closed from account_field_phones p join accounts a on a.id = p.account where p.id = $1`,
    [id],
  )

export const fieldPhonesOf = (account: string) =>
  sql(
    'field-phones.of',
    `select ${phone} from account_field_phones p where p.account = $1 order by p.since desc, p.id limit 20`,
    [account],
  )

/** @param id of one phone, or null for all */
export const revokePhones = (account: string, id: string | null, at: Date, by: string) =>
  sql(
    'field-phones.revoke',
    `update account_field_phones set revoked_at = $3, revoked_by = $4
     where account = $1 and ($2::uuid is null or id = $2) and revoked_at is null`,
    [account, id, at, by],
  )

export const purgePhones = (now: Date) =>
  sql('field-phones.purge', 'delete from account_field_phones where until < $1', [now])

// Pairs

export interface LetterKeyRow {
  id: string
  point: string
  secret: string
  made_under: string
}

/** The newest that is sealed under this data key. */
export const keyUnder = (data: string) =>
  sql(
    'letter-keys.under',
    'select id, point, secret, made_under from letter_keys where made_under = $1 order by made_at desc, id limit 1',
    [data],
  )

export const letterKey = (id: string) =>
  sql('letter-keys.one', 'select id, point, secret, made_under from letter_keys where id = $1', [id])

export const insertKey = (k: LetterKeyRow & { at: Date }) =>
  sql(
    'letter-keys.insert',
    'insert into letter_keys (id, point, secret, made_under, made_at) values ($1, $2, $3, $4, $5)',
    [k.id, k.point, k.secret, k.made_under, k.at],
  )

// Letters

export interface Because {
  fault: LetterFault
  code: string | null
  /** Of a refusal: the reason's own code. */
  reason: string | null
}

export interface LetterRow {
  id: string
  phone: string
  account: string
  place: string | null
  unit: string | null
  method: string
  path: string
  thread: string
  no: string | number
  written_at: Date
  received_at: Date
  state: LetterState
  because: Because | null
  content: string | null
  body_hash: string
  sha256: string | null
  settled_at: Date | null
  settled_by: string | null
  why: string | null
}

const letter = `l.id, l.phone, l.account, l.place, l.unit, l.method, l.path, l.thread, l.no, l.written_at, l.received_at, l.state, l.because,
  l.content, l.body_hash, l.sha256, l.settled_at, l.settled_by, l.why`

/** No row when its id is taken. */
export const insertLetter = (l: LetterRow) =>
  sql(
    'letters.insert',
    `insert into letters (id, phone, account, place, unit, method, path, thread, no, written_at, received_at, state, because, content, body_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (id) do nothing`,
    [
      l.id,
      l.phone,
      l.account,
      l.place,
      l.unit,
      l.method,
      l.path,
      l.thread,
      l.no,
      l.written_at,
      l.received_at,
      l.state,
      l.because && JSON.stringify(l.because),
      l.content,
      l.body_hash,
    ],
  )

export const letterById = (id: string) => sql('letters.one', `select ${letter} from letters l where l.id = $1`, [id])
export const lockLetter = (id: string) =>
  sql('letters.lock', `select ${letter} from letters l where l.id = $1 for update`, [id])

/** A letter about several stands in the thread of each, with blanks between. */
const shared = (mine: string) => `string_to_array(thread, ' ') && string_to_array(${mine}, ' ')`

/** How many of its threads were written before and are not settled. */
export const unsettledBefore = (l: Pick<LetterRow, 'phone' | 'thread' | 'no'>) =>
  sql(
    'letters.before',
    `select count(*)::int as n from letters where phone = $1 and ${shared('$2')} and no < $3 and state in ('waiting', 'desk')`,
    [l.phone, l.thread, l.no],
  )

/** The next of a thread that waited for this one. */
export const nextInThread = (l: Pick<LetterRow, 'phone' | 'thread'>) =>
  sql(
    'letters.next',
    `select id from letters where phone = $1 and ${shared('$2')} and state = 'waiting' order by no limit 1`,
    [l.phone, l.thread],
  )

export const settleLetter = (
  l: Pick<LetterRow, 'id' | 'state' | 'because' | 'content' | 'sha256' | 'settled_at' | 'settled_by' | 'why'>,
) =>
  sql(
    'letters.settle',
    `update letters set state = $2, because = $3, content = $4, settled_at = $5, settled_by = $6, why = $7, sha256 = $8 where id = $1`,
    [l.id, l.state, l.because && JSON.stringify(l.because), l.content, l.settled_at, l.settled_by, l.why, l.sha256],
  )

/** What files that went in letters of their own are called since, by the letter. */
export const filesOf = (ids: string[]) =>
  sql('letters.files', 'select id, sha256 from letters where id = any($1::uuid[]) and sha256 is not null', [ids])

export interface NamedLetter extends LetterRow {
  shown: string
  settler: string | null
}

const named = `select ${letter}, a.shown, s.shown as settler from letters l join accounts a on a.id = l.account
     left join accounts s on s.id = l.settled_by`

export const ownLetters = (account: string, since: Date, after: [Date, string], size: number) =>
  sql(
    'letters.own',
    `${named} where l.account = $1 and l.received_at >= $2 and (l.received_at, l.id) < ($3, $4)
     order by l.received_at desc, l.id desc limit $5`,
    [account, since, ...after, size],
  )

/** Indexes `letters_place`, `letters_unit`. One's own letters are settled by another. */
export const deskLetters = (f: {
  ranges: Range[]
  units: string[]
  states: LetterState[]
  not: string
  after: [Date, string]
  size: number
}) =>
  sql(
    'letters.desk',
    `${named} where l.state = any($1) and l.account <> $2 and l.settled_by is distinct from l.account
       and (exists (select 1 from unnest($3::text[], $4::text[]) r(lo, hi) where l.place >= r.lo and l.place < r.hi) or l.unit = any($5::text[]))
       and l.because is not null and (l.received_at, l.id) < ($6, $7) order by l.received_at desc, l.id desc limit $8`,
    [f.states, f.not, f.ranges.map((r) => r.lo), f.ranges.map((r) => r.hi), f.units, ...f.after, f.size],
  )

export const namedLetter = (id: string) => sql('letters.named', `${named} where l.id = $1`, [id])

/** Waiting since before this moment: somebody must look again. */
export const waitingSince = (at: Date) =>
  sql(
    'letters.waiting',
    `select id, account from letters where state = 'waiting' and received_at < $1 order by received_at limit 200`,
    [at],
  )

/** What was refused is not kept for ever: who, when and why stay. */
export const emptyLetters = (before: Date) =>
  sql('letters.empty', 'update letters set content = null where content is not null and settled_at < $1', [before])

/** Places and units an account had on a day, or last had. */
export const grantsAround = (account: string, days: string[]) =>
  sql(
    'letters.grants',
    `select g.role, g.place, g.unit, a.contractor from account_grants g join accounts a on a.id = g.account
     where g.account = $1 and exists (select 1 from unnest($2::date[]) d(day)
       where g.from_day <= d.day and (g.until_day is null or g.until_day >= d.day)
         and (g.ended_at is null or (g.ended_at at time zone 'Asia/Shanghai')::date >= d.day))`,
    [account, days],
  )

export const lastGrants = (account: string) =>
  sql(
    'letters.last-grants',
    'select role, place, unit from account_grants where account = $1 order by given_at desc limit 20',
    [account],
  )
