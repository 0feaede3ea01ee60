/** Passkeys, and what devices were asked to sign. Rows of passkeys are seen only by a transaction that has named its account. */
import { sql } from '../../kernel/db/tx.ts'

export interface PasskeyRow {
  id: string
  account: string
  credential: string
  key: Buffer
  counter: string
  transports: string[]
  name: string
  since: Date
}

const columns = 'id, account, credential, key, counter, transports, name, since'

export const passkeysOf = (account: string) =>
  sql('passkeys.of', `select ${columns} from account_passkeys where account = $1 order by since, id limit 50`, [
    account,
  ])

/** Locked: of two uses at once the second sees how far the first has counted. */
export const lockPasskey = (account: string, credential: string) =>
  sql('passkeys.lock', `select ${columns} from account_passkeys where account = $1 and credential = $2 for update`, [
    account,
    credential,
  ])

/** No row where the id or the key is there already. */
export const insertPasskey = (p: Omit<PasskeyRow, 'counter'> & { counter: number }) =>
  sql(
    'passkeys.insert',
    `insert into account_passkeys (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [p.id, p.account, p.credential, p.key, p.counter, JSON.stringify(p.transports), p.name, p.since],
  )

export const counted = (id: string, counter: number) =>
  sql('passkeys.counted', 'update account_passkeys set counter = $2 where id = $1', [id, counter])

export const deletePasskey = (id: string, account: string) =>
  sql('passkeys.delete', 'delete from account_passkeys where id = $1 and account = $2', [id, account])

/** Of an account that is handed over anew. */
export const deletePasskeysOf = (account: string) =>
  sql('passkeys.delete-all', 'delete from account_passkeys where account = $1', [account])

// What was asked

export interface AskedRow {
  challenge: string
  account: string | null
  field: boolean
}

/** The newest counts. */
export const putAsked = (t: AskedRow & { id: string; browser: Buffer; until: Date }) =>
  sql(
    'passkeys.asked',
    `insert into account_passkey_turns as t (id, browser, challenge, account, field, until) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set challenge = excluded.challenge, until = excluded.until
       where t.browser = excluded.browser and t.account is not distinct from excluded.account`,
    [t.id, t.browser, t.challenge, t.account, t.field, t.until],
  )

/** Answered once, in the browser that was asked. */
export const takeAsked = (id: string, browser: Buffer, now: Date) =>
  sql(
    'passkeys.taken',
    'delete from account_passkey_turns where id = $1 and browser = $2 and until > $3 returning challenge, account, field',
    [id, browser, now],
  )

export const purgeAsked = (now: Date) =>
  sql('passkeys.purge', 'delete from account_passkey_turns where until < $1', [now])
