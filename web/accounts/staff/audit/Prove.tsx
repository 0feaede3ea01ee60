import { Modal, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useFormat } from '../../../kit/now.ts'
import { ErrorState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { trailWords } from '../words/trails.ts'
import { proveAfter, useAuditState } from './queries.ts'

interface Done {
  blocks: number
  lines: number
  faults: string[]
  over: boolean
}

/** From the first block to the last, some at a time; it can be left whenever one likes. */
export function Prove({ onClose }: { onClose: () => void }) {
  const t = useWords(trailWords)
  const f = useFormat()
  const state = useAuditState()
  const { done, error } = useProof()
  const all = Math.max(state.data?.blocks ?? 0, done.blocks, 1)
  return (
    <Modal open title={t('prove')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="note">{t('proveNote')}</p>
      <Progress
        aria-label={t('prove')}
        percent={done.over ? 100 : Math.floor((100 * done.blocks) / all)}
        showInfo={false}
      />
      <p role="status">
        {t('proving', { blocks: f.number(done.blocks), lines: f.number(done.lines) })}
        {done.over && done.faults.length === 0 && (
          <b>
            {' '}
            <Icon name="ok" /> {t('provenAll')}
          </b>
        )}
      </p>
      {done.faults.length > 0 && (
        <div role="alert">
          <p className="wrong">{t('faults', { n: done.faults.length })}</p>
          <ul className="small">
            {done.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      {error !== undefined && <ErrorState error={error} />}
      {state.data?.head && (
        <p className="small">
          {t('head')} <code className="hash">{state.data.head}</code>
        </p>
      )}
    </Modal>
  )
}

function useProof(): { done: Done; error: unknown } {
  const [done, setDone] = useState<Done>({ blocks: 0, lines: 0, faults: [], over: false })
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    const control = new AbortController()
    const walk = async () => {
      const sum: Done = { blocks: 0, lines: 0, faults: [], over: false }
      for (let after = 0; !sum.over;) {
        const part = await proveAfter(after, control.signal)
        if (control.signal.aborted) return
        after = part.to
        sum.blocks += part.blocks
        sum.lines += part.lines
        sum.faults.push(...part.faults)
        sum.over = !part.more
        setDone({ ...sum })
      }
    }
    walk().catch((thrown: unknown) => !control.signal.aborted && setError(thrown))
    return () => control.abort()
  }, [])
  return { done, error }
}
