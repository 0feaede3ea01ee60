import { useMemo } from 'react'
import type { StaffAct } from '../../../domain/requests/acts.ts'
import type { RequestView } from '../../../domain/requests/schema.ts'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { usePieces } from '../../kit/form/usePieces.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useOnline } from '../../kit/outbox/useOutbox.ts'
import { useNavigate, useParams, useSearch } from '../../kit/router.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Missing } from '../../kit/ui/Boundary.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useMe } from '../../accounts/queries.ts'
import { actWords } from '../words.ts'
import { Appoint, appointBody, appointFaults } from './Appoint.tsx'
import { bodyOf, faultsIn, forms, knownBody, type ActForm, type Values } from './forms.ts'
import { useKeptRequest } from './kept.ts'
import { MediaPart, Questions } from './Questions.tsx'
import { useActOn } from './useSubmit.ts'
import { faults, words } from './words.ts'
import { actFaults } from '../words/faults.ts'

const faultWords = { ...actFaults, ...faults }

/** One act: `/requests/:request/:act?order=…`. The button lies under the thumb. */
export function ActPage() {
  const { request, act } = useParams<{ request: string; act: string }>()
  const { data, error, refetch } = useKeptRequest(request)
  const me = useMe()
  const form = forms[act as StaffAct]
  if (!form) return <Missing />
  // Who comes is filled in from who is signed in.
  if (!data || me.isPending)
    return <main className="body">{error ? <ErrorState error={error} retry={refetch} /> : <Skeleton />}</main>
  return <Known request={data} kind={act as StaffAct} form={form} />
}

interface KnownProps {
  request: RequestView
  kind: StaffAct
  form: ActForm
}

function Known({ request, kind, form: asked }: KnownProps) {
  const t = useWords(words)
  const act = useWords(actWords)
  const online = useOnline()
  const navigate = useNavigate()
  const { ref, now } = useFormat()
  const [search] = useSearch()
  const order = search.get('order') ?? undefined
  const demanded = request.kind.evidence.find((e) => e.act === kind)
  const draft = `act:${kind}:${request.id}`
  const media = usePieces(draft)
  const submit = useActOn(request.id)
  // The id belongs to this page: pressed twice it is one act.
  const [id, fresh] = useMemo(() => [mint(), mint()], [])
  const known = knownBody(kind, { kind, ...(order && { order }) }, request, fresh)
  const form = useForm<Values>({
    start: useStart(kind, request),
    draft,
    words: faultWords,
    check: (v) => [
      ...(kind === 'appoint' ? appointFaults(v, now) : faultsIn(asked, answersOf(kind, v), now, media.any)),
      ...(demanded && media.photos.length === 0 ? [{ path: 'files', code: 'evidence-needed' }] : []),
    ],
  })
  const send = async (v: Values) => {
    const spoken = t(media.voice ? 'voiceOnly' : 'photoOnly')
    const body = kind === 'appoint' ? appointBody(v) : bodyOf(asked, answersOf(kind, v), spoken)
    const about = { who: request.where.described ?? request.where.label, what: act(kind) }
    const done = await submit(kind, { id, ...known, ...body }, media.blobs, about)
    navigate(`/requests/${request.id}`, { replace: true, state: { done: done.now ? 'sent' : 'keptHere' } })
  }
  if (!known) return <Missing />
  const title = request.item?.name ?? request.brief ?? ref(request.refNo)
  return (
    <Page
      title={act(kind)}
      above={title}
      back={{ name: title, to: `/requests/${request.id}` }}
      aside={t('no', { no: ref(request.refNo) })}
    >
      <Form form={form} onSubmit={send}>
        {kind === 'return' && <ReturnLimits request={request} />}
        {kind === 'appoint' ? <Appoint form={form} /> : <Questions form={form} asked={asked} same={canRepeat(kind)} />}
        {asked.files && <MediaPart media={media} form={form} {...(demanded && { demanded })} />}
        <div className="foot acts">
          {!online && <p className="small">{t('offlineNote')}</p>}
          <Btn primary type="submit" busy={form.sending}>
            {online ? act(kind) : t('keep')}
          </Btn>
        </div>
      </Form>
    </Page>
  )
}

/** Acts whose words for the resident are mostly the same as what was done. */
const canRepeat = (kind: StaffAct) => kind === 'resolve' || kind === 'rectify'

const answersOf = (kind: StaffAct, v: Values): Values =>
  canRepeat(kind) && v['same'] === 'yes' ? { ...v, said: v['done'] ?? '' } : v

/** What is known is not asked again. */
function useStart(kind: StaffAct, { contact }: RequestView): Values {
  const me = useMe().data?.me
  return useMemo((): Values => {
    if (kind === 'appoint') return { who: me?.shown ?? '' }
    if (canRepeat(kind)) return { same: 'yes', told: contact?.inPerson || !contact?.phone ? 'in-person' : 'sms' }
    return {}
  }, [kind, contact, me])
}

function ReturnLimits({ request: { kind } }: { request: RequestView }) {
  const t = useWords(words)
  const { moment } = useFormat()
  const says = [
    kind.returnsLeft !== undefined && t('returnsLeft', { n: kind.returnsLeft }),
    kind.returnUntil && t('returnUntil', { when: moment(kind.returnUntil) }),
  ].filter(Boolean)
  return says.length > 0 ? <p className="small">{says.join(' · ')}</p> : null
}
