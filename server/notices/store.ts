/** Inboxes, messages on their way to phones and mailboxes, tasks to tell somebody in person. */
import type { MailKind, MessageKind, NoticeKind, StaffMessage } from '../../domain/notices/schema.ts'
import type { MessageParams } from '../../domain/notices/messages.ts'
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Statement } from '../kernel/db/tx.ts'

/** What a template is filled from: number, item and codes. */
export interface KeptParams extends MessageParams {
  ref: string
  item?: string
  /** For what is told in the words of a message. */
  message?: MessageKind
  /** Whose help line is named; of duties, whose list it is. */
  place?: string
  /** Of what is due: the plan by name, the place by name, how many were not met. */
  plan?: { zh: string; en: string }
  at?: string
  count?: number
  /** Of a promise: the team. */
  team?: string
  /** Of what is asked of villages: the entry. */
  demand?: string
  /** Of an activity: its title. */
  activity?: string
}

export interface NoticeRow {
  id: string
  account: string
  kind: NoticeKind
  request: string | null
  subject: string
  task: string | null
  params: KeptParams
  times: number
  at: Date
  read: boolean
}

type NewNotice = Omit<NoticeRow, 'times' | 'read'>

/** The same again, unread, is one line that counts and moves up. */
export const addNotices = (rows: NewNotice[]): Statement =>
  sql(
    'notices.add',
    `insert into notices as n (id, account, kind, request, subject, task, params, at)
     (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::jsonb[], $8::timestamptz[]))
     on conflict (account, kind, subject) where not read
     do update set at = excluded.at, params = excluded.params, times = n.times + 1`,
    columns(rows, ['id', 'account', 'kind', 'request', 'subject', 'task', 'params', 'at']),
  )

/** Index `notices_inbox`. */
export const inboxOf = (account: string, unread: boolean, after: { at: string; id: string }, size: number) =>
  sql(
    'notices.inbox',
    `select n.*, t.done_at is not null as task_done from notices n left join notice_tasks t on t.id = n.task
     where n.account = $1 and (n.at, n.id) < ($2::timestamptz, $3::uuid) and (not $4::boolean or not n.read)
     order by n.at desc, n.id desc limit $5`,
    [account, after.at, after.id, unread, size],
  )

/** Index `notices_unread`. */
export const unreadOf = (account: string) =>
  sql('notices.unread', 'select count(*)::int as n from notices where account = $1 and not read', [account])

export const readOne = (account: string, id: string) =>
  sql('notices.read', 'update notices set read = true where account = $1 and id = $2', [account, id])

export const noticeAt = (account: string, id: string) =>
  sql('notices.one', 'select id, at from notices where account = $1 and id = $2', [account, id])

/** What came later than one looked stays. */
export const readUpTo = (account: string, at: Date, id: string) =>
  sql(
    'notices.readAll',
    'update notices set read = true where account = $1 and not read and (at, id) <= ($2, $3::uuid)',
    [account, at, id],
  )

export const readOfTask = (task: string) =>
  sql('notices.readTask', 'update notices set read = true where task = $1 and not read', [task])

export const accountsOfTask = (task: string) =>
  sql('notices.accountsOfTask', 'select distinct account from notices where task = $1', [task])

export interface MessageRow {
  id: string
  request: string
  act: string
  seq: number
  /** To the phone behind a contact of the matter, to the mailbox of a unit, or to the phone of an account. */
  contact: string | null
  unit: string | null
  account: string | null
  kind: MessageKind | StaffMessage | MailKind
  params: KeptParams
  in_person: boolean
  at: Date
  next_at: Date | null
  tries: number
}

export type NewMessage = Omit<MessageRow, 'tries' | 'account'>

export const addMessages = (rows: NewMessage[]): Statement =>
  sql(
    'notices.messages.add',
    `insert into notice_messages (id, request, act, seq, contact, unit, kind, params, in_person, at, next_at, state)
     (select u.*, 'waiting' from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::text[], $8::jsonb[], $9::boolean[], $10::timestamptz[], $11::timestamptz[]) u)
     on conflict do nothing`,
    columns(rows, ['id', 'request', 'act', 'seq', 'contact', 'unit', 'kind', 'params', 'in_person', 'at', 'next_at']),
  )

/** Index `notice_messages_waits`. That something waits, once for each phone and mailbox: while the last is still to leave, another would say nothing more. */
export const addWaits = (rows: Pick<MessageRow, 'id' | 'request' | 'unit' | 'account' | 'kind' | 'at'>[]): Statement =>
  sql(
    'notices.messages.waits',
    `insert into notice_messages (id, request, act, seq, unit, account, kind, params, in_person, at, next_at, state)
     (select u.id, u.request, u.request, 1, u.unit, u.account, u.kind, '{"ref": ""}', false, u.at, u.at, 'waiting'
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[]) as u(id, request, unit, account, kind, at)
      where not exists (select 1 from notice_messages m where m.state = 'waiting' and m.contact is null and m.tries = 0 and m.kind = u.kind
                        and (m.account = u.account or m.unit = u.unit)))
     on conflict do nothing`,
    columns(rows, ['id', 'request', 'unit', 'account', 'kind', 'at']),
  )

/** To phones of accounts: on the list of an activity, on the board of neighbours. */
export const addToAccounts = (
  rows: Pick<MessageRow, 'id' | 'request' | 'act' | 'account' | 'kind' | 'params' | 'at' | 'next_at'>[],
): Statement =>
  sql(
    'notices.messages.accounts',
    `insert into notice_messages (id, request, act, seq, account, kind, params, in_person, at, next_at, state)
     (select u.id, u.request, u.act, 1, u.account, u.kind, u.params, false, u.at, u.next_at, 'waiting'
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::jsonb[], $7::timestamptz[], $8::timestamptz[])
        as u(id, request, act, account, kind, params, at, next_at))`,
    columns(rows, ['id', 'request', 'act', 'account', 'kind', 'params', 'at', 'next_at']),
  )

/** A step that nobody was told of yet need not be told any more once the next one is. */
export const overtake = (contacts: string[], steps: readonly MessageKind[]): Statement =>
  sql(
    'notices.messages.overtake',
    `update notice_messages set state = 'overtaken', next_at = null
     where contact = any($1::uuid[]) and state = 'waiting' and tries = 0 and kind = any($2::text[])`,
    [contacts, steps],
  )

/** Takes what is due for a while: whoever dies with it leaves it to the next run. */
export const claimMessages = (now: Date, until: Date, size: number) =>
  sql(
    'notices.messages.claim',
    `update notice_messages set tries = tries + 1, next_at = $2
     where id in (select id from notice_messages where state = 'waiting' and next_at <= $1 order by next_at, at, seq limit $3 for update skip locked)
     returning id, request, act, seq, contact, unit, account, kind, params, in_person, at, next_at, tries`,
    [now, until, size],
  )

export const messageSent = (id: string, at: Date) =>
  sql(
    'notices.messages.sent',
    `update notice_messages set state = 'sent', next_at = null, over_at = $2 where id = $1`,
    [id, at],
  )

export const messageLater = (id: string, at: Date) =>
  sql('notices.messages.later', 'update notice_messages set next_at = $2 where id = $1', [id, at])

export interface TaskRow {
  id: string
  request: string
  place: string
  kind: MessageKind
  params: KeptParams
  accounts: string[]
  at: Date
  tries: number
  done_at: Date | null
}

export const addTask = (t: Omit<TaskRow, 'tries' | 'done_at'>): Statement =>
  sql(
    'notices.task.add',
    'insert into notice_tasks (id, request, place, kind, params, accounts, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [t.id, t.request, t.place, t.kind, t.params, t.accounts, t.at],
  )

/** Index `notice_tasks_open`. */
export const openTasks = (account: string) =>
  sql(
    'notices.tasks',
    'select * from notice_tasks where accounts @> array[$1::uuid] and done_at is null order by at, id limit 200',
    [account],
  )

/** The same under lock, for whoever hands them over. */
export const lockTasksOf = (account: string) =>
  sql(
    'notices.tasks.lock',
    'select id, place from notice_tasks where accounts @> array[$1::uuid] and done_at is null order by at, id for update',
    [account],
  )

export const passTasks = (ids: string[], from: string, to: string) =>
  sql(
    'notices.tasks.pass',
    `update notice_tasks set accounts = case when $3::uuid = any(accounts) then array_remove(accounts, $2::uuid)
       else array_replace(accounts, $2::uuid, $3::uuid) end where id = any($1::uuid[])`,
    [ids, from, to],
  )

/** The lines that stand for them in the inbox go along. */
export const passNotices = (ids: string[], from: string, to: string) =>
  sql(
    'notices.pass',
    `update notices n set account = $3 where n.task = any($1::uuid[]) and n.account = $2
       and not exists (select 1 from notices o where o.account = $3 and o.task = n.task)`,
    [ids, from, to],
  )

export const openTaskCount = (account: string) =>
  sql(
    'notices.tasks.count',
    'select count(*)::int as n from notice_tasks where accounts @> array[$1::uuid] and done_at is null',
    [account],
  )

export const lockTask = (id: string) =>
  sql('notices.task.lock', 'select * from notice_tasks where id = $1 for update', [id])

export const finishTask = (id: string, at: Date, by: string) =>
  sql('notices.task.done', 'update notice_tasks set done_at = $2, done_by = $3, tries = tries + 1 where id = $1', [
    id,
    at,
    by,
  ])

export const triedTask = (id: string) =>
  sql('notices.task.tried', 'update notice_tasks set tries = tries + 1 where id = $1', [id])

/** Old news: what was read, and what nobody will read any more. */
export const purge = (read: Date, all: Date): Statement[] => [
  sql('notices.purge.read', 'delete from notices where at < $1 and (read or at < $2)', [read, all]),
  sql('notices.purge.messages', `delete from notice_messages where at < $1 and state <> 'waiting'`, [read]),
  sql('notices.purge.tasks', 'delete from notice_tasks where done_at < $1', [all]),
]
