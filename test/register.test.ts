/** [I9] No column of personal data without a purpose, an owner and a limit: the register of the base pack against the schema. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { registerFaults, registerLines } from '../domain/rights/register.ts'
import { packFiles } from '../packs/read.ts'

const schema = readFileSync(new URL('../server/schema.sql', import.meta.url), 'utf8')

/** Tables in which nothing is about a person: maps, bodies, the catalogue, settings, counts. A new table is put here or into the register. */
const withoutPersons = `
  account_platforms activity activity_draw activity_series activity_sum audit_blocks building calendar_days calendar_years care_kind care_plan catalogue_entry
  counties definition delegation demand_filled demand_spent duty_making dwelling estate facility facility_check facility_use indicator_closings indicator_counting
  indicator_months indicator_rollups indicator_targets indicators landmark letter_keys migrations
  neighbour_group neighbour_unit organisation pack_installed people_run person_fault_sum person_field place place_name place_succession population_noted population_sum
  request_city_layout
  rights_register rights_run settings team team_activity team_told team_year timebank_proof timebank_shelf unit visit_draw webhook_deliveries webhooks`
  .trim()
  .split(/\s+/)

/** `person.name`, of every table of the schema text. */
function columnsOf(text: string): string[] {
  return [...text.matchAll(/^create table (\w+) \(\n([\s\S]*?)\n\)/gm)].flatMap(([, table, body]) =>
    body!
      .split('\n')
      .map((line) => /^ {2}"?(\w+)"? /.exec(line)?.[1])
      .filter((name) => name !== undefined && name !== 'constraint')
      .map((name) => `${table}.${name}`),
  )
}

const register = registerLines(packFiles('base'))
const named = new Set(register.fields.flatMap((f) => f.columns))
const tableOf = (column: string) => column.split('.')[0]!
const missing = (columns: string[]) =>
  columns.filter((c) => !withoutPersons.includes(tableOf(c)) && !named.has(c)).sort()

describe('[I9] the register of personal data', () => {
  it('is well-formed', () => {
    expect(register.faults).toEqual([])
    expect(registerFaults(register)).toEqual([])
    expect(register.fields.length).toBeGreaterThan(20)
  })

  it('covers every column of every table that is not known to hold nobody', () => {
    const columns = columnsOf(schema)
    expect(columns.length).toBeGreaterThan(300)
    expect(columns).toContain('person.id_number')
    expect(missing(columns)).toEqual([])
  })

  it('names no column that is not there', () => {
    const there = new Set(columnsOf(schema))
    expect([...named].filter((c) => !there.has(c))).toEqual([])
    const tables = new Set([...there].map(tableOf))
    expect(withoutPersons.filter((t) => !tables.has(t))).toEqual([])
  })

  it('notices a column that somebody adds', () => {
    const grown = schema.replace('create table person (\n', 'create table person (\n  nickname text,\n')
    expect(missing(columnsOf(grown))).toEqual(['person.nickname'])
  })
})
