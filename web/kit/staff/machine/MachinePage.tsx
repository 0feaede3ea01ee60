/** What is wrong with the machine: a sentence each, and below it what to do. */
import { Button } from 'antd'
import { machineApi, type MachineFinding } from '../../../../domain/kernel/machine-api.ts'
import { useLanguage } from '../../language.ts'
import { useFormat } from '../../now.ts'
import { useRead } from '../../query.ts'
import { Answering, EmptyState } from '../../ui/Answering.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords, wordIn } from '../../words.ts'
import { Facts } from '../Facts.tsx'
import { PageHead } from '../ListParts.tsx'
import './machine.css'
import { machineWords, remedyWords, troubleWords } from './words.ts'

export function MachinePage() {
  const t = useWords(machineWords)
  const f = useFormat()
  const state = useRead(machineApi.state, {}, { every: 60_000 })
  return (
    <>
      <PageHead title={t('title')}>
        <Button loading={state.isFetching} onClick={() => void state.refetch()}>
          {t('again')}
        </Button>
      </PageHead>
      <p className="note">{t('note')}</p>
      <Answering of={state} lines={6}>
        {({ at, findings, backup, free }) => (
          <>
            {findings.length === 0 && <EmptyState icon="done" title={t('sound')} hint={t('soundHint')} />}
            <ul className="troubles">
              {findings.map((finding) => (
                <Trouble key={JSON.stringify(finding)} of={finding} />
              ))}
            </ul>
            <Facts
              wide
              rows={[
                [t('looked'), f.moment(at)],
                [t('backup'), backup ? f.moment(backup) : t('noBackup')],
                [t('free'), t('megabytes', { n: free })],
              ]}
            />
          </>
        )}
      </Answering>
    </>
  )
}

/** Facts that are moments; the others are figures and names. */
const moments = new Set(['since', 'at'])

function Trouble({ of: { what, weight, facts } }: { of: MachineFinding }) {
  const t = useWords(machineWords)
  const lang = useLanguage()
  const f = useFormat()
  const fill = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, moments.has(name) ? f.moment(String(value)) : value]),
  )
  return (
    <li className={weight}>
      <Icon name="warn" />
      <div>
        <p>
          <b>{t(weight)}</b> {wordIn(troubleWords[what], lang, fill)}
        </p>
        <p className="small">{wordIn(remedyWords[what], lang, fill)}</p>
      </div>
    </li>
  )
}
