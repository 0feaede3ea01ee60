import { Button } from 'antd'
import { useState } from 'react'
import { requestsApi } from '../../../../domain/requests/api.ts'
import { isEnded } from '../../../../domain/requests/vocabulary.ts'
import { useMay } from '../../../accounts/queries.ts'
import { callFile } from '../../../kit/client.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { useRead } from '../../../kit/query.ts'
import { saveFile } from '../../../kit/save.ts'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { Answering, ErrorState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import type { RequestView } from '../queries.ts'
import { paperWords } from '../words/papers.ts'

const forms = ['pdf', 'docx'] as const

/** What may be printed for signature and stamp, and the whole file of what is finished. */
export function Papers({ view }: { view: RequestView }) {
  const t = useWords(paperWords)
  const may = useMay()
  const asked = useRead(requestsApi.papers, { params: { request: view.id } })
  const [filing, setFiling] = useState(false)
  return (
    <section>
      <h2>{t('papers')}</h2>
      <Answering of={asked} lines={2}>
        {({ items }) => {
          const ready = items.filter((p) => p.ready)
          return ready.length === 0 ? (
            <p className="none">{t('none')}</p>
          ) : (
            <ul className="quiet-list paper-list">
              {ready.map((p) => (
                <Paper key={p.code} request={view.id} code={p.code} name={p.name} />
              ))}
            </ul>
          )
        }}
      </Answering>
      {isEnded(view.status) && may('requests.export') && (
        <Button size="small" icon={<Icon name="save" />} onClick={() => setFiling(true)}>
          {t('archive')}
        </Button>
      )}
      {filing && <Archive request={view.id} onClose={() => setFiling(false)} />}
    </section>
  )
}

function Paper({ request, code, name }: { request: string; code: string; name: string }) {
  const t = useWords(paperWords)
  const [busy, setBusy] = useState<(typeof forms)[number]>()
  const [error, setError] = useState<unknown>()
  const print = async (form: (typeof forms)[number]) => {
    setBusy(form)
    setError(undefined)
    try {
      const body = { id: mint(), paper: code, form }
      const sent = await callFile(requestsApi['paper-print'], { params: { request }, body })
      saveFile(sent.file, sent.name ?? `${name}.${form}`)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <li>
      <b>{name}</b>
      <span>
        {forms.map((form) => (
          <Button
            key={form}
            type="link"
            size="small"
            loading={busy === form}
            aria-label={`${name} ${t(form)}`}
            onClick={() => void print(form)}
          >
            {t(form)}
          </Button>
        ))}
      </span>
      {error !== undefined && <ErrorState error={error} />}
    </li>
  )
}

const missing = ({ why }: { why: string }) => (why.trim().length < 2 ? [{ path: 'why', code: 'required' }] : [])

function Archive({ request, onClose }: { request: string; onClose: () => void }) {
  const t = useWords(paperWords)
  const say = useDone()
  const [id] = useState(mint)
  const form = useForm({ start: { why: '' }, words: paperWords, check: missing })
  const send = async ({ why }: { why: string }) => {
    const sent = await callFile(requestsApi['paper-archive'], { params: { request }, body: { id, why: why.trim() } })
    saveFile(sent.file, sent.name ?? 'linli.zip')
    say(t('archived'))
  }
  return (
    <FormDialog
      title={t('archive')}
      note={t('archiveNote')}
      form={form}
      okText={t('take')}
      onClose={onClose}
      onSend={send}
    >
      <TextInput form={form} name="why" label={t('why')} hint={t('whyHint')} maxLength={200} />
    </FormDialog>
  )
}
