import { App, Button } from 'antd'
import { useState } from 'react'
import type { ActKind } from '../../../domain/activities/acts.ts'
import { activitiesApi } from '../../../domain/activities/api.ts'
import { asksAtClosing } from '../../../domain/activities/asks.ts'
import { county } from '../../kit/county.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { posterOf } from '../feeds.ts'
import { feedWords } from '../feed-words.ts'
import { useActivity, useActivityAct, useThemes, type View } from '../queries.ts'
import { joiningWords, statusWords } from '../words.ts'
import './activities.css'
import { CancelForm, ChangeForm, EndSeriesForm } from './acts/ChangeForms.tsx'
import { CloseForm } from './acts/CloseForm.tsx'
import { Answered } from './Answered.tsx'
import { DrawPart } from './DrawPart.tsx'
import { useSpan } from './parts.tsx'
import { Pictures } from './Pictures.tsx'
import { GoodsPart, PledgesPart } from './Receipts.tsx'
import { Roster } from './Roster.tsx'
import { Series } from './Series.tsx'
import { words } from './words.ts'

/** One activity: what was planned, and what may be done about it now. */
export function ActivityPage() {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const activity = useActivity(id)
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[{ name: t('title'), to: '/activities' }, { name: activity.data?.title ?? '…' }]}
      />
      <Answering of={activity} lines={10}>
        {(a) => <Whole activity={a} />}
      </Answering>
    </>
  )
}

function Whole({ activity: a }: { activity: View }) {
  const t = useWords(words)
  const { lang, now } = useFormat()
  const over = now >= Date.parse(a.to)
  const status = useWords(statusWords)
  const [dialog, setDialog] = useState<'change' | 'cancel' | 'close' | 'end-series'>()
  const may = (kind: ActKind) => a.allowed.includes(kind)
  const close = () => setDialog(undefined)
  return (
    <>
      <header className="of-one-head">
        <h1>{a.title}</h1>
        <span>{a.rules.name[lang]}</span>
        <span>{status(a.status)}</span>
        <span className="grow" />
        {may('change') && <Button onClick={() => setDialog('change')}>{t('edit')}</Button>}
        {may('cancel') && <Button onClick={() => setDialog('cancel')}>{t('cancel')}…</Button>}
        {may('close') && (
          <Button {...(over && { type: 'primary' as const })} onClick={() => setDialog('close')}>
            {t('close')}…
          </Button>
        )}
        {may('publish') && <Publish activity={a} />}
      </header>
      <div className="of-one">
        <div>
          <Plan activity={a} />
        </div>
        <div>
          {a.series && <Series activity={a} onEnd={may('cancel') ? () => setDialog('end-series') : undefined} />}
          {a.words && (
            <section>
              <h2>{t('words')}</h2>
              <p className="activity-words">{a.words}</p>
            </section>
          )}
          <Answered schema={a.rules.form} answers={a.form} />
          {a.status !== 'planned' && <Held activity={a} />}
        </div>
      </div>
      {dialog === 'change' && <ChangeForm activity={a} onClose={close} />}
      {dialog === 'close' && <CloseForm activity={a} onClose={close} />}
      {dialog === 'end-series' && <EndSeriesForm activity={a} onClose={close} />}
      {dialog === 'cancel' && <CancelForm activity={a} onClose={close} />}
    </>
  )
}

/** Of one that was published: what its kind has besides the plan. */
function Held({ activity: a }: { activity: View }) {
  const { rules, runs } = a
  const listens = runs && a.status !== 'cancelled'
  return (
    <>
      {rules.contest && <DrawPart activity={a} />}
      {listens && rules.pledges.length > 0 && <PledgesPart activity={a} />}
      {listens && rules.goods.length > 0 && <GoodsPart activity={a} />}
      {a.status === 'closed' && <Result activity={a} />}
      {runs && rules.pictures !== 'none' && <Pictures activity={a} />}
      {runs && rules.joining !== 'none' && <Roster activity={a} />}
    </>
  )
}

/** How it went, in counts; whoever signed up and did not come is a number. */
function Result({ activity: a }: { activity: View }) {
  const t = useWords(words)
  const listed = a.rules.joining !== 'none'
  return (
    <section>
      <h2>{t('result')}</h2>
      <Facts
        wide
        rows={[
          [t('came'), listed && t('people', { n: a.came })],
          [t('notCame'), listed && t('people', { n: Math.max(0, a.taken - a.came) })],
          [t('heads'), t('people', { n: a.heads ?? 0 })],
          [
            t('minutes'),
            a.minutes && (
              <span key="minutes" className="activity-words">
                {a.minutes}
              </span>
            ),
          ],
        ]}
      />
      <Answered schema={asksAtClosing(a.rules)} answers={a.closing ?? {}} title={t('closingAsks')} />
    </section>
  )
}

function Publish({ activity: a }: { activity: View }) {
  const t = useWords(words)
  const say = useDone()
  const { modal, message } = App.useApp()
  const publish = useActivityAct(activitiesApi.publish)
  const go = async () => {
    try {
      await publish.mutateAsync({ params: { id: a.id }, body: { id: mint(), base: a.version } })
      say(t('published'))
    } catch (error) {
      const problem = problemOf(error)
      void message.error(problem?.detail ?? problem?.title ?? '')
    }
  }
  return (
    <Button
      type="primary"
      loading={publish.isPending}
      onClick={() => {
        void modal.confirm({ title: t('publishAsk'), content: t('publishNote'), okText: t('publish'), onOk: go })
      }}
    >
      {t('publish')}
    </Button>
  )
}

function Posters({ id }: { id: string }) {
  const t = useWords(feedWords)
  return (
    <span className="activity-posters">
      <a href={posterOf(id, 'pdf')} target="_blank" rel="noreferrer">
        {t('posterPdf')}
      </a>
      <a href={posterOf(id, 'png')} target="_blank" rel="noreferrer">
        {t('posterPng')}
      </a>
    </span>
  )
}

function Plan({ activity: a }: { activity: View }) {
  const t = useWords(words)
  const e = useWords(feedWords)
  const f = useFormat()
  const joining = useWords(joiningWords)
  const themes = useThemes()
  const span = useSpan()
  const where = (
    <>
      {a.facility ? <Link to={`/facilities/${a.facility}`}>{a.facilityName}</Link> : null} {a.spot}
    </>
  )
  const page = a.status !== 'planned' && a.rules.shown && (
    <a href={`/${county()}/activities/${a.id}`} target="_blank" rel="noreferrer">
      {t('openPage')}
    </a>
  )
  return (
    <section>
      <h2>{t('facts')}</h2>
      <Facts
        wide
        rows={[
          [t('when'), span(a)],
          [t('where'), where],
          [
            t('place'),
            <Link key="place" to={`/places?at=${a.place}`}>
              {a.placeName}
            </Link>,
          ],
          [t('unit'), a.unitName],
          [t('joining'), joining(a.rules.joining)],
          [t('capacity'), a.capacity],
          [
            a.elders ? t('elders', { age: a.elders.age }) : '',
            a.elders && t('eldersOf', { n: a.elders.seats, day: f.date(a.elders.until) }),
          ],
          [t('theme'), a.themes.map(themes.name).join(f.lang === 'zh' ? '、' : ', ')],
          [t('whyCancelled'), a.whyCancelled],
          [t('page'), page],
          [e('poster'), page && a.status !== 'cancelled' && <Posters key="poster" id={a.id} />],
        ]}
      />
      {a.rules.watch && <p className="hint">{t('watchNote')}</p>}
    </section>
  )
}
