import { Button } from 'antd'
import { useState } from 'react'
import { demandsApi } from '../../../domain/demands/api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useUnitNames } from '../../organisations/queries.ts'
import { useDemand, useDemandAct, type Demand } from '../queries.ts'
import { kindWords, rhythmWords } from '../words.ts'
import { DemandState, Repeats, Until } from './parts.tsx'
import { words } from './words.ts'

/** One entry: who asks what of whom, and what the office decided. */
export function DemandPage() {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const found = useDemand(id)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/demands' }, { name: found.data?.title ?? '…' }]} />
      <Answering of={found} lines={8}>
        {(d) => <One of={d} />}
      </Answering>
    </>
  )
}

type Doing = 'approve' | 'refuse' | 'end'

function One({ of: d }: { of: Demand }) {
  const t = useWords(words)
  const [doing, setDoing] = useState<Doing>()
  const acts: Doing[] = [
    ...(d.may.includes('decide') ? (['approve', 'refuse'] as const) : []),
    ...(d.may.includes('end') ? (['end'] as const) : []),
  ]
  return (
    <>
      <header className="of-one-head">
        <h1>{d.title}</h1>
        <DemandState of={d.state} />
        {acts.map((act) => (
          <Button key={act} type={act === 'approve' ? 'primary' : 'default'} onClick={() => setDoing(act)}>
            {t(act)}
          </Button>
        ))}
      </header>
      <Said of={d} />
      <section>
        <h2>{t('asks')}</h2>
        <p>{d.asked.length > 0 ? d.asked.map((a) => a.label).join('、') : t('asksNone')}</p>
      </section>
      {d.repeats.length > 0 && (
        <section>
          <h2>{t('repeats')}</h2>
          <p className="hint">{t('repeatsNote')}</p>
          <Repeats of={d.repeats} />
        </section>
      )}
      {doing && <Decide of={d} act={doing} onClose={() => setDoing(undefined)} />}
    </>
  )
}

function Said({ of: d }: { of: Demand }) {
  const t = useWords(words)
  const f = useFormat()
  const kinds = useWords(kindWords)
  const rhythm = useWords(rhythmWords)
  const unit = useUnitNames()
  const by = (at: string, ...who: (string | null)[]) => [f.moment(at), ...who].filter(Boolean).join(' · ')
  return (
    <Facts
      wide
      rows={[
        [t('kind'), kinds(d.kind)],
        [t('asker'), unit(d.asker)],
        [t('number'), d.number],
        [t('ground'), d.ground],
        [t('places'), d.places.map((p) => p.name).join('、')],
        [t('rhythm'), rhythm(d.rhythm)],
        [t('from'), f.fullDate(d.from)],
        [t('until'), <Until key="until" day={d.until} />],
        [t('by'), d.by ? by(d.at, d.by) : t('fromPack')],
        [t('decided'), d.decided && by(d.decided.at, unit(d.decided.unit), d.decided.by)],
        [t('why'), d.why],
      ]}
    />
  )
}

const notes = { approve: 'approveNote', refuse: 'refuseNote', end: 'endNote' } as const

function Decide({ of: d, act, onClose }: { of: Demand; act: Doing; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const { id } = useOnce()
  const decide = useDemandAct(demandsApi.decide)
  const end = useDemandAct(demandsApi.end)
  const form = useForm({
    start: { why: '' },
    check: (v) => (act !== 'approve' && v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  const params = { id: d.id }
  const send = ({ why }: { why: string }) => {
    const said = why.trim()
    if (act === 'end') return end.mutateAsync({ params, body: { id, base: d.version, why: said } })
    return decide.mutateAsync({ params, body: { id, base: d.version, approve: act === 'approve', why: said || null } })
  }
  return (
    <FormDialog
      title={`${t(act)} · ${d.title}`}
      note={t(notes[act])}
      form={form}
      okText={t(act)}
      danger={act !== 'approve'}
      width={460}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={500} optional={act === 'approve'} first />
    </FormDialog>
  )
}
