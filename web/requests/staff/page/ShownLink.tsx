import { Button, Modal } from 'antd'
import { useState } from 'react'
import { requestsApi } from '../../../../domain/requests/api.ts'
import { callFile } from '../../../kit/client.ts'
import { copyText } from '../../../kit/copy.ts'
import { shellBase } from '../../../kit/county.ts'
import { mint } from '../../../kit/mint.ts'
import { useRead } from '../../../kit/query.ts'
import { saveFile } from '../../../kit/save.ts'
import { ErrorState } from '../../../kit/ui/Answering.tsx'
import { Square } from '../../../kit/ui/Square.tsx'
import { useWords } from '../../../kit/words.ts'
import { linkWords } from '../words/links.ts'
import './links.css'

export interface Shown {
  link: string
  token: string
  role: string
}

export interface ShownLinkProps {
  request: string
  shown: Shown
  onClose: () => void
}

/** The link as words to paste, as a square, and on the paper of the matter. */
export function ShownLink({ request, shown, onClose }: ShownLinkProps) {
  const t = useWords(linkWords)
  const papers = useRead(requestsApi.papers, { params: { request } })
  const [copied, setCopied] = useState(false)
  const [error, setError] = useState<unknown>()
  const address = `${location.origin}${shellBase('resident')}/link#${shown.token}`
  const text = `${t('text', { role: shown.role })}${address}`
  const paper = papers.data?.items.find((p) => p.ready)
  const print = async (code: string, name: string) => {
    const body = { id: mint(), paper: code, form: 'pdf' as const, link: shown.link }
    const sent = await callFile(requestsApi['paper-print'], { params: { request }, body })
    saveFile(sent.file, sent.name ?? `${name}.pdf`)
  }
  const tried = (work: Promise<void>) => {
    setError(undefined)
    work.catch(setError)
  }
  return (
    <Modal open title={t('here')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="note">{t('hereNote')}</p>
      <p className="link-text">{text}</p>
      <Square className="link-square" text={address} label={t('square')} />
      <div className="link-do">
        <Button type="primary" onClick={() => tried(copyText(text).then(() => setCopied(true)))}>
          {t('copy')}
        </Button>
        {paper && <Button onClick={() => tried(print(paper.code, paper.name))}>{t('print')}</Button>}
        <Button onClick={onClose}>{t('close')}</Button>
        <span role="status">{copied ? t('copied') : ''}</span>
      </div>
      {error !== undefined && <ErrorState error={error} />}
    </Modal>
  )
}
