import { useState } from 'react'
import { copyText } from '../../kit/copy.ts'
import { mint } from '../../kit/mint.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { feedOfOwn } from '../feeds.ts'
import { feedWords } from '../feed-words.ts'
import { useEndFeed, useMakeFeed, useOwnFeed } from '../queries.ts'

/** One's own sign-ups in the calendar of a phone, by an address that nobody else has. [E9] */
export function OwnFeed() {
  const t = useWords(feedWords)
  const { data } = useOwnFeed()
  const [make, end] = [useMakeFeed(), useEndFeed()]
  const [copied, setCopied] = useState(false)
  if (!data) return null
  const { token } = data
  const copy = async () => {
    await copyText(feedOfOwn(token!))
    setCopied(true)
  }
  const anew = () => {
    setCopied(false)
    make.mutate({ body: { id: mint() } })
  }
  const error = make.error ?? end.error
  return (
    <Section title={t('own')}>
      <Flat>
        <p>{t('ownDo')}</p>
        {token && (
          <>
            <p className="small">{t('address')}</p>
            <p className="small feed-address">{feedOfOwn(token)}</p>
            <p className="small">{t('ownPrivate')}</p>
          </>
        )}
        {token ? (
          <Btns>
            <Btn icon="share" onClick={() => void copy()}>
              {t('copy')}
            </Btn>
            <Btn busy={make.isPending} onClick={anew}>
              {t('anew')}
            </Btn>
            <Btn busy={end.isPending} onClick={() => end.mutate({ body: { id: mint() } })}>
              {t('end')}
            </Btn>
          </Btns>
        ) : (
          <Btn icon="calendar" busy={make.isPending} onClick={anew}>
            {t('make')}
          </Btn>
        )}
        {copied && (
          <p className="small" role="status">
            {t('copied')}
          </p>
        )}
        {error !== undefined && <ErrorState error={error} />}
      </Flat>
    </Section>
  )
}
