/** Goods that may be had for minutes: brought by packs, edited by the county, dated; and what each was called when it was handed out. */
import { mayRedefineGood, type TimebankGood } from '../../domain/timebank/goods.ts'
import { goodsLines } from '../../domain/timebank/pack.ts'
import { definitions } from '../kernel/definitions/index.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { outsById, type OutRow } from './store/goods-store.ts'

export const goodsList = definitions<TimebankGood>({
  kind: 'timebank-goods',
  room: 'timebank',
  lines: goodsLines,
  mayRedefine: mayRedefineGood,
  names: { install: 'timebank.install-goods', define: 'timebank.define-good', changed: 'timebank.goods-defined' },
})

/** What each was called when it was handed out. */
export async function calledBy(tx: Tx, outs: readonly OutRow[]): Promise<ReadonlyMap<string, TimebankGood['name']>> {
  const names = new Map<string, TimebankGood['name']>()
  for (const day of new Set(outs.map((o) => o.goodFrom))) {
    const all = await goodsList.within(tx, day)
    for (const o of outs) {
      const good = o.goodFrom === day ? all.get(o.good) : undefined
      if (good) names.set(o.id, good.name)
    }
  }
  return names
}

/** Of lines of a statement: what was handed out. */
export async function handedBy(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const outs = await outsById(tx, ids)
  const names = await calledBy(tx, outs)
  return outs.map((o) => ({ id: o.id, called: names.get(o.id) ?? { zh: o.good, en: o.good }, count: o.count }))
}
