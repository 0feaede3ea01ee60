import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../../kit/now.ts'
import { useNavigate, useParams } from '../../../kit/router.tsx'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { useKeys } from '../../../kit/staff/keys.ts'
import { CopyRefNo } from '../../../kit/staff/RefNo.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useRequest } from '../../queries.ts'
import { nextOf, pressNext } from '../acts/next.ts'
import { CityPart } from '../city/CityPart.tsx'
import { KeysHelp } from '../KeysHelp.tsx'
import type { RequestView } from '../queries.ts'
import { StateOf } from '../state.tsx'
import { useWalk } from '../walk.ts'
import { words } from '../words.ts'
import { Acts, type Asked } from './Acts.tsx'
import { Appointment, Merged, Nearby, Ratings } from './Beside.tsx'
import { Clocks } from './Clocks.tsx'
import { Facing } from './Facing.tsx'
import { Links } from './Links.tsx'
import { Orders } from './Orders.tsx'
import { Papers } from './Papers.tsx'
import { Steps } from './Steps.tsx'
import { Timeline } from './Timeline.tsx'
import '../requests.css'
import './page.css'

/** One request in three columns: what was said and done, the clocks and orders, what can be done now. */
export function RequestPage() {
  const { request } = useParams<{ request: string }>()
  const asked = useRequest(request)
  return (
    <>
      <Way request={request} refNo={asked.data?.refNo} />
      <Answering of={asked} lines={12}>
        {(view) => <Whole key={view.id} view={view} />}
      </Answering>
    </>
  )
}

function Whole({ view }: { view: RequestView }) {
  const t = useWords(words)
  const f = useFormat()
  const [asked, setAsked] = useState<Asked>()
  const [help, setHelp] = useState(false)
  useKeys({ 'Ctrl+Enter': pressNext, '?': () => setHelp(true) })
  const mayMerge = view.allowed.some((a) => a.kind === 'merge')
  return (
    <>
      <header className="request-head">
        <div>
          <b className="big refno">{f.ref(view.refNo)}</b>
          <CopyRefNo no={view.refNo} />
          <h1>{view.brief ?? view.item?.name ?? t('noBrief')}</h1>
          <span className="grow" />
          <span className="boxed">
            <StateOf item={view} />
          </span>
        </div>
        <Steps view={view} />
      </header>
      <div className="three">
        <div>
          <section>
            <h2>{t('content')}</h2>
            <Facing view={view} />
          </section>
          <section>
            <h2>
              {t('history')} <small>{t('historyNote', { n: view.timeline.length })}</small>
            </h2>
            <Timeline view={view} />
          </section>
        </div>
        <div>
          <Clocks view={view} />
          <CityPart view={view} />
          <Orders view={view} />
          <Appointment view={view} />
          <Ratings view={view} />
          <Merged view={view} />
          <Papers view={view} />
          <Links view={view} />
          <Nearby view={view} onMerge={mayMerge ? (into) => setAsked({ kind: 'merge', start: { into } }) : undefined} />
        </div>
        <Acts
          view={view}
          asked={
            asked &&
            view.allowed.some((a) => a.kind === asked.kind && a.order === asked.order) &&
            asked.kind !== nextOf(view.allowed)?.kind
              ? asked
              : undefined
          }
          onAsk={setAsked}
        />
      </div>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </>
  )
}

const lists = {
  board: ['/board', 'crumbBoard'],
  unit: ['/unit', 'crumbUnit'],
  ratings: ['/ratings', 'crumbRatings'],
} as const

/** Back to the list somebody came from, and to its rows before and after. */
function Way({ request, refNo }: { request: string; refNo: string | undefined }) {
  const t = useWords(words)
  const f = useFormat()
  const navigate = useNavigate()
  const walk = useWalk()
  const at = walk?.ids.indexOf(request) ?? -1
  const [path, word] = lists[walk?.from ?? 'board']
  const go = (by: number) => {
    const id = at < 0 ? undefined : walk?.ids[at + by]
    if (id) navigate(`/requests/${id}`, { replace: true })
  }
  useKeys({ j: () => go(1), k: () => go(-1) })
  return (
    <Crumbs
      label={t('crumbs')}
      crumbs={[{ name: t(word), to: `${path}${walk?.search ?? ''}` }, { name: refNo ? f.ref(refNo) : '…' }]}
    >
      {at >= 0 && walk && (
        <>
          <span>{t('position', { at: at + 1, n: walk.ids.length })}</span>
          <Button type="link" size="small" disabled={at === 0} onClick={() => go(-1)}>
            <kbd>K</kbd> {t('previous')}
          </Button>
          <Button type="link" size="small" disabled={at === walk.ids.length - 1} onClick={() => go(1)}>
            <kbd>J</kbd> {t('next')}
          </Button>
        </>
      )}
    </Crumbs>
  )
}
