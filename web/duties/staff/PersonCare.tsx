import { Button } from 'antd'
import { useState } from 'react'
import { ExcuseReason } from '../../../domain/duties/schema.ts'
import { excuses } from '../../../domain/duties/said.ts'
import { modes } from '../../../domain/records/said.ts'
import { useMay } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Radios, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import {
  useCareOf,
  useEndExcuse,
  useExcuse,
  useManner,
  useSetManner,
  type CareOf,
  type Excuse,
  type Manner,
} from './care-queries.ts'
import { careWords } from './care-words.ts'
import { useRhythm } from './parts.tsx'
import { PastVisits } from './PastVisits.tsx'
import { usePlans } from './queries.ts'
import { faultWords, words } from './words.ts'

type Doing = 'door' | 'rest' | Excuse

/** On the page of a person: who looks after them, what is minded at the door, and when nobody need come. */
export function PersonCare({ person }: { person: string }) {
  const t = useWords(careWords)
  const may = useMay()
  const reads = may('duties.read')
  const care = useCareOf(person, reads)
  const manner = useManner(person, reads)
  const [doing, setDoing] = useState<Doing>()
  const over = () => setDoing(undefined)
  if (!reads) return null
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        {may('duties.enrol') && manner.data && (
          <Button size="small" onClick={() => setDoing('door')}>
            {t('door')}
          </Button>
        )}
        {may('duties.excuse') && care.data && (
          <Button size="small" onClick={() => setDoing('rest')}>
            {t('rest')}
          </Button>
        )}
      </h2>
      <Answering of={care} lines={3}>
        {(c) => (
          <>
            <UnderPlans care={c} />
            <Rests care={c} onEnd={may('duties.excuse') ? setDoing : undefined} />
          </>
        )}
      </Answering>
      {manner.data && <AtDoor manner={manner.data} />}
      <PastVisits person={person} />
      {doing === 'door' && manner.data && <Door person={person} manner={manner.data} onClose={over} />}
      {doing === 'rest' && <Rest person={person} onClose={over} />}
      {typeof doing === 'object' && <RestEnd person={person} of={doing} onClose={over} />}
    </section>
  )
}

function UnderPlans({ care }: { care: CareOf }) {
  const t = useWords(careWords)
  const d = useWords(words)
  const plans = usePlans()
  const rhythm = useRhythm()
  const f = useFormat()
  const open = care.enrolments.filter((e) => e.to === null)
  if (open.length === 0) return <p className="none">{t('none')}</p>
  return (
    <ul className="quiet-list">
      {open.map((e) => (
        <li key={e.id}>
          {t('plan', {
            plan: plans.name(e.plan),
            rhythm: rhythm(e.rhythm),
            helper: e.helper?.name ?? d('gridHelper'),
          })}
        </li>
      ))}
      {care.last && (
        <li>
          {t('last', {
            when: f.moment(care.last.at),
            who: care.last.who ?? d('someone'),
            way: modes[care.last.way][f.lang],
          })}
        </li>
      )}
    </ul>
  )
}

function Rests({ care, onEnd }: { care: CareOf; onEnd: ((e: Excuse) => void) | undefined }) {
  const t = useWords(careWords)
  const f = useFormat()
  if (care.excuses.length === 0) return null
  return (
    <ul className="quiet-list">
      {care.excuses.map((e) => (
        <li key={e.id}>
          <State tone="plain" icon="calendar">
            {t('restUntil', { reason: excuses[e.reason][f.lang], from: f.date(e.from), to: f.date(e.to) })}
          </State>
          {onEnd && (
            <Button size="small" type="link" onClick={() => onEnd(e)}>
              {t('restEnd')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function AtDoor({ manner }: { manner: Manner }) {
  const t = useWords(careWords)
  const f = useFormat()
  return (
    <ul className="quiet-list">
      <li>
        {manner.two || manner.twoByHome ? (
          <State tone="late" icon="people">
            {t('two')}
          </State>
        ) : (
          <span>{t('alone')}</span>
        )}
        {manner.twoByHome && <small>{t('twoByHome')}</small>}
      </li>
      {manner.withheldSince && <li>{t('withheld', { day: f.moment(manner.withheldSince) })}</li>}
    </ul>
  )
}

interface Of {
  person: string
  onClose: () => void
}

function Door({ person, manner, onClose }: Of & { manner: Manner }) {
  const t = useWords(careWords)
  const say = useDone()
  const set = useSetManner()
  const [id] = useState(mint)
  const start = { two: manner.two, withhold: manner.withheldSince !== null }
  const form = useForm({ start, words: faultWords })
  return (
    <FormDialog
      title={t('doorOf')}
      note={t('doorNote')}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        set.mutateAsync({
          params: { id: person },
          // Said anew, the day of withholding would move: only what was changed is sent.
          body: { id, two: v.two, ...(v.withhold !== start.withhold && { withhold: v.withhold }) },
        })
      }
      onSent={() => say(t('saved'))}
    >
      <Tick form={form} name="two" label={t('two')} hint={t('twoHint')} />
      <Tick form={form} name="withhold" label={t('withhold')} hint={t('withholdHint')} />
    </FormDialog>
  )
}

/** The last day of the month of a day. */
const endOfMonth = (day: string) => {
  const [y, m] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10)
}

function Rest({ person, onClose }: Of) {
  const t = useWords(careWords)
  const f = useFormat()
  const say = useDone()
  const excuse = useExcuse()
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const start: { from: string; to: string; reason: Excuse['reason'] } = {
    from: today,
    to: endOfMonth(today),
    reason: 'own-wish',
  }
  const form = useForm({
    start,
    words: faultWords,
    check: (v) => [
      ...(['from', 'to'] as const).flatMap((path) => (v[path] ? [] : [{ path, code: 'required' }])),
      ...(v.to < v.from ? [{ path: 'to', code: 'day-order' }] : []),
    ],
  })
  return (
    <FormDialog
      title={t('rest')}
      note={t('restNote')}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={(v) => excuse.mutateAsync({ params: { id: person }, body: { id, ...v } })}
      onSent={() => say(t('saved'))}
    >
      <Radios
        form={form}
        name="reason"
        label={t('reason')}
        options={ExcuseReason.options.map((value) => ({ value, label: excuses[value][f.lang] }))}
      />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('to')} type="date" />
      </div>
    </FormDialog>
  )
}

function RestEnd({ person, of, onClose }: Of & { of: Excuse }) {
  const t = useWords(careWords)
  const say = useDone()
  const end = useEndExcuse()
  const [id] = useState(mint)
  const form = useForm({ start: {}, words: faultWords })
  return (
    <FormDialog
      title={t('restEndOf')}
      note={t('restEndNote')}
      form={form}
      okText={t('restEnd')}
      width={440}
      onClose={onClose}
      onSend={() => end.mutateAsync({ params: { id: person, excuse: of.id }, body: { id, to: dayText(Date.now()) } })}
      onSent={() => say(t('saved'))}
    >
      {null}
    </FormDialog>
  )
}
