import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import type { RequestView } from '../queries.ts'
import { words } from '../words.ts'
import { actFieldWords } from '../words/acts.ts'
import type { Next } from './next.ts'
import { asksReason } from './table.ts'

/** Names of acts on this request; where several orders run, with whose order it is. */
export function useActNames(view: RequestView) {
  const act = useWords(actWords)
  const t = useWords(words)
  const field = useWords(actFieldWords)
  const several = view.orderList.length > 1
  const unitOf = (a: Next) =>
    a.order && several ? view.orderList.find((o) => o.id === a.order)?.unit?.name : undefined
  const note = (a: Next) =>
    a.kind === 'dispatch' ? field('proposalNote') : unitOf(a) && t('onOrderOf', { unit: unitOf(a)! })
  const title = (a: Next) => (a.kind === 'dispatch' ? field('proposal') : act(a.kind))
  return {
    title,
    note,
    full: (a: Next) => [`${act(a.kind)}${asksReason(a.kind) ? '…' : ''}`, unitOf(a)].filter(Boolean).join(' · '),
  }
}
