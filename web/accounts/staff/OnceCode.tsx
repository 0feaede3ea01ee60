import { Button, Modal } from 'antd'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import { adminWords } from './words/admin.ts'

export interface Issued {
  code: string | null
  until: string | null
}

/** Shown once; only its hash is kept. */
export function OnceCode({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const t = useWords(adminWords)
  const f = useFormat()
  return (
    <Modal
      open
      title={t('onceTitle')}
      width={440}
      mask={{ closable: false }}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('onceKept')}
        </Button>
      }
    >
      {issued.code ? (
        <div className="once">
          <code>{issued.code}</code>
          <p>{t('onceNote', { time: issued.until ? f.moment(issued.until) : '' })}</p>
        </div>
      ) : (
        <p>{t('onceGone')}</p>
      )}
    </Modal>
  )
}
