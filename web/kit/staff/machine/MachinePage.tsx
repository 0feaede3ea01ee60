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
  const { room } = useFigures()
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
                [t('free'), room(free)],
              ]}
            />
          </>
        )}
      </Answering>
    </>
  )
}

/** Figures as somebody reads them: room on a disk, how long something has waited. */
function useFigures() {
  const t = useWords(machineWords)
  const f = useFormat()
  const room = (megabytes: number) =>
    megabytes < 1024 ? t('megabytes', { n: megabytes }) : t('gigabytes', { n: f.number(Math.round(megabytes / 1024)) })
  const said: Record<string, (value: string | number) => string> = {
    since: (v) => f.moment(String(v)),
    at: (v) => f.moment(String(v)),
    free: (v) => room(Number(v)),
    minutes: (v) => f.span(Number(v) * 60_000),
    seconds: (v) => (Number(v) < 60 ? t('seconds', { n: v }) : f.span(Number(v) * 1_000)),
  }
  return { room, say: (name: string, value: string | number) => said[name]?.(value) ?? value }
}

function Trouble({ of: { what, weight, facts } }: { of: MachineFinding }) {
  const t = useWords(machineWords)
  const lang = useLanguage()
  const { say } = useFigures()
  const fill = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, say(name, value)]))
  return (
    <li className={weight === 'wrong' ? 'grave' : ''}>
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
