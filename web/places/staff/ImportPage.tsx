import { Button, Upload } from 'antd'
import { useState } from 'react'
import type { CountyFile } from '../../../domain/places/county-file.ts'
import { placesApi } from '../../../domain/places/api.ts'
import { faultText } from '../../kit/form/faults.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { faultsOf } from '../../kit/problem.ts'
import { Link } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { readDivisions, type Divisions } from './divisions.ts'
import './places.css'
import { useMapAct, useTree, type ImportReport } from './queries.ts'
import { words } from './words.ts'
import { placeFaultWords } from './words/acts.ts'
import { importFaultWords, importWords } from './words/import.ts'

interface Chosen extends Divisions {
  name: string
}

/** A county's divisions: looked at first, fault by fault, then taken in. */
export function ImportPage() {
  const t = useWords(importWords)
  const all = useWords(words)
  const [chosen, setChosen] = useState<Chosen>()
  const preview = useMapAct(placesApi.importPreview)
  const take = useMapAct(placesApi.import)
  const [id, setId] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm({ start: { day: today } })
  const { day } = form.values
  const look = (divisions: Divisions, on: string) => {
    take.reset()
    setId(mint())
    if (divisions.file && divisions.faults.length === 0)
      preview.mutate({ body: { id: mint(), day: on, file: divisions.file } })
    else preview.reset()
  }
  const choose = async (file: File) => {
    const read = { ...readDivisions(await file.text(), file.name), name: file.name }
    setChosen(read)
    look(read, day)
  }
  const report = preview.data
  const ready = report && report.faults.length === 0 && report.opened + report.renamed > 0
  const send = (file: CountyFile) => take.mutate({ body: { id, day, file } })
  return (
    <div className="place-import">
      <Crumbs label={all('crumbs')} crumbs={[{ name: all('title'), to: '/places' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="staff-form">
        <TextInput form={form} name="day" label={t('day')} type="date" />
        <Upload
          accept=".csv,.txt,.json"
          showUploadList={false}
          beforeUpload={(file) => {
            void choose(file)
            return false
          }}
        >
          <Button icon={<Icon name="upload" />}>{t('file')}</Button>
        </Upload>
        <p className="hint">{chosen ? t('fileChosen', { name: chosen.name }) : t('fileHint')}</p>
      </div>
      {chosen && (
        <LineFaults
          faults={chosen.faults.map((f) => ({ code: f.code, where: f.line ? t('line', { n: f.line }) : '' }))}
        />
      )}
      {preview.isPending && <Skeleton lines={3} />}
      {preview.error !== undefined && chosen && <Refused error={preview.error} chosen={chosen} />}
      {report && chosen && <Report report={report} chosen={chosen} />}
      {take.error !== undefined && <ErrorState error={take.error} />}
      {take.data ? (
        <p role="status">
          <Icon name="done" /> <b>{t('done')}</b> <Link to="/places">{t('doneDo')}</Link>
        </p>
      ) : (
        chosen?.file && (
          <p className="row">
            <Button onClick={() => look(chosen, day)}>{t('preview')}</Button>
            <Button type="primary" disabled={!ready} loading={take.isPending} onClick={() => send(chosen.file!)}>
              {t('do')}
            </Button>
          </p>
        )
      )}
    </div>
  )
}

interface Shown {
  code: string
  where: string
}

function LineFaults({ faults }: { faults: readonly Shown[] }) {
  const t = useWords(importWords)
  const lang = useLanguage()
  if (faults.length === 0) return null
  return (
    <section className="summary" role="alert">
      <p>
        <Icon name="warn" />
        {t('faults', { n: faults.length })}
      </p>
      <ul>
        {faults.slice(0, 100).map((f) => (
          <li key={`${f.where} ${f.code}`}>
            {f.where} {faultText({ path: '', code: f.code }, lang, { ...placeFaultWords, ...importFaultWords })}
          </li>
        ))}
      </ul>
    </section>
  )
}

const whereText = (chosen: Chosen, path: string, line: (n: number) => string) => {
  const { line: n, name } = chosen.whereIs(path)
  return [n !== undefined && line(n), name ?? (n === undefined ? path : '')].filter(Boolean).join(' ')
}

/** The shape of the file is wrong: faults at its lines, else what failed. */
function Refused({ error, chosen }: { error: unknown; chosen: Chosen }) {
  const t = useWords(importWords)
  const faults = faultsOf(error)
  if (faults.length === 0) return <ErrorState error={error} />
  return (
    <LineFaults
      faults={faults.map((f) => ({ code: f.code, where: whereText(chosen, f.path, (n) => t('line', { n })) }))}
    />
  )
}

function Report({ report, chosen }: { report: ImportReport; chosen: Chosen }) {
  const t = useWords(importWords)
  const tree = useTree(true)
  const names = new Map(tree.data?.items.map((n) => [n.path, n.name]))
  const nothing = report.opened + report.renamed === 0 && report.faults.length === 0
  return (
    <section aria-live="polite">
      <LineFaults
        faults={report.faults.map((f) => ({
          code: f.code,
          where: f.path.includes('/')
            ? (names.get(f.path) ?? f.path)
            : whereText(chosen, f.path, (n) => t('line', { n })),
        }))}
      />
      <ul className="counts">
        <li>{t('opened', { n: report.opened })}</li>
        <li>{t('renamed', { n: report.renamed })}</li>
        <li>{t('same', { n: report.same })}</li>
      </ul>
      {nothing && <p>{t('nothing')}</p>}
      {report.missing.length > 0 && (
        <details>
          <summary>{t('missing', { n: report.missing.length })}</summary>
          <ul className="doors">
            {report.missing.map((path) => (
              <li key={path}>{names.get(path) ?? path}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
