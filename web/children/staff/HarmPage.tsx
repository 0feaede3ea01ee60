import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { Docked } from '../../kit/staff/Docked.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { ReasonDialog } from '../../kit/staff/Masked.tsx'
import { mint } from '../../kit/mint.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { State } from '../../kit/ui/State.tsx'
import { CallButton } from '../../kit/ui/Calls.tsx'
import { useWords } from '../../kit/words.ts'
import { useConfirmHarm, useHarmReports, useReadHarm, type HarmHead, type OpenedHarm } from '../queries.ts'
import { entryWords } from '../resident/entry-words.ts'
import { harmWords } from '../words.ts'
import { OpenedReport } from './OpenedReport.tsx'
import { ReportHarm } from './ReportHarm.tsx'
import { staffWords } from './words.ts'
import './children.css'

/** Whoever is at the console reports; whose office was told finds what reached it, without a word until it is opened. */
export function HarmPage() {
  const t = useWords(staffWords)
  const harm = useWords(harmWords)
  const entry = useWords(entryWords)
  const receives = useMay()('children.receive')
  const [reporting, setReporting] = useState(false)
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <Button onClick={() => setReporting(true)}>{t('report')}</Button>
      </PageHead>
      <div className="harm-first">
        <CallButton phone="110" primary>
          {entry('call')}
        </CallButton>
        <p>{harm('callFirst')}</p>
      </div>
      {reporting && <ReportHarm onClose={() => setReporting(false)} />}
      <ReceivedReports always={receives} />
    </>
  )
}

interface Opened {
  id: string
  report: OpenedHarm
}

function ReceivedReports({ always }: { always: boolean }) {
  const t = useWords(staffWords)
  const f = useFormat()
  const { message } = App.useApp()
  const [open, setOpen] = useState(true)
  const list = useHarmReports(open, always)
  const read = useReadHarm()
  const [asking, setAsking] = useState<HarmHead>()
  const [shown, setShown] = useState<Opened>()
  const columns = useColumns(setAsking)
  const look = async (id: string, why: string) =>
    setShown({ id, report: await read.mutateAsync({ params: { id }, body: { why } }) })
  // Whoever only reports sees no empty list of others.
  if (!always && !list.items?.length && open) return null
  return (
    <Docked
      open={shown !== undefined}
      label={t('title')}
      title={<b>{shown && t('lookNo', { no: f.ref(shown.report.refNo) })}</b>}
      onClose={() => setShown(undefined)}
      panel={
        shown && (
          <OpenedReport
            id={shown.id}
            report={shown.report}
            onChanged={(why) => void look(shown.id, why).catch(() => message.error(t('none')))}
          />
        )
      }
    >
      <h2>{t('listed')}</h2>
      <Segmented
        className="children-views"
        aria-label={t('views')}
        value={open ? 'open' : 'all'}
        options={[
          { value: 'open', label: t('open') },
          { value: 'all', label: t('all') },
        ]}
        onChange={(v) => setOpen(v === 'open')}
      />
      <DataTable
        name="harm"
        caption={t('listed')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        empty={<EmptyState icon="shield" title={t('none')} hint={t('noneHint')} />}
      />
      {asking && (
        <ReasonDialog
          title={t('readOf', { no: f.ref(asking.refNo) })}
          okText={t('read')}
          onClose={() => setAsking(undefined)}
          onReason={(why) => look(asking.id, why)}
        />
      )}
    </Docked>
  )
}

function useColumns(onRead: (row: HarmHead) => void): Column<HarmHead>[] {
  const t = useWords(staffWords)
  const f = useFormat()
  const say = useDone()
  const confirm = useConfirmHarm()
  const take = (r: HarmHead) =>
    void confirm.mutateAsync({ params: { id: r.id }, body: { id: mint() } }).then(() => say(t('confirmed')))
  const state = (r: HarmHead) => {
    if (r.done) return <State tone="good">{t('done')}</State>
    if (r.confirmed) return <State tone="plain">{t('inHand')}</State>
    return <State tone="late">{r.dueAt ? t('toConfirm', { when: f.moment(r.dueAt) }) : t('toConfirmLast')}</State>
  }
  return [
    { key: 'no', title: t('number'), always: true, width: 130, render: (r) => f.ref(r.refNo) },
    { key: 'at', title: t('received'), always: true, width: 150, render: (r) => f.moment(r.receivedAt) },
    { key: 'state', title: t('state'), always: true, render: (r) => <span className="harm-state">{state(r)}</span> },
    {
      key: 'act',
      title: '',
      always: true,
      act: true,
      width: 200,
      render: (r) => (
        <span className="harm-acts">
          {!r.confirmed && (
            <Button size="small" aria-label={t('confirmOf', { no: f.ref(r.refNo) })} onClick={() => take(r)}>
              {t('confirm')}
            </Button>
          )}
          <Button size="small" aria-label={t('readOf', { no: f.ref(r.refNo) })} onClick={() => onRead(r)}>
            {t('read')}
          </Button>
        </span>
      ),
    },
  ]
}
