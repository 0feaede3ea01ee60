/**
 * A server of one's own may be Citus: then a county's schema goes to one node as a whole (schema-based sharding, Citus 12),
 * and what counties share is copied to every node. Asked of the server itself; without the extension nothing happens.
 */

/** What of `pg.Client` is used. */
interface Asking {
  query: <R>(text: string, values?: unknown[]) => Promise<{ rows: R[] }>
}

/** Distributes a schema that was just made; one that is distributed already, or a server without Citus, is left alone. */
export async function distribute(client: Asking, schema: string): Promise<boolean> {
  const citus = await client.query(`select extversion from pg_extension where extname = 'citus'`)
  if (citus.rows.length === 0) return false
  const there = await client.query('select schema_name from citus_schemas where schema_name = $1::regnamespace', [
    schema,
  ])
  if (there.rows.length > 0) return false
  // Keys of a county may point to these, so they come first.
  const shared = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'network'::regnamespace and c.relkind = 'r'
       and not exists (select 1 from pg_dist_partition p where p.logicalrelid = c.oid)
     order by 1`,
  )
  for (const { name } of shared.rows) await client.query('select create_reference_table($1::regclass)', [name])
  await client.query('select citus_schema_distribute($1::regnamespace)', [schema])
  return true
}
