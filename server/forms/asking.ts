/** A table reaches villages by an entry in the register of what is asked of them: the same department and headers are the same table. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Received } from '../../domain/kernel/api.ts'
import type { formsApi } from '../../domain/forms/api.ts'
import type { FormSheet } from '../../domain/forms/schema.ts'
import { propose } from '../demands/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { bodyHash } from '../kernel/hash.ts'
import { oneTemplate, type TemplateRow } from './store.ts'

export const codeOf = ({ department, layout }: Pick<TemplateRow, 'department' | 'layout'>): string =>
  bodyHash([department, layout]).slice(0, 32)

/** Each header once, with what it means of the record. */
function fieldsOf(sheets: readonly FormSheet[]) {
  const all = sheets.flatMap((s) => s.slots).filter((s) => s.header.trim())
  return [...new Map(all.map((s) => [s.header, { label: s.header.slice(0, 200), use: s.use }])).values()]
}

export async function ask(ctx: Ctx, id: string, body: Received<(typeof formsApi)['ask']>['body']) {
  const row = await ctx.read((tx) => oneTemplate(tx, id))
  if (!row) throw new Refusal('not-found')
  return propose(ctx, { ...body, kind: 'form', code: codeOf(row), fields: fieldsOf(row.sheets) })
}
