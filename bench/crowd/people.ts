/**
 * A whole county of people for benches: homes, households and persons of one seed, with everything they are found by. Rows
 * are copied in, pieces of names once per name, and indexes are made at the end, so that a million take minutes.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { inventPeople, type DwellingRef, type InventedHousehold } from '../../domain/people/invent.ts'
import { householdSize, wholeCounty } from '../../domain/people/manners.ts'
import { personKeys } from '../../domain/people/keys.ts'
import { seeded } from '../../domain/kernel/seeded.ts'
import { uuidv7 } from '../../domain/kernel/id.ts'
import { drawOut, type DrawnOut } from '../../domain/places/addresses.ts'
import { grams, inOrderOf } from '../../domain/places/grams.ts'
import { growEstates, type GridToFill } from '../../domain/places/grown.ts'
import { schemaOf } from '../../server/kernel/db/scope.ts'
import type { Keys } from '../../server/kernel/keys.ts'
import { findKeys, sealPerson, sealPhones, type At } from '../../server/people/sealed.ts'
import { copyIn, copyLine, type Cell } from '../kit/copy.ts'

export interface PeopleCrowd {
  county: string
  keys: Keys
  seed: number
  people: number
  /** Base grids, each of which is filled. */
  grids: readonly GridToFill[]
  /** The day on which they are looked at. */
  day: string
}

const tables = [
  'estate',
  'building',
  'unit',
  'dwelling',
  'person',
  'person_phone',
  'person_key',
  'household',
  'household_member',
  'person_category',
  'person_event',
]

/** @param admin a superuser: row-level security, foreign keys and triggers are passed by */
export async function growPeople(admin: pg.Client, crowd: PeopleCrowd): Promise<{ people: number }> {
  await admin.query(`set search_path = ${schemaOf(crowd.county)}, network, public; set session_replication_role = replica;
    set work_mem = '64MB'; set maintenance_work_mem = '1GB'; set synchronous_commit = off; set jit = off`)
  const indexes = await takeDown(admin)
  const homes = await growHomes(admin, crowd)
  const people = await growHouseholds(admin, crowd, homes)
  for (const text of keysText) await admin.query(text)
  for (const made of indexes) await admin.query(made)
  await admin.query(`vacuum analyze ${tables.join(', ')}`)
  await admin.query('reset session_replication_role')
  return { people }
}

/** All indexes and keys of these tables; @returns the statements that make them again */
async function takeDown(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ down: string; up: string }>(
    `select case when c.conname is null then 'drop index ' || x.indexrelid::regclass else format('alter table %s drop constraint %I cascade', x.indrelid::regclass, c.conname) end as down,
       case when c.conname is null then pg_get_indexdef(x.indexrelid) else format('alter table %s add constraint %I %s', x.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as up
     from pg_index x left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
     where x.indrelid = any($1::regclass[])`,
    [['dwelling', 'person_phone', 'person_key', 'household_member', 'person_category', 'person_event']],
  )
  for (const { down } of rows) await admin.query(down)
  return rows.map((r) => r.up)
}

/** Texts of COPY, table by table, until there is enough to send. */
class Pieces {
  private readonly texts = new Map<string, string[]>()
  private readonly client: pg.Client
  private sent: Promise<unknown> = Promise.resolve()

  constructor(client: pg.Client) {
    this.client = client
  }

  put(table: string, ...values: Cell[]) {
    const lines = this.texts.get(table)
    if (lines) lines.push(copyLine(values))
    else this.texts.set(table, [copyLine(values)])
  }

  /** The next texts are made while the server takes these. */
  async send() {
    await this.sent
    const all = [...this.texts]
    this.texts.clear()
    this.sent = (async () => {
      for (const [table, lines] of all) await copyIn(this.client, table, lines.join(''))
    })()
    this.sent.catch(() => undefined)
    await new Promise((turn) => setImmediate(turn))
  }

  async end() {
    await this.send()
    await this.sent
  }
}

const array = (texts: readonly string[]) => `{${texts.join(',')}}`

const into = {
  estate: 'estate (id, place, name, kind, street, property, point, fictional, text, grams, version)',
  building: 'building (id, estate, place, name, floors, elevator, point, text, grams, version)',
  unit: 'unit (id, building, name)',
  dwelling: 'dwelling (id, place, estate, building, unit, room, floor, text, state, ordered, grams, version)',
  person:
    'person (id, place, name, name_masked, sex, born, id_number, id_number_masked, id_number_key, address_note, died, version, entered_at)',
  phone: 'person_phone (person, place, no, sealed, masked, key)',
  household: 'household (id, place, dwelling, opened, closed, version)',
  member: 'household_member (household, person, place, relation, residence, from_day, to_day)',
  category: 'person_category (id, person, place, category, from_day, to_day, source, month, version)',
  event: 'person_event (id, person, kind, day, from_place, to_place, recorded_at)',
  name: 'bench_name (person, name)',
  piece: 'bench_piece (name, key)',
} as const

async function growHomes(admin: pg.Client, crowd: PeopleCrowd): Promise<DwellingRef[]> {
  const pieces = new Pieces(admin)
  const homes: DwellingRef[] = []
  const rural = new Set(crowd.grids.filter((g) => g.rural).map((g) => g.path))
  const wanted = Math.ceil((crowd.people / householdSize(wholeCounty)) * spare)
  for (const line of growEstates(crowd.grids, wanted)) {
    const out = drawOut(line, true)
    putHomes(pieces, out)
    for (const d of out.dwellings) homes.push({ id: d.id, place: d.place, rural: rural.has(d.place) })
    if (homes.length % 20_000 < out.dwellings.length) await pieces.send()
  }
  await pieces.end()
  return homes
}

/** Homes that stand empty, one here and one there. */
const spare = 1.05

function putHomes(pieces: Pieces, { estate, buildings, units, dwellings }: DrawnOut) {
  const text = (estate.street ?? '') + estate.name
  pieces.put(
    into.estate,
    estate.id,
    estate.place,
    estate.name,
    estate.kind,
    estate.street,
    null,
    null,
    true,
    text,
    array(grams(text)),
    1,
  )
  for (const b of buildings)
    pieces.put(
      into.building,
      b.id,
      b.estate,
      b.place,
      b.name,
      b.floors,
      b.elevator,
      null,
      text + b.name,
      array(grams(text + b.name)),
      1,
    )
  for (const u of units) pieces.put(into.unit, u.id, u.building, u.name)
  for (const d of dwellings)
    pieces.put(
      into.dwelling,
      d.id,
      d.place,
      d.estate,
      d.building,
      d.unit,
      d.room,
      d.floor,
      d.text,
      d.state,
      inOrderOf(d.text),
      array(grams(d.text)),
      1,
    )
}

async function growHouseholds(admin: pg.Client, crowd: PeopleCrowd, homes: DwellingRef[]): Promise<number> {
  await admin.query('create table bench_name (person uuid, name int); create table bench_piece (name int, key bigint)')
  const at: At = { house: { keys: crowd.keys }, county: { code: crowd.county } }
  const pieces = new Pieces(admin)
  const names = new Map<string, number>()
  const r = seeded(crowd.seed)
  const lived = homes.filter(() => r.next() < 1 / spare + 0.01)
  let people = 0
  for (const home of inventPeople(crowd.seed, crowd.people, lived, crowd.day, wholeCounty)) {
    putHousehold(pieces, at, names, home, crowd.day)
    people += home.members.length
    if (people % 10_000 < home.members.length) await pieces.send()
  }
  await pieces.end()
  return people
}

let events = 0

function putHousehold(
  pieces: Pieces,
  at: At,
  names: Map<string, number>,
  { household: h, members }: InventedHousehold,
  day: string,
) {
  pieces.put(into.household, h.id, h.place, h.dwelling, h.opened, h.closed, 1)
  for (const { person, member, categories } of members) {
    const p = sealPerson(at, person)
    pieces.put(
      into.person,
      p.id,
      p.place,
      p.name,
      p.name_masked,
      p.sex,
      p.born,
      p.id_number,
      p.id_number_masked,
      p.id_number_key,
      p.address_note,
      p.died,
      1,
      `${day}T00:00:00Z`,
    )
    for (const f of sealPhones(at, person)) pieces.put(into.phone, f.person, f.place, f.no, f.sealed, f.masked, f.key)
    pieces.put(
      into.member,
      member.household,
      member.person,
      p.place,
      member.relation,
      member.residence,
      member.from,
      member.to,
    )
    for (const c of categories)
      pieces.put(into.category, c.id, c.person, p.place, c.category, c.from, c.to, c.source, c.month, 1)
    const id = uuidv7(Date.UTC(2026, 0, 1) + events++, createHash('md5').update(p.id).digest().subarray(0, 10))
    pieces.put(into.event, id, p.id, 'found', member.from, null, p.place, `${day}T00:00:00Z`)
    let no = names.get(person.name)
    if (no === undefined) {
      no = names.size
      names.set(person.name, no)
      for (const key of new Set(findKeys(at, personKeys(person.name)))) pieces.put(into.piece, no, key)
    }
    pieces.put(into.name, p.id, no)
  }
}

/** What `insertKeys` and `deriveKeys` make, for everybody at once: whole tables are joined, nothing is looked up one by one. */
const keysText = [
  `create table bench_category as
     select p.id as person, '' as category, p.place, p.born from person p join bench_name n on n.person = p.id
     union all
     select distinct p.id, c.category, p.place, p.born from person_category c join person p on p.id = c.person join bench_name n on n.person = p.id`,
  'analyze bench_category, bench_name, bench_piece, household_member, household, dwelling, unit',
  `insert into person_key (key, category, place, person, born, derived)
     select b.key, f.category, f.place, f.person, f.born, false
     from bench_category f join bench_name n on n.person = f.person join bench_piece b on b.name = n.name`,
  `insert into person_key (key, category, place, person, born, derived)
     select extract(year from f.born)::bigint, f.category, f.place, f.person, f.born, true from bench_category f where f.born is not null`,
  `insert into person_key (key, category, place, person, born, derived)
     select distinct person_home_key(w.word), f.category, f.place, f.person, f.born, true
     from bench_category f
     join household_member m on m.person = f.person and m.residence <> 'registered-only'
     join household h on h.id = m.household
     join dwelling d on d.id = h.dwelling
     left join unit u on u.id = d.unit
     cross join lateral (values ('block:' || coalesce(d.building, d.estate)), ('unit:' || lower(u.name)), ('room:' || lower(d.room))) w(word)
     where w.word is not null`,
  'drop table bench_category, bench_name, bench_piece',
]
