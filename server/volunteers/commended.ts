/** Who was commended in a place and a year: the list, how many, and the same as a file. */
import type { commendedApi, Commended } from '../../domain/volunteers/commended-api.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { inThrees } from '../../domain/kernel/refno.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import type { Cell } from '../kernel/csv.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { takeOut } from '../kernel/out/take-out.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { commendedHeads } from './commended-words.ts'
import { commendedIn, commendedSum, type CommendedRow } from './store/commended-store.ts'

type Api = typeof commendedApi

const newest: [string, string] = ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
const yearOf = (year: number): [string, string] => [`${year}-01-01`, `${year}-12-31`]

type Told = CommendedRow & Pick<Commended, 'ground'>

async function grounded(tx: Tx, rows: CommendedRow[]): Promise<Told[]> {
  const texts = rows.length > 0 ? await tx.rows<TextRow>(textsById(rows.map((r) => r.text))) : []
  const by = new Map(texts.map((t) => [t.id, t.body]))
  return rows.map((r) => ({ ...r, ground: by.get(r.text) ?? null }))
}

const shown = ({ person: _p, text: _t, ...r }: Told): Commended => r

export async function commended(ctx: Ctx, q: Received<Api['commended']>['query']): Promise<Answer<Api['commended']>> {
  if (!ctx.may('volunteers.read', q.under)) throw new Refusal('not-permitted')
  const [range, year] = [rangeOf(q.under), yearOf(q.year)]
  const after = afterCursor<[string, string]>(q.after, newest)
  const [rows, sum] = await ctx.read(async (tx) =>
    Promise.all([
      commendedIn(tx, range, year, after, q.size + 1).then((r) => grounded(tx, r)),
      commendedSum(tx, range, year),
    ]),
  )
  return { ...paged(rows, q.size, shown, (r) => [r.day, r.id]), ...sum }
}

const columns = ['day', 'name', 'number', 'placeName', 'ground', 'unitName'] as const
const size = 2_000

export async function commendedOut(ctx: Ctx, body: Received<Api['commendedOut']>['body']): Promise<undefined> {
  const { under, year, ...asked } = body
  if (!ctx.may('volunteers.keep', under)) throw new Refusal('not-found')
  const cell = (r: Told): Record<(typeof columns)[number], Cell> => ({ ...r, number: r.number && inThrees(r.number) })
  return takeOut<Told>(ctx, {
    asked,
    act: 'volunteers.commended-out',
    kind: 'volunteer-commendations',
    place: under,
    profile: null,
    clear: false,
    narrowed: { year },
    title: commendedHeads.title[ctx.locale],
    head: columns.map((c) => commendedHeads[c][ctx.locale]),
    page: async (after) => {
      const from = (after?.split(' ') ?? newest) as [string, string]
      const items = await ctx.read(async (tx) =>
        grounded(tx, await commendedIn(tx, rangeOf(under), yearOf(year), from, size)),
      )
      const end = items.length === size ? items.at(-1) : undefined
      return { items, next: end && `${end.day} ${end.id}` }
    },
    cells: (r) => {
      const said = cell(r)
      return columns.map((c) => said[c])
    },
    subject: (r) => r.person,
  })
}
