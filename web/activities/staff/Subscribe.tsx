import { Button, Popover } from 'antd'
import { useState } from 'react'
import { copyText } from '../../kit/copy.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { feedOfPlace, feedOfUnit } from '../feeds.ts'
import { feedWords } from '../feed-words.ts'

/** The address of the feed of what is chosen: a unit, else a place. [E9] */
export function Subscribe({ under, unit }: { under?: string | undefined; unit?: string | undefined }) {
  const t = useWords(feedWords)
  const [copied, setCopied] = useState<string>()
  const address = unit ? feedOfUnit(unit) : under ? feedOfPlace(under) : undefined
  const content = (
    <div className="feed-box">
      {address ? (
        <>
          <p>{t('subscribeDo')}</p>
          <p className="feed-address">{address}</p>
          <Button size="small" onClick={() => void copyText(address).then(() => setCopied(address))}>
            {t('copy')}
          </Button>
          {copied === address && <span role="status"> {t('copied')}</span>}
        </>
      ) : (
        <p>{t('subscribeChoose')}</p>
      )}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button icon={<Icon name="calendar" />}>{t('subscribe')}</Button>
    </Popover>
  )
}
