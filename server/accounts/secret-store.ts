/** What proves somebody. Every statement here runs in a transaction whose scope names the account; others see no row. */
import { deskSettingName, type Contract } from '../../domain/accounts/contract.ts'
import type { Role } from '../../domain/accounts/roles.ts'
import { sql } from '../kernel/db/tx.ts'

export interface ProofRow {
  id: string
  kind: 'staff' | 'resident'
  name: string | null
  shown: string
  demo: boolean
  contractor: boolean
  contract: Contract | null
  /** Networks of the desk, for contractors alone. */
  desk: string[] | null
  disabled_at: Date | null
  password: string | null
  totp: string | null
  totp_next: string | null
  totp_step: string | null
  code_hash: Buffer | null
  code_until: Date | null
  code_by_message: boolean | null
  /** Last digits; null without a phone. */
  ending: string | null
  recovery: number
  passkeys: number
  /** Held today or later. */
  roles: Role[]
}

/** Everything a sign-in is judged by. For an id nobody has it answers nothing, by the same path. */
export const proofOf = (account: string, day: string) =>
  sql(
    'secrets.proof',
    `select a.id, a.kind, a.name, a.shown, a.demo, a.contractor, a.contract, a.disabled_at,
       case when a.contractor then (select t.value -> 'networks' from kernel_pub_setting t where t.name = '${deskSettingName}') end as desk,
       s.password, s.totp, s.totp_next, s.totp_step, s.code_hash, s.code_until, s.code_by_message, p.ending,
       (select count(*)::int from account_recovery_codes r where r.account = a.id) as recovery,
       (select count(*)::int from account_passkeys k where k.account = a.id) as passkeys,
       array(select g.role from account_grants g
         where g.account = a.id and g.ended_at is null and (g.until_day is null or g.until_day >= $2::date)) as roles
     from accounts a left join account_secrets s on s.account = a.id left join account_phones p on p.account = a.id
     where a.id = $1`,
    [account, day],
  )

/** Locked: of two attempts at once the second sees what the first did. */
export const lockSecrets = (account: string) =>
  sql('secrets.lock', 'select 1 as there from account_secrets where account = $1 for update', [account])

export const insertSecrets = (account: string, password: string | null) =>
  sql('secrets.insert', 'insert into account_secrets (account, password) values ($1, $2)', [account, password])

export const setPassword = (account: string, password: string) =>
  sql(
    'secrets.password',
    'update account_secrets set password = $2, code_hash = null, code_until = null where account = $1',
    [account, password],
  )

export const setCode = (account: string, hash: Buffer, until: Date, byMessage: boolean) =>
  sql(
    'secrets.code',
    'update account_secrets set code_hash = $2, code_until = $3, code_by_message = $4 where account = $1',
    [account, hash, until, byMessage],
  )

export const setTotpNext = (account: string, sealed: string) =>
  sql('secrets.totp-next', 'update account_secrets set totp_next = $2 where account = $1', [account, sealed])

export const confirmTotp = (account: string, sealed: string, step: number) =>
  sql('secrets.totp', 'update account_secrets set totp = $2, totp_next = null, totp_step = $3 where account = $1', [
    account,
    sealed,
    step,
  ])

export const acceptStep = (account: string, step: number) =>
  sql('secrets.step', 'update account_secrets set totp_step = $2 where account = $1', [account, step])

/** Password too when the account is handed to somebody anew. */
export const wipeFactors = (account: string, passwordToo: boolean) =>
  sql(
    'secrets.wipe',
    `update account_secrets set totp = null, totp_next = null, totp_step = null, password = case when $2 then null else password end
     where account = $1`,
    [account, passwordToo],
  )

export const addRecovery = (account: string, hashes: Buffer[]) =>
  sql('secrets.recovery-add', 'insert into account_recovery_codes (account, hash) select $1, unnest($2::bytea[])', [
    account,
    hashes,
  ])

export const clearRecovery = (account: string) =>
  sql('secrets.recovery-clear', 'delete from account_recovery_codes where account = $1', [account])

export const spendRecovery = (account: string, hash: Buffer) =>
  sql('secrets.recovery-use', 'delete from account_recovery_codes where account = $1 and hash = $2', [account, hash])

/** Asked under the lock of `lockSecrets`, so that a recovery code works once. */
export const hasRecovery = (account: string, hash: Buffer) =>
  sql('secrets.recovery-has', 'select 1 as there from account_recovery_codes where account = $1 and hash = $2', [
    account,
    hash,
  ])
