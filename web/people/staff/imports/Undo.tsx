import { Button } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../../domain/people/api.ts'
import { issueIn } from '../../../../domain/people/import/issue-words.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { mint } from '../../../kit/mint.ts'
import { saveFile } from '../../../kit/save.ts'
import { Link } from '../../../kit/router.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { ErrorState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { needed } from '../../../kit/staff/once.ts'
import { refusedTable, useImportAct, type Import } from './queries.ts'
import { importWords } from './words.ts'

/** Why rows were refused, and the table of them. */
export function Refusals({ of }: { of: Import }) {
  const t = useWords(importWords)
  const lang = useLanguage()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  if (of.counts.refused === 0) return null
  const fetch = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const ending = of.kind === 'text' ? 'csv' : 'xlsx'
      saveFile(await refusedTable(of.id), `${of.fileName.replace(/\.\w{1,5}$/, '')}-${of.id.slice(-4)}.${ending}`)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section>
      <ul className="import-issues">
        {Object.entries(of.refusals).map(([issue, n]) => (
          <li key={issue}>{t('allOf', { issue: issueIn(issue, lang), n })}</li>
        ))}
      </ul>
      <p className="row">
        <Button icon={<Icon name="save" />} loading={busy} onClick={() => void fetch()}>
          {t('refusedTable')}
        </Button>
        <span className="hint">{t('refusedNote')}</span>
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </section>
  )
}

export function Undo({ id }: { id: string }) {
  const t = useWords(importWords)
  const [asking, setAsking] = useState(false)
  const [once] = useState(mint)
  const undo = useImportAct(peopleApi.undoImport)
  const form = useForm({ start: { why: '' }, check: (v) => needed(v, 'why') })
  const built = undo.data?.ok === false ? undo.data : undefined
  return (
    <section>
      <Button onClick={() => setAsking(true)}>{t('undo')}</Button>
      {built && (
        <div className="summary" role="alert">
          <p>{t('builtOn')}</p>
          <ul>
            {built.builtOn.map((person, i) => (
              <li key={person}>
                <Link to={`/people/${person}`}>{t('builtOne', { n: i + 1 })}</Link>
              </li>
            ))}
          </ul>
          {built.more > 0 && <p>{t('builtMore', { n: built.more })}</p>}
        </div>
      )}
      {asking && (
        <FormDialog
          title={t('undo')}
          note={t('undoNote')}
          form={form}
          okText={t('undo')}
          danger
          width={420}
          onClose={() => setAsking(false)}
          onSend={(v) => undo.mutateAsync({ params: { id }, body: { id: once, why: v.why.trim() } })}
        >
          <TextInput form={form} name="why" label={t('undoWhy')} maxLength={200} first />
        </FormDialog>
      )}
    </section>
  )
}
