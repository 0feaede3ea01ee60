import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Way } from '../../../domain/notices/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { mint } from '../../kit/mint.ts'
import { useSearch } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { BatchBar, PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useGivenUp, useLeave, useSendAgain, type Failed } from '../queries.ts'
import { WaysOut } from './WaysOut.tsx'
import { givenUpWords, templateWords } from './words/given-up.ts'

/** Texts and letters that nobody took over: tried again, or left. */
export function GivenUp() {
  const t = useWords(givenUpWords)
  const [search, change] = useSearch()
  const way = Way.safeParse(search.get('way')).data
  const list = useGivenUp(way)
  const [selected, setSelected] = useState<string[]>([])
  const chosen = selected.filter((id) => list.items?.some((m) => m.id === id))
  const act = useDecide(() => setSelected([]))
  return (
    <>
      <PageHead title={t('title')} />
      <p className="note">{t('note')}</p>
      <WaysOut />
      <Segmented
        className="parts"
        aria-label={t('which')}
        value={way ?? 'both'}
        onChange={(next) => change({ way: next === 'both' ? undefined : next })}
        options={(['both', ...Way.options] as const).map((value) => ({ value, label: t(value) }))}
      />
      {act.error !== undefined && act.error !== null && <ErrorState error={act.error} />}
      <BatchBar count={chosen.length} onClear={() => setSelected([])}>
        <Button loading={act.busy} onClick={() => void act.again(chosen)}>
          {t('again')}
        </Button>
        <Button onClick={() => void act.leave(chosen)}>{t('leave')}</Button>
      </BatchBar>
      <DataTable
        name="given-up"
        caption={t('title')}
        of={list}
        columns={useFailedColumns(act)}
        rowKey={(m) => m.id}
        rowName={(m) => m.to || t('gone')}
        selected={chosen}
        onSelect={setSelected}
        cards
        empty={<EmptyState icon="done" title={t('none')} hint={t('noneDo')} />}
      />
    </>
  )
}

interface Decide {
  again: (messages: string[]) => Promise<void>
  leave: (messages: string[]) => Promise<void>
  busy: boolean
  error: unknown
}

function useDecide(done: () => void): Decide {
  const t = useWords(givenUpWords)
  const say = useDone()
  const again = useSendAgain()
  const leave = useLeave()
  const send = (act: typeof again, word: 'againDone' | 'leaveDone') => async (messages: string[]) => {
    const answer = await act.mutateAsync({ body: { id: mint(), messages } }).catch(() => undefined)
    if (!answer) return
    say(t(word, { n: answer.done }))
    done()
  }
  return {
    again: send(again, 'againDone'),
    leave: send(leave, 'leaveDone'),
    busy: again.isPending || leave.isPending,
    error: again.error ?? leave.error,
  }
}

function useFailedColumns(act: Decide): Column<Failed>[] {
  const t = useWords(givenUpWords)
  const about = useWords(templateWords)
  const f = useFormat()
  const to = (m: Failed) => m.to || t('gone')
  const why = ({ why: code }: Failed) =>
    code === 'no-address' ? t('noAddress') : code === 'template' ? t('noTemplate') : t('refused', { code })
  return [
    { key: 'to', title: t('to'), width: 180, always: true, render: to },
    { key: 'way', title: t('way'), width: 64, render: (m) => t(m.way) },
    { key: 'what', title: t('what'), width: 130, always: true, render: (m) => about(m.template) },
    { key: 'when', title: t('when'), width: 120, render: (m) => f.moment(m.at) },
    { key: 'over', title: t('over'), width: 120, render: (m) => f.moment(m.givenUpAt) },
    {
      key: 'why',
      title: t('why'),
      width: 200,
      always: true,
      render: (m) => [why(m), m.inPerson && t('visited')].filter(Boolean).join(' · '),
    },
    {
      key: 'act',
      title: t('act'),
      width: 170,
      always: true,
      act: true,
      render: (m) => (
        <span className="decide">
          <Button size="small" aria-label={t('againOf', { to: to(m) })} onClick={() => void act.again([m.id])}>
            {t('again')}
          </Button>
          <Button size="small" aria-label={t('leaveOf', { to: to(m) })} onClick={() => void act.leave([m.id])}>
            {t('leave')}
          </Button>
        </span>
      ),
    },
  ]
}
