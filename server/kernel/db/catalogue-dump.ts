/**
 * A schema as text, read from the catalogue: `server/schema.sql` is such a text, so that a review sees what a migration
 * comes to. Deterministic: names in byte order, columns in theirs; nothing of the machine or the moment stands in it.
 */
import type pg from 'pg'
import { catalogue, type CatalogueLine } from './catalogue-queries.ts'

type Lines = Record<keyof typeof catalogue, CatalogueLine[]>

/**
 * @param client a connection that may see the schema; its search path is changed
 * @param schema e.g. `c231025`
 * @param called the name that stands in the text instead, e.g. `county`
 */
export async function dumpSchema(client: pg.ClientBase, schema: string, called = schema): Promise<string> {
  await client.query(`set search_path = "${schema}", network, public`)
  const lines = {} as Lines
  for (const [kind, text] of Object.entries(catalogue) as [keyof Lines, string][]) {
    const answer = await client.query<CatalogueLine>(text, [schema])
    lines[kind] = answer.rows.map((r) => ({
      ...r,
      line: r.line.replaceAll(`${schema}.`, '').replaceAll(schema, called),
    }))
  }
  const beside = [...lines.schema, ...lines.functions].map((l) => l.line)
  const relations = lines.relations.map(({ relation, line: kind }) => relationText(relation, kind, lines))
  return [`-- schema ${called}`, ...beside, ...relations].join('\n\n') + '\n'
}

function relationText(relation: string, kind: string, lines: Lines): string {
  const of = (name: keyof Lines) => lines[name].filter((l) => l.relation === relation).map((l) => l.line)
  const parts = [...of('columns'), ...of('constraints')].map((l) => `  ${l}`).join(',\n')
  const body = kind === 'table' ? ` (\n${parts}\n);` : (of('views')[0] ?? ';')
  const after = [
    ...of('indexes'),
    ...of('triggers'),
    ...of('security'),
    ...of('policies'),
    ...of('grants'),
    ...of('columnGrants'),
  ]
  return [`create ${kind} ${relation}${body}`, ...after].join('\n')
}
