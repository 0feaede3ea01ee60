import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { useObjectUrl } from '../../kit/ui/Voice.tsx'
import { useWords } from '../../kit/words.ts'
import { receiptPicture, type CardWords } from './picture.ts'
import type { Receipt } from './store.ts'
import { words } from './done-words.ts'

/** Save as a picture, send to the family. Neither tells more than the number and what happens next. */
export function Keep({ receipt }: { receipt: Receipt }) {
  const t = useWords(words)
  const { ref } = useFormat()
  const card = useCard(receipt)
  const [picture, setPicture] = useState<Blob>()
  const [copied, setCopied] = useState(false)
  const share = async () => {
    const text = t('shareText', { no: ref(receipt.refNo) })
    if (navigator.share) return navigator.share({ text }).catch(() => undefined)
    await navigator.clipboard?.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <Btns>
        <Btn icon="save" onClick={() => void receiptPicture(card).then(setPicture)}>
          {t('savePicture')}
        </Btn>
        <Btn icon="share" onClick={() => void share()}>
          {t('share')}
        </Btn>
      </Btns>
      <p className="small" role="status">
        {copied ? t('copied') : ''}
      </p>
      <Sheet title={t('pictureTitle')} open={picture !== undefined} onClose={() => setPicture(undefined)}>
        {picture && <Picture picture={picture} no={receipt.refNo} />}
      </Sheet>
    </>
  )
}

function Picture({ picture, no }: { picture: Blob; no: string }) {
  const t = useWords(words)
  const { ref } = useFormat()
  const url = useObjectUrl(picture)
  return (
    <>
      <img className="card-picture" src={url} alt={t('pictureAlt', { no: ref(no) })} />
      <a className="btn" href={url} download={`${no}.png`}>
        {t('download')}
      </a>
    </>
  )
}

function useCard({ refNo, next }: Receipt): CardWords {
  const t = useWords(words)
  const { ref, fullDate } = useFormat()
  const last = next[next.length - 1]
  return {
    title: t('thanks'),
    number: ref(refNo),
    lines: [...(last ? [t('latest', { when: fullDate(last.dueAt) })] : []), t('shareText', { no: ref(refNo) })],
  }
}
