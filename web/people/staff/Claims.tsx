import { Button } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../domain/people/api.ts'
import { Link } from '../../kit/router.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../queries.ts'
import { compared, useClaimsOf, usePersonAct, type Card, type Claim } from './queries.ts'
import { claimFieldWords, claimReasonWords, claimWords, sexWords } from './words/claims.ts'

/** What is said of one person otherwise than it is held: the open ones first, then what was settled. */
export function ClaimsOf({ card, may }: { card: Card; may: boolean }) {
  const t = useWords(claimWords)
  const claims = useClaimsOf(card.claims > 0 ? card : undefined)
  const open = claims.data?.items.filter((c) => c.taken === null) ?? []
  if (open.length === 0) return null
  return (
    <section className="claims">
      <h2>{t('title')}</h2>
      <ul>
        {open.map((claim) => (
          <ClaimLine key={claim.id} claim={claim} may={may} />
        ))}
      </ul>
    </section>
  )
}

/** Held and said side by side, where it comes from, and the two answers a person may give. */
export function ClaimLine({ claim, may, named = false }: { claim: Claim; may: boolean; named?: boolean }) {
  const t = useWords(claimWords)
  const field = useWords(claimFieldWords)
  const reason = useWords(claimReasonWords)
  const f = useFormat()
  const cares = useCares()
  const say = useDone()
  const settle = usePersonAct(peopleApi.settleClaim)
  const [clear, setClear] = useState<{ held: string | null; claimed: string | null }>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const what = claim.about === 'field' ? field(claim.what) : cares.name(claim.what)
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const answer = (take: boolean) =>
    run(async () => {
      await settle.mutateAsync({ params: { id: claim.id }, body: { id: mint(), take } })
      say(t(take ? 'taken' : 'kept'))
    })
  const by = claim.askedBy ? t('askedBy', { name: claim.askedBy, day: f.date(claim.askedAt) }) : f.date(claim.askedAt)
  return (
    <li className="claim">
      <p>
        {named && <Link to={`/people/${claim.person}`}>{claim.name}</Link>} <b>{what}</b>{' '}
        <span className="none">{reason(claim.reason)}</span>
      </p>
      <Values claim={claim} clear={clear} />
      <p className="none">{claim.reason === 'source-differs' ? `${claim.source} · ${by}` : by}</p>
      {may && (
        <p className="claim-acts">
          {claim.about === 'field' && claim.what !== 'sex' && !clear && (
            <Button
              size="small"
              disabled={busy}
              onClick={() => void run(async () => setClear(await compared(claim.id)))}
            >
              {t('compare')}
            </Button>
          )}
          <Button
            size="small"
            disabled={busy || (claim.own && claim.reason === 'change')}
            aria-label={t('takeOf', { what })}
            onClick={() => void answer(true)}
          >
            {t('take')}
          </Button>
          <Button size="small" disabled={busy} aria-label={t('keepOf', { what })} onClick={() => void answer(false)}>
            {t('keep')}
          </Button>
          {claim.own && claim.reason === 'change' && <small>{t('ownClaim')}</small>}
        </p>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </li>
  )
}

function Values({
  claim,
  clear,
}: {
  claim: Claim
  clear: { held: string | null; claimed: string | null } | undefined
}) {
  const t = useWords(claimWords)
  const sex = useWords(sexWords)
  const f = useFormat()
  const shown = (side: 'held' | 'claimed') => {
    if (claim.about === 'category') {
      const says = claim[side]
      if (!says) return '—'
      const span = says.to
        ? t('span', { from: f.fullDate(says.from), to: f.fullDate(says.to) })
        : t('since', { from: f.fullDate(says.from) })
      return `${span} · ${says.source}`
    }
    const value = (clear ?? claim)[side]
    if (value === null) return '—'
    return claim.what === 'sex' ? sex(value as 'male') : value
  }
  return (
    <dl className="claim-values">
      <dt>{t('held')}</dt>
      <dd>{shown('held')}</dd>
      <dt>{t('claimed')}</dt>
      <dd>{shown('claimed')}</dd>
    </dl>
  )
}
