import { Button } from 'antd'
import { useState } from 'react'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useMyOffers, useSettleOffer, type Offer } from '../queries.ts'
import { AskWhy } from './AskWhy.tsx'
import { classWords, fileWords } from './words/sight.ts'

/** What imports handed in: looked at with a reason, kept only where its owner takes it. */
export function Offers() {
  const t = useWords(fileWords)
  const ask = useMyOffers()
  const [asking, setAsking] = useState(false)
  const [offers, setOffers] = useState<Offer[]>()
  return (
    <section>
      <h2 className="with-act">
        {t('offers')}
        <Button size="small" onClick={() => setAsking(true)}>
          {t('offersShow')}
        </Button>
      </h2>
      <p className="none">{t('offersNote')}</p>
      {asking && (
        <AskWhy
          title={t('offersShow')}
          onClose={() => setAsking(false)}
          onSend={async (why) => setOffers((await ask.mutateAsync({ body: { why } })).items)}
        />
      )}
      {offers?.length === 0 && <p className="none">{t('offersNone')}</p>}
      {offers && offers.length > 0 && (
        <Waiting offers={offers} onSettled={(id) => setOffers(offers.filter((o) => o.id !== id))} />
      )}
    </section>
  )
}

function Waiting({ offers, onSettled }: { offers: readonly Offer[]; onSettled: (id: string) => void }) {
  const t = useWords(fileWords)
  const kind = useWords(classWords)
  const f = useFormat()
  const settle = useSettleOffer()
  const [error, setError] = useState<unknown>()
  const decide = (offer: Offer, take: boolean) => {
    setError(undefined)
    settle
      .mutateAsync({ params: { id: offer.id }, body: { id: mint(), take, why: t('settledNote') } })
      .then(() => onSettled(offer.id))
      .catch(setError)
  }
  return (
    <>
      {error !== undefined && <ErrorState error={error} />}
      {offers.map((o) => (
        <div key={o.id} className="opened-file">
          <Facts
            wide
            rows={[
              [t('person'), o.name || t('gone')],
              [t('class'), `${kind(o.class)} · ${t('from', { source: o.source })}`],
              ...Object.entries(o.body),
              [t('until'), t('untilDay', { day: f.fullDate(o.until) })],
            ]}
          />
          <Button size="small" type="primary" onClick={() => decide(o, true)}>
            {t('take')}
          </Button>{' '}
          <Button size="small" onClick={() => decide(o, false)}>
            {t('refuse')}
          </Button>
        </div>
      ))}
    </>
  )
}
