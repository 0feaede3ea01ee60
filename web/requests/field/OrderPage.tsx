import { useMemo, useState } from 'react'
import type { StaffAct } from '../../../domain/requests/acts.ts'
import type { Allowed, RequestView } from '../../../domain/requests/schema.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useLocation, useNavigate, useParams } from '../../kit/router.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { actWords, statusWords } from '../words.ts'
import { CallReporter } from './CallReporter.tsx'
import { FileLinks } from './FileLinks.tsx'
import { knownBody, laidOut, withPending } from './forms.ts'
import { History } from './History.tsx'
import { useKeptRequest } from './kept.ts'
import { usePending } from './pending.ts'
import { useActOn } from './useSubmit.ts'
import { words } from './words.ts'

/** One order: where, what, who, and under the thumb what may be done now. */
export function OrderPage() {
  const t = useWords(words)
  const { request } = useParams<{ request: string }>()
  const { moment, ref } = useFormat()
  const { data, error, since, refetch } = useKeptRequest(request)
  const back = { name: t('today'), to: '/' }
  if (!data)
    return (
      <Page title={t('what')} back={back}>
        {error ? <ErrorState error={error} retry={refetch} /> : <Skeleton lines={6} />}
      </Page>
    )
  return (
    <Page
      title={data.item?.name ?? data.brief ?? ref(data.refNo)}
      back={back}
      aside={t('no', { no: ref(data.refNo) })}
      foot={<Acts request={data} />}
    >
      <Left since={since === undefined ? undefined : t('fromPhone', { when: moment(since) })} id={data.id} />
      <Facts request={data} />
      <History timeline={data.timeline} request={data.id} />
    </Page>
  )
}

/** What was just done, what still lies on the phone, how old this page is. */
function Left({ since, id }: { since: string | undefined; id: string }) {
  const t = useWords(words)
  const act = useWords(actWords)
  const { state } = useLocation()
  const pending = usePending().get(id)
  const left = (state as { done?: 'sent' | 'keptHere' } | null)?.done
  // What lay here has gone up meanwhile.
  const done = left === 'keptHere' && !pending ? 'sent' : left
  return (
    <div role="status">
      {done && (
        <p className="good-note">
          <Icon name="done" />
          <span>{t(done)}</span>
        </p>
      )}
      {pending && pending.length > 0 && (
        <p className="aside">
          <Icon name="upload" />
          <span>{t('waitsForNet', { acts: pending.map((p) => act(p.kind as never)).join(' ') })}</span>
        </p>
      )}
      {since && (
        <p className="aside">
          <Icon name="device" />
          <span>{since}</span>
        </p>
      )}
    </div>
  )
}

function Facts({ request }: { request: RequestView }) {
  const t = useWords(words)
  const status = useWords(statusWords)
  const { due, day, weekday, time } = useFormat()
  const own = request.orderList.find((o) => o.clock?.dueAt && !o.endedAt)
  const { appointment, where } = request
  const there = [where.address, where.described].filter(Boolean).join(' ')
  return (
    <>
      <div className="states">
        <State tone="plain">{status(request.status)}</State>
        {own?.clock?.dueAt && (
          <State tone={own.clock.light === 'red' ? 'late' : own.clock.light === 'amber' ? 'soon' : 'plain'}>
            {due(own.clock.dueAt)}
          </State>
        )}
      </div>
      {appointment && (
        <section className="flat appoint">
          <p className="small">
            {t('appointment')} · {day(appointment.from)}
          </p>
          <p className="when">
            <span>{weekday(appointment.from)}</span>
            <span>
              {time(appointment.from)}–{time(appointment.to)}
            </span>
          </p>
          {appointment.note && <p className="small">{appointment.note}</p>}
        </section>
      )}
      <Flat>
        <dl className="facts">
          <dt>{t('where')}</dt>
          <dd>
            <b>{there || where.label}</b>
            {there && <small className="hint">{where.label}</small>}
          </dd>
          <dt>{t('what')}</dt>
          <dd>{request.what ?? request.brief}</dd>
          {own?.task && (
            <>
              <dt>{t('task')}</dt>
              <dd>{own.task}</dd>
            </>
          )}
          {request.files.length > 0 && (
            <>
              <dt>{t('pictures')}</dt>
              <dd>
                <FileLinks request={request.id} files={request.files} />
              </dd>
            </>
          )}
        </dl>
      </Flat>
      <CallReporter request={request} />
    </>
  )
}

/** The next act under the thumb; the rest behind one press; what is for a desk is said. */
function Acts({ request }: { request: RequestView }) {
  const t = useWords(words)
  const act = useWords(actWords)
  const pending = usePending().get(request.id) ?? []
  const [open, setOpen] = useState(false)
  const possible = withPending(
    request.allowed,
    pending.map((p) => p.kind),
  ).filter((a) => knownBody(a.kind, a, request, request.id) !== undefined)
  const { first, more } = laidOut(possible)
  const { desk } = laidOut(request.allowed)
  if (first.length + more.length === 0) return <p className="small">{t('nothingNow')}</p>
  return (
    <>
      <Btns>
        {(more.length > 0 || desk.length > 0) && <Btn onClick={() => setOpen(true)}>{t('more')}</Btn>}
        {[...first].reverse().map((a, i) =>
          atOnce.includes(a.kind) ? (
            <AtOnce key={a.kind} request={request} act={a} />
          ) : (
            <BtnLink key={a.kind} to={pathOf(request.id, a)} primary={i === first.length - 1}>
              {act(a.kind)}
            </BtnLink>
          ),
        )}
      </Btns>
      <Sheet title={t('more')} open={open} onClose={() => setOpen(false)}>
        <div className="stack">
          {more.map((a) => (
            <BtnLink key={a.kind + (a.order ?? '')} to={pathOf(request.id, a)}>
              {act(a.kind)}
            </BtnLink>
          ))}
        </div>
        {desk.length > 0 && (
          <p className="small">{t('atDesk', { acts: [...new Set(desk.map((a) => act(a.kind)))].join(' ') })}</p>
        )}
      </Sheet>
    </>
  )
}

/** Nothing is asked for: one press. */
const atOnce: readonly Allowed['kind'][] = ['sign', 'claim']

function AtOnce({ request, act: { kind, order } }: { request: RequestView; act: Allowed }) {
  const act = useWords(actWords)
  const navigate = useNavigate()
  const submit = useActOn(request.id)
  const [id, fresh] = useMemo(() => [mint(), mint()], [])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const press = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const about = { who: request.where.described ?? request.where.label, what: act(kind) }
      const sent = await submit(
        kind as StaffAct,
        { id, ...knownBody(kind, { kind, ...(order && { order }) }, request, fresh) },
        [],
        about,
      )
      navigate(`/requests/${request.id}`, { replace: true, state: { done: sent.now ? 'sent' : 'keptHere' } })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Btn primary busy={busy} onClick={() => void press()}>
        {act(kind)}
      </Btn>
      <WhyNot error={error} done={() => setError(undefined)} />
    </>
  )
}

function WhyNot({ error, done }: { error: unknown; done: () => void }) {
  const t = useWords(words)
  return (
    <Sheet title={t('notDone')} open={error !== undefined} onClose={done}>
      <ErrorState error={error} />
    </Sheet>
  )
}

const pathOf = (request: string, { kind, order }: Allowed) =>
  `/requests/${request}/${kind}${order ? `?order=${order}` : ''}`
