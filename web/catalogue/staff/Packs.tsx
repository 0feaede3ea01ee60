import { Button, Input } from 'antd'
import { useState } from 'react'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useWords, wordIn, type Words } from '../../kit/words.ts'
import { faultText } from '../../kit/form/faults.ts'
import { useInstallPack, usePacks, usePreviewPack, type Preview } from './queries.ts'
import { CatalogueHead } from './Tabs.tsx'
import { packKindWords, words } from './words.ts'
import { catalogueFaultWords, packFaultWords } from './words/faults.ts'

/** Packs that stand here and those that lie ready; what one would change is shown before it does. */
export function Packs() {
  const t = useWords(words)
  const f = useFormat()
  const packs = usePacks()
  const none = <EmptyState icon="columns" title={t('packsNone')} />
  return (
    <>
      <CatalogueHead note={t('packsNote')} />
      <Answering of={packs}>
        {({ installed, available }) => (
          <ul className="quiet-list packs">
            {available.length === 0 && none}
            {available.map((p) => {
              const own = installed.find((i) => i.code === p.code)
              return (
                <li key={p.code}>
                  <One
                    code={p.code}
                    title={p.title}
                    version={p.version}
                    note={
                      own
                        ? `${t('packInstalled', { version: own.version })} · ${f.day(own.installedAt)}`
                        : t('available')
                    }
                  />
                </li>
              )
            })}
          </ul>
        )}
      </Answering>
    </>
  )
}

function One({ code, title, version, note }: { code: string; title: string; version: string; note: string }) {
  const t = useWords(words)
  const preview = usePreviewPack()
  const look = () => preview.mutate({ params: { code }, body: { id: mint() } })
  return (
    <div className="pack">
      <p>
        <b>{title}</b> {code} {version} <small>{note}</small>
        <span className="grow" />
        <Button loading={preview.isPending} onClick={look}>
          {t('preview')}
        </Button>
      </p>
      {preview.error !== null && preview.error !== undefined && <ErrorState error={preview.error} retry={look} />}
      {preview.data && <Shown code={code} preview={preview.data} />}
    </div>
  )
}

function Shown({ code, preview }: { code: string; preview: Preview }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const install = useInstallPack()
  const [id] = useState(mint)
  const [day, setDay] = useState(() => dayText(Date.now()))
  const kind = (k: string) => (k in packKindWords ? wordIn((packKindWords as Words)[k]!, lang) : k)
  const fault = (code: string) => faultText({ path: '', code }, lang, { ...catalogueFaultWords, ...packFaultWords })
  const go = async () => {
    await install.mutateAsync({ params: { code }, body: { id, day } }).catch(() => undefined)
  }
  if (install.data) return <p role="status">{t('packInstalled', { version: install.data.version })}</p>
  return (
    <>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            {(['packNew', 'packChanged', 'packSame', 'packKept'] as const).map((k) => (
              <th key={k} scope="col" className="num">
                {t(k)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(preview.counts).map(([k, n]) => (
            <tr key={k}>
              <th scope="row">{kind(k)}</th>
              <td className="num">{n.new}</td>
              <td className="num">{n.changed}</td>
              <td className="num">{n.same}</td>
              <td className="num">{n.keptLocal}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        {preview.changes
          .filter((c) => c.what === 'changed' || c.what === 'kept-local')
          .slice(0, 20)
          .map((c) => `${kind(c.kind)} ${c.code}${c.what === 'kept-local' ? `（${t('packKept')}）` : ''}`)
          .join(lang === 'zh' ? '、' : ', ')}
      </p>
      {preview.faults.length > 0 ? (
        <div role="alert">
          <p className="wrong">{t('packFaults', { n: preview.faults.length })}</p>
          <ul className="small">
            {preview.faults.map((f) => (
              <li key={`${f.file} ${f.line} ${f.path}`}>
                {t('packFault', { file: f.file, line: f.line, code: fault(f.code) })}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="row">
          <label className="stacked">
            <span className="hint">{t('installDay')}</span>
            <Input type="date" value={day} onChange={(e) => setDay(e.target.value)} />
          </label>
          <Button type="primary" loading={install.isPending} onClick={() => void go().then(() => say(t('saved')))}>
            {t('install')}
          </Button>
        </p>
      )}
      {install.error !== null && install.error !== undefined && <ErrorState error={install.error} />}
    </>
  )
}
