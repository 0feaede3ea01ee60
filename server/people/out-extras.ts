/** Fields that the county added as columns of a list that leaves: as the card shows them, a sensitive one in full only for whoever may reveal. */
import { fault } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { extraValue, fieldsList } from './extras.ts'
import { outWords } from './out-words.ts'
import { extrasOfAll } from './store/extra-store.ts'

export interface Added {
  heads: string[]
  /** Cells by person, in the order of the heads. */
  of: (ids: readonly string[]) => Promise<(person: string) => (string | null)[]>
}

const masked = '***'

/** @param codes of the fields; one that is unknown is a fault of whoever asks */
export async function addedColumns(ctx: Ctx, codes: readonly string[], clear: boolean): Promise<Added> {
  const w = outWords[ctx.locale]
  const known = new Map((codes.length > 0 ? await fieldsList(ctx) : []).map((f) => [f.code, f]))
  const fields = codes.map((code, i) => {
    const field = known.get(code)
    if (!field) throw fault(`extras.${i}`, 'code')
    return field
  })
  const said = (kind: string, value: string) => (kind === 'yes' ? w.yes[value as 'yes' | 'no'] : value)
  return {
    heads: fields.map((f) => f.name[ctx.locale]),
    of: async (ids) => {
      const rows = fields.length > 0 && ids.length > 0 ? await ctx.read((tx) => extrasOfAll(tx, ids)) : []
      const held = new Map(rows.map((r) => [`${r.person}/${r.field}`, r]))
      return (person) =>
        fields.map(({ code, kind, sensitive }) => {
          const row = held.get(`${person}/${code}`)
          if (!row) return null
          return sensitive && !clear ? masked : said(kind, extraValue(ctx, row))
        })
    },
  }
}
