import { Button } from 'antd'
import { useState } from 'react'
import { mint } from '../../kit/mint.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useMyOffers, useSettleOffer, type Offer } from '../queries.ts'
import { classWords, fileWords } from './words/sight.ts'

/** What imports handed in: looked at by a press, kept only where its owner takes it. */
export function Offers() {
  const t = useWords(fileWords)
  const kind = useWords(classWords)
  const ask = useMyOffers()
  const settle = useSettleOffer()
  const [offers, setOffers] = useState<Offer[]>()
  const [error, setError] = useState<unknown>()
  const show = () => {
    setError(undefined)
    ask
      .mutateAsync({ body: {} })
      .then((a) => setOffers(a.items))
      .catch(setError)
  }
  const decide = (offer: Offer, take: boolean) => {
    setError(undefined)
    settle
      .mutateAsync({ params: { id: offer.id }, body: { id: mint(), take, why: t('settledNote') } })
      .then(() => setOffers((all) => all?.filter((o) => o.id !== offer.id)))
      .catch(setError)
  }
  return (
    <section>
      <h2 className="with-act">
        {t('offers')}
        <Button size="small" onClick={show}>
          {t('offersShow')}
        </Button>
      </h2>
      <p className="none">{t('offersNote')}</p>
      {error !== undefined && <ErrorState error={error} />}
      {offers?.length === 0 && <p className="none">{t('offersNone')}</p>}
      {offers?.map((o) => (
        <div key={o.id} className="opened-file">
          <Facts
            wide
            rows={[
              [t('person'), o.name],
              [t('class'), `${kind(o.class)} · ${t('from', { source: o.source })}`],
              ...Object.entries(o.body),
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
    </section>
  )
}
