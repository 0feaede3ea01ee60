/** The schema of timed jobs: made once by whoever may make schemas, owned by the role that runs the jobs. */
import PgBoss from 'pg-boss'
import type pg from 'pg'

const schema = 'pgboss'

/** @param role of the jobs; @param client may create schemas and is, or may become, that role */
export async function installJobs(client: pg.Client, role: string): Promise<void> {
  const there = await client.query(`select to_regclass('${schema}.version') as t`)
  if (there.rows[0].t) return
  // pg-boss would make the schema itself, for which the jobs' role has no right and needs none later.
  const plans = PgBoss.getConstructionPlans(schema).replace(/CREATE SCHEMA IF NOT EXISTS \w+\s*;/i, '')
  const superuser = await client.query(`select rolsuper from pg_roles where rolname = current_user`)
  if (!superuser.rows[0].rolsuper) await client.query(`grant ${role} to current_user`)
  await client.query(`create schema if not exists ${schema} authorization ${role}`)
  await client.query(`set role ${role}`)
  try {
    await client.query(plans)
  } finally {
    await client.query('reset role')
  }
}
