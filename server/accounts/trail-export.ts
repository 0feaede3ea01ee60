/** Lines of the audit as a table. Taking them away leaves a line itself. */
import { csvOf, type Cell } from '../kernel/csv.ts'
import type { Ctx } from '../kernel/context.ts'
import { canonical } from '../kernel/hash.ts'
import { itemOf, linesOf, namesIn, newestFirst, type Query } from './trail-lines.ts'
import { exportWords as w } from './trail-words.ts'

const most = 10_000

const heads = [
  'at',
  'actorName',
  'act',
  'subjectKind',
  'subjectName',
  'subject',
  'detail',
  'block',
  'actor',
  'id',
] as const satisfies (keyof typeof w)[]

export async function exportLines(ctx: Ctx, query: Query): Promise<unknown> {
  const [at, id] = newestFirst
  const bytes = await ctx.act(
    async (tx) => {
      const rows = await linesOf(tx, query, { at, id }, most)
      return { rows, names: await namesIn(tx, rows) }
    },
    ({ rows, names }) => {
      const table = rows.map((row): Cell[] => {
        const item = itemOf(row, names)
        return heads.map((h) => (h === 'detail' ? canonical(item.detail) : (item[h] ?? null)))
      })
      return {
        writes: [],
        audit: [
          {
            act: 'audit.export',
            subjectKind: 'audit',
            subject: query.subject ?? 'all',
            detail: {
              rows: rows.length,
              looks: query.looks !== '0',
              act: query.act ?? null,
              actor: query.actor ?? null,
            },
          },
        ],
        events: [],
        answer: csvOf([heads.map((h) => w[h][ctx.locale]), ...table]),
      }
    },
  )
  ctx.reply.stream(`${ctx.county.code}-audit.csv`, 'text/csv; charset=utf-8', bytes)
  return undefined
}
