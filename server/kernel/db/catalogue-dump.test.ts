import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { dumpSchema } from './catalogue-dump.ts'

let db: TestDatabase
let client: pg.Client

const ground = `
  create schema planted;
  create table planted.beds (id uuid primary key, place text collate "C" not null, taken boolean not null default false);
  create view planted.beds_pub_free with (security_invoker) as select id from planted.beds where not taken`

beforeAll(async () => {
  db = await freshDatabase()
  client = new pg.Client(db.config)
  await client.connect()
  await client.query(ground)
})

afterAll(async () => {
  await client.end()
  await db.drop()
})

/** What the text says once `change` is made; the change itself is taken back. */
async function after(change: string): Promise<string> {
  await client.query('begin')
  try {
    await client.query(change)
    return await dumpSchema(client, 'planted')
  } finally {
    await client.query('rollback')
  }
}

describe('[data] the schema as text', () => {
  it('is the same for the same schema, and tells all of it', async () => {
    const text = await dumpSchema(client, 'planted', 'county')
    expect(await dumpSchema(client, 'planted', 'county')).toBe(text)
    expect(text).toBe(`-- schema county

create table beds (
  id uuid not null,
  place text collate "C" not null,
  taken boolean default false not null,
  constraint beds_pkey PRIMARY KEY (id)
);

create view beds_pub_free with (security_invoker=true) as
 SELECT beds.id
   FROM beds
  WHERE NOT beds.taken;
`)
  })

  it.each([
    ['alter table planted.beds add note text', 'note text'],
    ['alter table planted.beds alter taken drop default', 'taken boolean not null'],
    ['alter table planted.beds alter place drop not null', 'place text collate "C",'],
    ["alter table planted.beds add constraint full_place check (place <> '')", 'full_place'],
    ['create index beds_place on planted.beds (place)', 'beds_place'],
    ['alter table planted.beds enable row level security', 'enable row level security'],
    [
      'create policy beds_seen on planted.beds for select using (taken)',
      'beds_seen on beds for select to public using (taken)',
    ],
    ['grant select, insert on planted.beds to linli_app', 'grant insert, select on beds to linli_app'],
    ['grant update (taken) on planted.beds to linli_app', 'grant update on beds (taken) to linli_app'],
    ['grant usage on schema planted to linli_jobs', 'grant usage on schema planted to linli_jobs'],
    ['alter view planted.beds_pub_free reset (security_invoker)', 'create view beds_pub_free as'],
    ["create function planted.f() returns int language sql as 'select 1'", 'FUNCTION f()'],
    ['create table planted.rooms (n int generated always as identity)', 'generated as identity'],
    ['create sequence planted.numbers', 'create sequence numbers'],
  ])('shows %s', async (change, shown) => {
    expect(await dumpSchema(client, 'planted')).not.toContain(shown)
    expect(await after(change)).toContain(shown)
  })
})
