/** The beginning and the end of a copy of the cluster's folder while the server writes. */
import type pg from 'pg'
import { MachineFault } from '../pg/fault.ts'

/** @returns the first segment of the log the copy needs */
export async function beginBase(client: pg.ClientBase): Promise<string> {
  await client.query('set statement_timeout = 0')
  const { rows: mode } = await client.query<{ on: boolean }>(`select current_setting('archive_mode') = 'on' as on`)
  if (!mode[0]!.on)
    throw new MachineFault('The database runs without archiving: stop every program of Linli and start again.')
  const { rows } = await client.query<{ file: string }>(
    `select pg_walfile_name(lsn) as file from (select pg_backup_start('linli', true) as lsn) b`,
  )
  return rows[0]!.file
}

/** @returns what must stand in the copy as `backup_label`; the log up to here has been laid out */
export async function endBase(client: pg.ClientBase): Promise<string> {
  return (await client.query<{ label: string }>('select labelfile as label from pg_backup_stop(true)')).rows[0]!.label
}

/** When the last act happened that came back out of the log. */
export async function replayedTo(client: pg.ClientBase): Promise<Date | undefined> {
  const { rows } = await client.query<{ at: Date | null }>('select pg_last_xact_replay_timestamp() as at')
  return rows[0]!.at ?? undefined
}
