/** Several at once: urge them, or send them as proposed; each answer says what was done, and what was can be taken back. */
import { App } from 'antd'
import { useState } from 'react'
import { faultText } from '../../../kit/form/faults.ts'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { problemOf } from '../../../kit/problem.ts'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { kitWords } from '../../../kit/kit-words.ts'
import { useWords } from '../../../kit/words.ts'
import { asProposed } from '../acts/DispatchForm.tsx'
import { batch, proposalOf, useRequestsChanged, type BatchAnswer, type ListItem } from '../queries.ts'
import { words } from '../words.ts'
import { actFaultWords } from '../words/acts.ts'

interface Sent {
  request: string
  act: { id: string }
}

export function useBatch() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const f = useFormat()
  const say = useDone()
  const changed = useRequestsChanged()
  const { notification } = App.useApp()
  const [busy, setBusy] = useState(false)

  const undo = async (done: readonly BatchAnswer['results'][number][]) => {
    const answer = await batch(
      'take-back',
      done.map((r) => ({ request: r.request, act: { id: mint(), of: r.act } })),
    )
    const stuck = answer.results.filter((r) => !r.ok).length
    say(stuck > 0 ? t('undoFailed', { n: stuck }) : t('undone'))
    changed()
  }
  const tell = (failed: { item: ListItem; why: string }[]) => {
    if (failed.length === 0) return
    notification.warning({
      title: t('failedN', { n: failed.length }),
      description: failed.map(({ item, why }) => `${f.ref(item.refNo)} ${why}`).join('\n'),
      duration: 0,
      className: 'lines',
    })
  }
  const run = async (
    kind: 'urge' | 'dispatch',
    items: readonly ListItem[],
    acts: Sent[],
    unready: { item: ListItem; why: string }[],
  ) => {
    const answer: BatchAnswer = acts.length > 0 ? await batch(kind, acts) : { results: [] }
    const done = answer.results.filter((r) => r.ok)
    const failed = answer.results.flatMap((r) => {
      const item = items.find((i) => i.id === r.request)
      return r.ok || !item ? [] : [{ item, why: r.holder ? t('held', { who: r.holder }) : whyOf(r) }]
    })
    if (done.length > 0)
      say(
        kind === 'urge' ? t('urgedN', { n: done.length }) : t('dispatchedN', { n: done.length }),
        () => void undo(done),
      )
    tell([...unready, ...failed])
  }
  /** A list that bars the unit says so by its line; else the server's words. */
  const whyOf = ({ faults, why }: BatchAnswer['results'][number]) =>
    faults?.map((fault) => faultText(fault, f.lang, actFaultWords)).join(' ') ?? why ?? ''
  const guarded = async (doing: () => Promise<void>) => {
    setBusy(true)
    try {
      await doing()
    } catch (error) {
      notification.error({
        title: problemOf(error)?.title ?? kit('noAnswerTitle'),
        description: problemOf(error)?.detail ?? kit('noAnswerDo'),
      })
    } finally {
      setBusy(false)
      changed()
    }
  }
  const urge = (items: readonly ListItem[]) =>
    guarded(() =>
      run(
        'urge',
        items,
        items.map((i) => ({ request: i.id, act: { id: mint() } })),
        [],
      ),
    )
  const dispatch = (items: readonly ListItem[]) =>
    guarded(async () => {
      const proposals = await Promise.all(
        items.map(async (item) => ({ item, order: asProposed(await proposalOf(item.id), mint) })),
      )
      const acts = proposals.flatMap(({ item, order }) =>
        order ? [{ request: item.id, act: { id: mint(), orders: [order] } }] : [],
      )
      const unready = proposals.flatMap(({ item, order }) => (order ? [] : [{ item, why: t('noProposal') }]))
      await run('dispatch', items, acts, unready)
    })
  return { busy, urge, dispatch }
}
