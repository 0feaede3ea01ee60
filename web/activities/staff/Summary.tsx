import { Button, Modal } from 'antd'
import { useState } from 'react'
import { copyText } from '../../kit/copy.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useSummary } from '../queries.ts'
import { summaryWords } from './summary-words.ts'

interface Of {
  month: string
  under?: string | undefined
  unit?: string | undefined
}

/** The month of a place or a team as plain text, to be pasted into a group. */
export function Summary(of: Of) {
  const t = useWords(summaryWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('title')}</Button>
      <Modal open={open} title={t('title')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        {of.under || of.unit ? <Text {...of} /> : <p>{t('choose')}</p>}
      </Modal>
    </>
  )
}

function Text(of: Of) {
  const t = useWords(summaryWords)
  const answer = useSummary(of)
  const [copied, setCopied] = useState(false)
  return (
    <Answering of={answer} lines={8}>
      {({ text, open }) => (
        <>
          <p className="activity-summary">{text}</p>
          {open > 0 && <p className="hint">{t('open', { n: open })}</p>}
          <Button
            type="primary"
            icon={<Icon name="copy" />}
            onClick={() => void copyText(text).then(() => setCopied(true))}
          >
            {t('copy')}
          </Button>
          {copied && <span role="status"> {t('copied')}</span>}
        </>
      )}
    </Answering>
  )
}
