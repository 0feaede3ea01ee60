/** Who reported what and where, masked; numbers are shown for a reason, and calls are logged. */
import { Button } from 'antd'
import { useState } from 'react'
import { recordsApi } from '../../../../domain/records/api.ts'
import { useMay } from '../../../accounts/queries.ts'
import { urlOf } from '../../../kit/client.ts'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { Facts } from '../../../kit/staff/Facts.tsx'
import { Masked } from '../../../kit/staff/Masked.tsx'
import { ErrorState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { useServiceItem } from '../../../catalogue/queries.ts'
import { consentWords, relationWords, returnGroundWords, urgencyWords } from '../../words.ts'
import { numberToCall, revealContact, type RequestView } from '../queries.ts'
import { Care } from '../state.tsx'
import { words } from '../words.ts'

export interface FacingProps {
  view: RequestView
  /** In the panel: without words, answers and attachments. */
  brief?: boolean
}

export function Facing({ view, brief }: FacingProps) {
  const t = useWords(words)
  const urgency = useWords(urgencyWords)
  return (
    <>
      <Facts
        rows={[
          [t('reporter'), <Reporter key="r" view={view} />],
          [t('phone'), view.contact?.phone && <Phone key="p" view={view} />],
          [t('place'), [view.where.label, view.where.address, view.where.described].filter(Boolean).join(' · ')],
          [t('item'), view.item && `${view.item.name} · ${urgency(view.urgency)}`],
          [t('returnedBecause'), view.waiting === 'redispatch' && <LastReturn key="x" view={view} />],
          [
            t('words'),
            !brief && view.what && (
              <p className="say" key="w">
                {view.what}
              </p>
            ),
          ],
          [t('attachments'), !brief && view.files.length > 0 && <Files key="f" view={view} />],
        ]}
      />
      {!brief && <Answers view={view} />}
    </>
  )
}

function Reporter({ view }: { view: RequestView }) {
  const t = useWords(words)
  const relation = useWords(relationWords)
  const consent = useWords(consentWords)
  const { contact, representative: by } = view
  const as = (key: string, table: object) => key in table
  return (
    <span className="reporter">
      {contact?.name ?? (by ? '' : '—')}
      {view.priority && <Care />}
      {by && (
        <small>
          {t('onBehalf', {
            name: by.name,
            relation: as(by.relation, relationWords)
              ? relation(by.relation as keyof typeof relationWords)
              : by.relation,
            consent: as(by.consent, consentWords) ? consent(by.consent as keyof typeof consentWords) : by.consent,
          })}
        </small>
      )}
      {contact?.inPerson && <small>{t('inPerson')}</small>}
      {view.confidential && <small>{t('confidential')}</small>}
    </span>
  )
}

/** Masked for all; whoever holds the matter calls, others give a reason. Both are logged. */
function Phone({ view }: { view: RequestView }) {
  const t = useWords(words)
  const may = useMay()
  const [number, setNumber] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const call = async () => {
    setBusy(true)
    setError(undefined)
    try {
      setNumber((await numberToCall(view.id, mint())).phone)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const reveal = async (reason: string) => (await revealContact(view.id, mint(), reason)).phone ?? ''
  return (
    <span className="phone-line">
      {number ? (
        <a href={`tel:${number}`}>{number}</a>
      ) : (
        <Masked
          value={view.contact?.phone ?? ''}
          what={t('phone')}
          reveal={may('requests.reveal') ? reveal : undefined}
        />
      )}
      {!number && may('requests.call') && (
        <Button size="small" icon={<Icon name="phone" />} loading={busy} onClick={() => void call()}>
          {t('call')}
        </Button>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </span>
  )
}

function LastReturn({ view }: { view: RequestView }) {
  const t = useWords(words)
  const ground = useWords(returnGroundWords)
  const f = useFormat()
  const last = view.timeline.find((e) => e.kind === 'return')
  if (!last) return null
  const code = last.facts['ground']
  const why =
    last.words['reason'] ??
    (typeof code === 'string' && code in returnGroundWords ? ground(code as keyof typeof returnGroundWords) : '')
  return <>{t('returnedBy', { unit: last.unit?.name ?? last.who ?? '', time: f.moment(last.at), why })}</>
}

/** Pictures and recordings, behind the reader's own session. */
function Files({ view }: { view: RequestView }) {
  const t = useWords(words)
  return (
    <>
      {view.files.map((sha256, i) => (
        <a
          key={sha256}
          className="file"
          href={urlOf(recordsApi.file, { params: { subject: view.id, sha256 } })}
          target="_blank"
          rel="noreferrer"
        >
          {t('picture', { n: i + 1 })}
        </a>
      ))}
    </>
  )
}

/** What the item's own questions were answered with, under their titles. */
function Answers({ view }: { view: RequestView }) {
  const t = useWords(words)
  const f = useFormat()
  const { data } = useServiceItem(view.answers ? view.item?.id : undefined)
  if (!view.answers || Object.keys(view.answers).length === 0) return null
  const asked = data?.form.properties ?? {}
  const title = (key: string) => (f.lang === 'en' && asked[key]?.['x-en']) || asked[key]?.title || key
  const said = (key: string, value: unknown) => {
    const q = asked[key]
    if (typeof value === 'boolean') return value ? <Icon name="ok" label={title(key)} /> : '—'
    const option = q && 'oneOf' in q ? q.oneOf.find((o) => o.const === value) : undefined
    return (f.lang === 'en' && option?.['x-en']) || option?.title || String(value)
  }
  return (
    <div className="answers" role="group" aria-label={t('answers')}>
      <Facts wide rows={Object.entries(view.answers).map(([key, value]) => [title(key), said(key, value)] as const)} />
    </div>
  )
}
