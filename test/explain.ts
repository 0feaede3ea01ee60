/** What a statement reads, from PostgreSQL's own account of running it. */
import type pg from 'pg'
import { settings, type Scope } from '../server/kernel/db/scope.ts'
import type { Statement, Tx } from '../server/kernel/db/tx.ts'

export interface Reading {
  /** Rows taken from tables and indexes, those thrown away again included. */
  rows: number
  /** Relations that were read from one end to the other. */
  whole: string[]
  /** The plan in short, for the message of a failing test. */
  plan: string
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** `custom`: planned with the values in sight; `generic`: for any values, as a connection does from the sixth time on. */
export type PlanKind = 'custom' | 'generic'

/** Runs in the caller's transaction, with its role and settings. */
export async function explained(client: pg.Client, s: Statement, kind: PlanKind): Promise<Reading> {
  await client.query(`set local plan_cache_mode = force_${kind}_plan`)
  await client.query(`prepare looked_at as ${s.text}`)
  try {
    const values = s.values.length > 0 ? `(${s.values.map(literal).join(', ')})` : ''
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (analyze, format json) execute looked_at ${values}`,
    )
    return reading(rows[0]!['QUERY PLAN'][0]!.Plan)
  } finally {
    await client.query('deallocate looked_at')
  }
}

/** In a transaction of its own with what the scope may see; nothing of it stays. */
export async function explainedUnder(
  client: pg.Client,
  county: string,
  scope: Scope,
  s: Statement,
  kind: PlanKind,
): Promise<Reading> {
  await client.query(`begin; ${settings(county, scope)}`)
  try {
    return await explained(client, s, kind)
  } finally {
    await client.query('rollback')
  }
}

/** What a function of a store asks, told nothing. */
export async function asked(county: string, ask: (tx: Tx) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const rows = async <R>(s: Statement): Promise<R[]> => {
    statements.push(s)
    return []
  }
  await ask({ county, rows, one: async (s) => void (await rows(s)), run: async (s) => (await rows(s)).length })
  return statements
}

const scans = /^(Seq|Index|Index Only|Bitmap Heap|Tid|Sample) Scan$/

function reading(root: Node): Reading {
  const all: { node: Node; depth: number }[] = []
  const visit = (node: Node, depth: number) => {
    all.push({ node, depth })
    for (const inner of node.Plans ?? []) visit(inner, depth + 1)
  }
  visit(root, 0)
  const read = (n: Node) =>
    (n['Actual Rows'] + (n['Rows Removed by Filter'] ?? 0) + (n['Rows Removed by Index Recheck'] ?? 0)) *
    n['Actual Loops']
  const tables = all.filter(({ node }) => scans.test(node['Node Type']))
  return {
    rows: tables.reduce((sum, { node }) => sum + read(node), 0),
    whole: tables
      .filter(({ node }) => node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0)
      .map(({ node }) => node['Relation Name'] ?? '?'),
    plan: all
      .map(
        ({ node, depth }) =>
          `${'  '.repeat(depth)}${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''} ${read(node)}`,
      )
      .join('\n'),
  }
}

/** Values as SQL text: what the driver would send as parameters. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return `'${value.toISOString()}'`
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  if (Array.isArray(value)) return `'{${(value as (string | number | null)[]).map(element).join(',')}}'`
  if (typeof value !== 'string') throw new Error(`no literal for a ${typeof value}`)
  return `'${value.replaceAll("'", "''")}'`
}

const element = (value: string | number | null) =>
  value === null ? 'null' : `"${String(value).replace(/["\\]/g, '\\$&').replaceAll("'", "''")}"`
