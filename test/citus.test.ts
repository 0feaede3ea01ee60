/**
 * What Citus asks of a schema that is to lie on one node, held by the schema as the migrations make it and by the statements
 * of the stores. There is no Citus here: how a county is distributed is shown to a server that only writes down what it is asked.
 */
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distribute } from '../server/kernel/db/citus.ts'
import { freshDatabase, openSql, type TestDatabase } from './database.ts'

const root = path.join(import.meta.dirname, '..', 'server')
let db: TestDatabase
let sql: pg.Pool
beforeAll(async () => {
  db = await freshDatabase()
  sql = openSql(db)
})
afterAll(async () => {
  await sql.end()
  await db.drop()
})

const names = async (text: string) => (await sql.query<{ name: string }>(text)).rows.map((r) => r.name)
const ours = `nspname ~ '^(c[0-9]{6}|network)$'`

describe('the rules for a schema on one node', () => {
  const triggers = `select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace where ${ours} and not t.tgisinternal`
  // What a key or a policy computes goes along to the node; it may neither act nor answer differently there.
  const routines = `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    join pg_language l on l.oid = p.prolang where ${ours} and (p.provolatile = 'v' or l.lanname <> 'sql')`
  const sequences = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'S'`
  const across = `select k.conname as name from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
    join pg_namespace n on n.oid = a.relnamespace join pg_namespace m on m.oid = b.relnamespace
    where k.contype = 'f' and n.${ours} and m.oid <> n.oid and m.nspname <> 'network'`
  const inherited = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and (c.relispartition or exists (select 1 from pg_inherits i where i.inhparent = c.oid)) and c.relkind in ('r', 'p')`

  it('[L9] no trigger, no routine that acts, no sequence, no key to another schema but what all share, no table below another', async () => {
    expect(await names(triggers)).toEqual([])
    expect(await names(routines)).toEqual([])
    expect(await names(sequences)).toEqual([])
    expect(await names(across)).toEqual([])
    expect(await names(inherited)).toEqual([])
    expect((await sql.query(`select 1 from pg_constraint where contype = 'f'`)).rowCount).toBeGreaterThan(100)
  })

  it('[L9] and each of these questions finds what it looks for', async () => {
    const client = await sql.connect()
    const found = async (text: string) => (await client.query<{ name: string }>(text)).rows.map((r) => r.name)
    try {
      await client.query(`begin; set local search_path = c231025;
        create function c231025.spoil() returns trigger language plpgsql as $$ begin return new; end $$;
        create table c231025.spoilt (id serial primary key, other uuid references c990001.requests);
        create table c231025.below () inherits (c231025.spoilt);
        create trigger spoils before insert on c231025.spoilt for each row execute function c231025.spoil()`)
      expect(await found(triggers)).toEqual(['spoilt.spoils'])
      expect(await found(routines)).toEqual(['c231025.spoil'])
      expect(await found(sequences)).toEqual(['spoilt_id_seq'])
      expect(await found(across)).toEqual(['spoilt_other_fkey'])
      expect(await found(inherited)).toEqual(['spoilt'])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  /** Functions whose answer differs from row to row: each node would compute another. */
  const volatile =
    /\bupdate\b(?:(?!;|`)[\s\S])*?\bset\b(?:(?!;|`)[\s\S])*?\b(random|gen_random_uuid|clock_timestamp|timeofday|nextval|uuid_generate_v\d|set_config|pg_notify|statement_timestamp)\s*\(/i
  const texts = () =>
    fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(
        (f) =>
          (/(^|\/)([a-z-]+-)?store(\.ts$|\/)/.test(f) && /(?<!test)\.ts$/.test(f)) || /^migrations\/.*\.sql$/.test(f),
      )
      .map((f) => [f, fs.readFileSync(path.join(root, f), 'utf8')] as const)

  it('[L9] no UPDATE computes on a node what differs from node to node', () => {
    const all = texts()
    expect(all.filter(([f]) => f.endsWith('.sql')).length).toBeGreaterThan(50)
    expect(all.filter(([f]) => f.endsWith('.ts')).length).toBeGreaterThan(50)
    expect(all.filter(([, text]) => volatile.test(text)).map(([f]) => f)).toEqual([])
    expect('update x set id = gen_random_uuid() where a').toMatch(volatile)
    expect('insert into x values (1) on conflict (a) do update set at = clock_timestamp()').toMatch(volatile)
    expect('update x set at = $1; select random()').not.toMatch(volatile)
  })
})

describe('a county on a server with Citus', () => {
  /** Writes down what it is asked; says of itself what it is told. */
  const server = (has: { citus: boolean; distributed?: boolean }) => {
    const asked: string[] = []
    return {
      asked,
      query: async <R>(text: string, values: unknown[] = []): Promise<{ rows: R[] }> => {
        asked.push([text.replace(/\s+/g, ' '), ...values].join(' | '))
        const rows = /from pg_extension/.test(text)
          ? has.citus
            ? [{ extversion: '13.2' }]
            : []
          : /from citus_schemas/.test(text)
            ? has.distributed
              ? [{}]
              : []
            : /from pg_class/.test(text)
              ? [{ name: 'network.counties' }, { name: 'network.migrations' }]
              : []
        return { rows: rows as R[] }
      },
    }
  }

  it('[L9] is laid on one node, after what all counties share was copied to each; once', async () => {
    const citus = server({ citus: true })
    expect(await distribute(citus, 'c231025')).toBe(true)
    expect(citus.asked.slice(-3)).toEqual([
      'select create_reference_table($1::regclass) | network.counties',
      'select create_reference_table($1::regclass) | network.migrations',
      'select citus_schema_distribute($1::regnamespace) | c231025',
    ])
    const again = server({ citus: true, distributed: true })
    expect(await distribute(again, 'c231025')).toBe(false)
    expect(again.asked.join()).not.toMatch(/citus_schema_distribute|create_reference_table/)
  })

  it('[L9] elsewhere is a schema like any other', async () => {
    const plain = server({ citus: false })
    expect(await distribute(plain, 'c231025')).toBe(false)
    expect(plain.asked).toHaveLength(1)
    // The real one, as it is here.
    expect(await distribute(sql as never, 'c231025')).toBe(false)
  })
})
