import { Refusal } from '../../domain/kernel/errors.ts'
import type { formsApi } from '../../domain/forms/api.ts'
import type { FormLine } from '../../domain/forms/schema.ts'
import type { Handlers } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { ask, codeOf } from './asking.ts'
import { bring, drop, plan } from './bringing.ts'
import { fill } from './filling.ts'
import { oneTemplate, templates, type TemplateRow } from './store.ts'

const lineOf = (r: TemplateRow & { by: string | null }): FormLine => ({
  id: r.id,
  department: r.department,
  name: r.name,
  kind: r.kind,
  at: r.at.toISOString(),
  by: r.by,
  ready: r.ready,
  filledAt: r.filledAt?.toISOString() ?? null,
})

export const formsRoutes: Handlers<typeof formsApi> = {
  list: async (ctx, { query }) => {
    const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    const after = afterCursor<[string, string]>(query.after, ['infinity', last])
    const rows = await ctx.read((tx) => templates(tx, after, query.size + 1))
    return paged(rows, query.size, lineOf, (r) => [r.at.toISOString(), r.id])
  },
  bring: (ctx, input) => bring(ctx, input),
  one: async (ctx, { params }) => {
    const row = await ctx.read((tx) => oneTemplate(tx, params.id))
    if (!row) throw new Refusal('not-found')
    const { sheets, plan: settled, familiar, version } = row
    return { ...lineOf(row), sheets, plan: settled, familiar, version, code: codeOf(row) }
  },
  plan: (ctx, input) => plan(ctx, input),
  fill: (ctx, { params, body }) => fill(ctx, params.id, body),
  ask: (ctx, { params, body }) => ask(ctx, params.id, body),
  drop: (ctx, input) => drop(ctx, input),
}
