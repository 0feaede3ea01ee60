/** The house stands as `architecture.ts` says; and each of its rules notices the fault it is there for. */
import { describe, expect, it } from 'vitest'
import { architectureFaults } from './tools/check/architecture/index.ts'
import { censusFaults } from './tools/check/architecture/census.ts'
import { leanFaults } from './tools/check/architecture/lean.ts'
import { orderFaults } from './tools/check/architecture/order.ts'
import { migrationFaults } from './tools/check/architecture/owners.ts'
import { pureFaults } from './tools/check/architecture/pure.ts'
import { storeFaults } from './tools/check/architecture/stores.ts'
import { printed, type Fault } from './tools/check/fault.ts'
import { codeOnDisk, projectOf, readProject } from './tools/check/project.ts'

const root = import.meta.dirname

it('[design 2] the house keeps its rules', () => {
  expect(architectureFaults(readProject(root), codeOnDisk(root)).map(printed)).toEqual([])
})

const says = (faults: Fault[]) => faults.map((f) => f.says)
const order = (path: string, line: string) => says(orderFaults(projectOf({ [path]: line })))

describe('[design 2] floors', () => {
  it.each([
    ['web/requests/queries.ts', "import { x } from '../../server/requests/index.ts'", 'web may not use server'],
    ['server/requests/acts.ts', "import { x } from '../../web/kit/words.ts'", 'server may not use web'],
    ['domain/requests/rules.ts', "export * from '../../server/requests/index.ts'", 'domain may not use server'],
    ['domain/requests/rules.ts', "import type { X } from '../../web/kit/words.ts'", 'domain may not use web'],
    ['web/requests/queries.ts', "type X = import('../../server/requests/index.ts').X", 'web may not use server'],
    ['web/requests/queries.ts', "const x = await import('../../server/requests/index.ts')", 'web may not use server'],
    ['web/requests/queries.ts', "const x = require('../../server/requests/index.ts')", 'web may not use server'],
    ['web/requests/queries.ts', "export type { X } from '../../server/requests/index.ts'", 'web may not use server'],
    ['web/kit/work.ts', "new Worker(new URL('../../server/main.ts', import.meta.url))", 'web may not use server'],
    ['web/kit/work.ts', '/// <reference path="../../server/kernel/types.ts" />', 'web may not use server'],
    ['web/requests/Desk.test.tsx', "import { x } from '../../server/requests/index.ts'", 'web may not use server'],
    [
      'server/requests/acts.ts',
      "import { x } from '../../test/factories.ts'",
      'test/factories.ts lies outside the floors',
    ],
    [
      'server/requests/acts.ts',
      "import { x } from '../../tools/check/fault.ts'",
      'tools/check/fault.ts lies outside the floors',
    ],
    ['server/requests/acts.ts', 'const x = await import(name)', 'imports what only a running program knows'],
    ['server/requests/acts.ts', 'const x = await import(`./${name}.ts`)', 'imports what only a running program knows'],
  ])('%s: %s', (path, line, fault) => {
    expect(order(path, line)).toEqual([fault])
  })

  it.each([
    ['web/requests/queries.ts', "import { api } from '../../domain/requests/api.ts'"],
    ['server/requests/acts.test.ts', "import { x } from '../../test/factories.ts'"],
    ['test/journeys/loop.test.ts', "import { x } from '../../server/main.ts'"],
    ['web/requests/queries.ts', "// import { x } from '../../server/requests/index.ts'"],
    ['web/requests/queries.ts', 'const text = "import { x } from \'../../server/a.ts\'"'],
  ])('stays quiet about %s: %s', (path, line) => {
    expect(order(path, line)).toEqual([])
  })
})

describe('[design 2] what reaches a browser of an api file', () => {
  it.each([
    ['web/duties/Day.tsx', "import { dutiesApi, dayKinds } from '../../domain/duties/api.ts'", 'dayKinds'],
    ['web/duties/Day.tsx', "import * as all from '../../domain/duties/visits-api.ts'", '*'],
    ['domain/duties/rules.ts', "export { Day } from './api.ts'", 'Day'],
  ])('%s: %s', (path, line, name) => {
    const [fault, ...more] = says(leanFaults(projectOf({ [path]: line })))
    expect([fault?.split(' ')[0], more]).toEqual([`\`${name}\``, []])
  })

  it.each([
    ['web/duties/Day.tsx', "import { dutiesApi, type Day } from '../../domain/duties/api.ts'"],
    ['web/duties/Day.tsx', "import type { Day } from '../../domain/duties/api.ts'"],
    ['web/duties/day.test.tsx', "import { Day } from '../../domain/duties/api.ts'"],
    ['domain/duties/api.ts', "import { Check } from './checks-api.ts'"],
    ['server/duties/routes.ts', "import { Day } from '../../domain/duties/api.ts'"],
  ])('stays quiet about %s: %s', (path, line) => {
    expect(leanFaults(projectOf({ [path]: line }))).toEqual([])
  })
})

describe('[design 2] rooms', () => {
  it.each([
    [
      'domain/people/rules.ts',
      "import { x } from '../requests/rules.ts'",
      'people may not use requests, which stands below it in the list of rooms',
    ],
    [
      'server/kernel/db/act.ts',
      "import { x } from '../../places/index.ts'",
      'kernel may not use places, which stands below it in the list of rooms',
    ],
    [
      'server/people/acts.ts',
      "import { x } from '../../domain/requests/rules.ts'",
      'people may not use requests, which stands below it in the list of rooms',
    ],
    [
      'web/kit/form.tsx',
      "import { x } from '../places/queries.ts'",
      'kit may not use places, which stands below it in the list of rooms',
    ],
    [
      'web/requests/Desk.tsx',
      "import { x } from '../staff/Shell.tsx'",
      'requests may not use staff, which stands below it in the list of rooms',
    ],
    ['web/staff/Shell.tsx', "import { x } from '../field/Shell.tsx'", 'the shell staff may not use the shell field'],
    ['server/requests/acts.ts', "import { x } from '../places/store.ts'", 'places is entered by its index.ts only'],
    [
      'web/requests/Desk.tsx',
      "import { x } from '../places/tree.ts'",
      'of places only queries.ts, words.ts, Screen.tsx may be used',
    ],
    ['domain/requests/rules.ts', "import { x } from './rules.test.ts'", 'domain/requests/rules.test.ts is a test'],
    [
      'server/requests/acts.ts',
      "import { x } from '../main.ts'",
      'requests may not use server/main.ts, which stands below it in the list of rooms',
    ],
  ])('%s: %s', (path, line, fault) => {
    expect(order(path, line)).toEqual([fault])
  })

  it('names a room that is not on the list', () => {
    expect(order('domain/gossip/rules.ts', 'export const x = 1')).toEqual(['architecture.ts names no room `gossip`'])
  })

  it.each([
    ['server/requests/acts.ts', "import { x } from '../places/index.ts'"],
    ['server/requests/acts.ts', "import { x } from '../kernel/db/act.ts'"],
    ['server/people/acts.test.ts', "import { x } from '../requests/store.ts'"],
    ['web/requests/Desk.tsx', "import { x } from '../places/PlacePicker.tsx'"],
    ['web/staff/Shell.tsx', "import { x } from '../requests/queries.ts'"],
    ['server/main.ts', "import { x } from './requests/index.ts'"],
  ])('stays quiet about %s: %s', (path, line) => {
    expect(order(path, line)).toEqual([])
  })
})

describe('[design 2] packages', () => {
  it.each([
    ['domain/people/keys.ts', "import pg from 'pg'", 'pg is not on the list of packages of domain'],
    [
      'domain/people/keys.ts',
      "import { createHash } from 'node:crypto'",
      "Node's node:crypto does not exist on the floor domain",
    ],
    ['web/kit/form.tsx', "import type { X } from 'fastify'", 'fastify is not on the list of packages of web'],
    ['server/kernel/http/app.ts', "import fs from 'fs'", 'fs is not on the list of packages of server'],
    [
      'web/kit/form.tsx',
      "import x from '@fastify/static/deep'",
      '@fastify/static is not on the list of packages of web',
    ],
  ])('%s: %s', (path, line, fault) => {
    expect(order(path, line)).toEqual([fault])
  })

  it('allows what is listed, below any of its entries', () => {
    expect(order('domain/people/keys.ts', "import { z } from 'zod/mini'")).toEqual([])
  })
})

describe('[design 2] rules are pure', () => {
  const pure = (line: string, path = 'domain/requests/rules.ts') => says(pureFaults(projectOf({ [path]: line }))).length

  it.each([
    'const t = Date.now()',
    'const t = new Date()',
    'const t = Date()',
    'const f = Date.now',
    "const t = Date['now']()",
    'const r = Math.random()',
    'const p = process.env.HOME',
    "const r = await fetch('x')",
    'setTimeout(f, 5)',
    'const id = crypto.randomUUID()',
    "console.log('x')",
    'const g = globalThis',
    'const a = { fetch }',
    'const id = { [process]: 1 }',
  ])('notices %s', (line) => {
    expect(pure(line)).toBe(1)
  })

  it.each([
    'const t = new Date(at)',
    "const t = new Date('2026-01-01')",
    'const t = thing.process',
    'const t = { process: 1 }',
    '// Date.now()',
    "const text = 'Math.random()'",
    'const run = (process: string) => process',
    'type T = typeof fetch',
    'const t = Date.UTC(2026, 0, 1)',
  ])('stays quiet about %s', (line) => {
    expect(pure(line)).toBe(0)
  })

  it('binds every rules.ts, but no test and no other floor', () => {
    expect(pure('const t = Date.now()', 'server/requests/rules.ts')).toBe(1)
    expect(pure('const t = Date.now()', 'server/requests/acts.ts')).toBe(0)
    expect(pure('const t = Date.now()', 'domain/requests/rules.test.ts')).toBe(0)
  })
})

const migrations = {
  'server/migrations/network/0001_network.sql': 'create table network.counties (code text);',
  'server/migrations/0001_kernel_base.sql': 'create table audit (id uuid);',
  'server/migrations/0002_places.sql': `create table network.divisions (code text); create table places (path text);
    create view places_pub_names with (security_invoker) as select path from places;`,
  'server/migrations/0003_requests.sql':
    'create table requests (id uuid, place text references places); create table orders (id uuid);',
  'server/migrations/0004_notices.sql':
    'create table notices (id uuid); create view notices_pub_open with (security_invoker) as select id from notices;',
}

describe('[data] stores', () => {
  const store = (sql: string, path = 'server/requests/store.ts') =>
    says(storeFaults(projectOf({ ...migrations, [path]: `const s = \`${sql}\`` })))

  it.each([
    ['update places set path = $1', 'writes places of places'],
    ['insert into places (path) values ($1)', 'writes places of places'],
    ['delete from only places where path = $1', 'writes places of places'],
    ['with gone as (delete from places returning path) select * from gone', 'writes places of places'],
    ['select * from places', 'reads places of places: only its places_pub_* views are published'],
    [
      'select * from requests r, lateral (select * from places) p',
      'reads places of places: only its places_pub_* views are published',
    ],
    ['select * from requests r, places p', 'reads places of places: only its places_pub_* views are published'],
    [
      'select * from requests r join orders o on o.id = r.id, places p',
      'reads places of places: only its places_pub_* views are published',
    ],
    [
      'select (select path from "places" limit 1) from requests',
      'reads places of places: only its places_pub_* views are published',
    ],
    [
      'delete from orders using places p where p.path = $1',
      'reads places of places: only its places_pub_* views are published',
    ],
    ['left join places p on p.path = r.place', 'reads places of places: only its places_pub_* views are published'],
    ['select * from notices_pub_open', 'reads notices_pub_open of notices, which stands below requests'],
    ['select * from audit', 'reads audit of kernel: only its kernel_pub_* views are published'],
    ['select * from gossip', 'reads gossip, which no migration makes'],
    ['insert into gossip values (1)', 'writes gossip, which no migration makes'],
    ['select * from ${table}', 'takes the name of a table from the program, where no check can read it'],
    ['update requests set at = now() where id = $1', 'calls now() in an update: times and ids come from the code'],
  ])('%s', (sql, fault) => {
    expect(store(sql)).toEqual([fault])
  })

  it.each([
    'select r.*, p.path from requests r join places_pub_names p on p.path = r.place where r.id = $1 for update of r',
    'with late as (select id from requests), early (id) as not materialized (select 1) select * from late, early',
    'insert into requests (id) values ($1) on conflict (id) do update set id = excluded.id returning id',
    "select extract(epoch from at), substring(a from 1 for 2), a is distinct from b from requests where note = 'from places'",
    'select * from unnest($1::text[], $2::text[]) s(lo, hi) -- from places',
    'select * from requests, jsonb_to_recordset($1) as x(id uuid, n int), orders',
    'select * from ${schema}.requests',
    'select code from network.counties',
  ])('stays quiet about %s', (sql) => {
    expect(store(sql)).toEqual([])
  })

  it('stand alone with SQL', () => {
    expect(store('select id from requests', 'server/requests/acts.ts')).toEqual(['SQL outside a store.ts'])
    expect(store('select id from requests', 'server/kernel/http/app.ts')).toEqual(['SQL outside a store.ts'])
    expect(store('select id from requests', 'web/requests/queries.ts')).toEqual(['SQL outside a store.ts'])
    expect(store('select id from audit', 'server/kernel/db/act.ts')).toEqual([])
    expect(store('select id from requests', 'server/requests/acts.test.ts')).toEqual([])
    expect(store('select id from requests', 'server/requests/lists-store.ts')).toEqual([])
    expect(store('select id from requests', 'bench/act.ts')).toEqual([])
  })

  it('are found out when the statement is a sum of strings', () => {
    const file = { ...migrations, 'server/requests/store.ts': "const s = 'select path ' + 'from places'" }
    expect(says(storeFaults(projectOf(file)))).toEqual([
      'reads places of places: only its places_pub_* views are published',
    ])
  })
})

describe('[data] migrations', () => {
  const migrated = (name: string, sql: string) =>
    says(migrationFaults(projectOf({ ...migrations, [`server/migrations/${name}`]: sql })))

  it.each([
    ['0005_gossip.sql', 'select 1', 'is not named NNNN_<room>_<what>.sql after a room of architecture.ts'],
    ['network/gossip.sql', 'select 1', 'is not named NNNN_<room>_<what>.sql after a room of architecture.ts'],
    ['5_people.sql', 'select 1', 'is not named NNNN_<room>_<what>.sql after a room of architecture.ts'],
    ['0004_people.sql', 'select 1', 'has the number of server/migrations/0004_notices.sql'],
    ['0005_people.sql', 'alter table requests add note text', 'changes requests, which is not a table of people'],
    ['0005_people.sql', 'create index on requests (place)', 'changes requests, which is not a table of people'],
    ['0005_people.sql', 'create policy p on requests using (true)', 'changes requests, which is not a table of people'],
    ['0005_people.sql', "update requests set note = ''", 'changes requests, which is not a table of people'],
    [
      '0005_people.sql',
      'create table people (id uuid references requests)',
      'refers to requests of requests, which stands below people',
    ],
    ['0005_people.sql', 'create table people (id bigserial)', 'lets the database count ids: their author mints them'],
    [
      '0005_people.sql',
      'create table people (id int generated always as identity)',
      'lets the database count ids: their author mints them',
    ],
    [
      '0005_people.sql',
      'create trigger t after insert on people execute function f()',
      'makes a trigger: code writes what follows from a write',
    ],
    [
      '0005_people.sql',
      'create view people_pub_all as select path from places_pub_names',
      'people_pub_all lacks security_invoker and would pass by row-level security',
    ],
    [
      '0005_people.sql',
      'create view places_pub_x with (security_invoker) as select 1',
      "publishes places_pub_x in another room's name",
    ],
    [
      '0005_people.sql',
      'create view v with (security_invoker) as select path from places',
      'reads places of places: only its places_pub_* views are published',
    ],
  ])('%s: %s', (name, sql, fault) => {
    expect(migrated(name, sql)).toContain(fault)
  })

  it('stay quiet about a room that keeps to itself', () => {
    expect(
      migrated(
        '0005_requests_more.sql',
        'alter table requests add note text; create index on orders (id); create policy p on audit using (true)',
      ),
    ).toEqual([])
  })
})

describe('[design 2] the check sees the whole house', () => {
  const house = { 'domain/a/x.ts': '', 'server/a/x.ts': '', 'web/a/x.ts': '' }

  it('fails when a file on the disk was not looked at', () => {
    expect(censusFaults(projectOf(house), [...Object.keys(house), 'web/a/y.ts'])).toContainEqual({
      file: 'web/a/y.ts',
      says: 'lies on the disk and was not looked at',
    })
  })

  it('fails when a floor is empty, or a file cannot be read', () => {
    expect(says(censusFaults(projectOf({ 'domain/a/x.ts': 'const = 1', 'server/a/x.ts': '' }), []))).toEqual([
      'no file of this floor was seen',
      expect.stringMatching(/^cannot be read/),
    ])
  })

  it('counts the disk another way and comes to the same', () => {
    const seen = readProject(root).paths
    const counted = codeOnDisk(root)
    expect(counted.length).toBeGreaterThan(20)
    expect(seen).toEqual(expect.arrayContaining(counted))
  })
})
