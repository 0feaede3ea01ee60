import { Button } from 'antd'
import { useState } from 'react'
import type { ActKind } from '../../../../domain/requests/acts.ts'
import { recordsApi } from '../../../../domain/records/api.ts'
import { useMe } from '../../../accounts/queries.ts'
import { urlOf } from '../../../kit/client.ts'
import { useFormat } from '../../../kit/now.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import type { IconName } from '../../../kit/ui/icons.ts'
import { useWords } from '../../../kit/words.ts'
import { actWords, partyWords } from '../../words.ts'
import { correctable } from '../acts/table.ts'
import type { Entry, RequestView } from '../queries.ts'
import { words } from '../words.ts'
import { stateWords } from '../words/states.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import { useFacts } from './facts.ts'

const icons: Partial<Record<ActKind, IconName>> = {
  report: 'say',
  supplement: 'say',
  return: 'back2',
  decline: 'back2',
  dispatch: 'share',
  'hand-down': 'share',
  offer: 'share',
  note: 'pen',
  correct: 'pen',
  tell: 'say',
  urge: 'bell',
  supervise: 'warn',
  defer: 'hold',
  appoint: 'calendar',
  rate: 'star',
  'rate-again': 'star',
  'call-back': 'phone',
  contact: 'phone',
  escalate: 'hourglass',
  propose: 'question',
  verify: 'eye',
}

/** What was done, the newest first; on top what it waits for now. */
export function Timeline({ view }: { view: RequestView }) {
  const t = useWords(words)
  const waiting = useWords(stateWords)
  const facts = useFacts(view)
  const f = useFormat()
  const soon = view.light === 'amber' || view.light === 'red'
  return (
    <ol className="timeline" aria-label={t('history')}>
      {view.waiting !== 'nobody' && (
        <li className={soon ? `now ${view.light}` : 'now'}>
          <Icon name="hourglass" />
          <div>
            <b>{waiting(view.waiting)}</b>
            {view.dueAt && <p>{t('dueAt', { time: f.moment(view.dueAt) })}</p>}
          </div>
        </li>
      )}
      {view.timeline.map((entry) => (
        <One key={entry.id} entry={entry} view={view} facts={facts} />
      ))}
    </ol>
  )
}

interface OneProps {
  entry: Entry
  view: RequestView
  facts: ReturnType<typeof useFacts>
}

function One({ entry, view, facts }: OneProps) {
  const t = useWords(words)
  const act = useWords(actWords)
  const party = useWords(partyWords)
  const f = useFormat()
  const by = [
    entry.party === 'by-link' && party('by-link'),
    entry.unit?.name,
    entry.who ?? (entry.unit ? undefined : party(entry.party)),
    f.moment(entry.at),
  ]
    .filter(Boolean)
    .join(' · ')
  const fix = entry.correctedBy ? view.timeline.find((e) => e.id === entry.correctedBy) : undefined
  return (
    <li className={entry.takenBackBy || fix ? 'old' : ''}>
      <Icon name={icons[entry.kind] ?? 'ok'} />
      <div>
        <b>{act(entry.kind)}</b>
        {entry.takenBackBy && <small> {t('takenBack')}</small>}
        {fix && <small> {t('corrected')}</small>}
        <Said entry={entry} lines={facts(entry.kind, entry.facts)} request={view.id} />
        {fix && <p className="fix">{t('correctedTo', { text: fixedText(entry, fix, facts) })}</p>}
        <small className="below">{by}</small>
        {entry.doneAt && Date.parse(entry.at) - Date.parse(entry.doneAt) > 600_000 && (
          <small className="below">{t('lateEntry', { time: f.moment(entry.doneAt) })}</small>
        )}
        <OwnCorrection entry={entry} view={view} />
      </div>
    </li>
  )
}

function Said({ entry, lines, request }: { entry: Entry; lines: string[]; request: string }) {
  const t = useWords(words)
  const said = Object.values(entry.words)
  return (
    <>
      {lines.length > 0 && <p>{lines.join(' · ')}</p>}
      {said.map((text) => (
        <p key={text} className="said">
          {text}
        </p>
      ))}
      {entry.emptied.length > 0 && <p className="none">{t('emptied')}</p>}
      {entry.files.length > 0 && (
        <p>
          {entry.files.map((sha256, i) => (
            <a
              key={sha256}
              className="file"
              href={urlOf(recordsApi.file, { params: { subject: request, sha256 } })}
              target="_blank"
              rel="noreferrer"
            >
              {t('picture', { n: i + 1 })}
            </a>
          ))}
        </p>
      )}
    </>
  )
}

/** The words and facts as corrected, as far as they differ. */
function fixedText(entry: Entry, fix: Entry, facts: OneProps['facts']): string {
  const fixed = (fix.facts['fixed'] ?? {}) as Record<string, unknown>
  const changed = Object.fromEntries(
    Object.entries(fixed).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(entry.facts[key])),
  )
  const said = Object.entries(fix.words).flatMap(([path, text]) =>
    entry.words[path.replace(/^fixed\./, '')] === text ? [] : [text],
  )
  return [...facts(entry.kind, changed), ...said].join(' · ')
}

const hour = 3_600_000

/** One's own slip of the pen, within the hour. */
function OwnCorrection({ entry, view }: { entry: Entry; view: RequestView }) {
  const t = useWords(words)
  const f = useFormat()
  const me = useMe().data?.me?.shown
  const [open, setOpen] = useState(false)
  const kind = correctable.find((k) => k === entry.kind)
  const mine = entry.who !== undefined && entry.who === me
  const inTime = f.now - Date.parse(entry.at) < hour
  if (
    !kind ||
    !mine ||
    !inTime ||
    entry.correctedBy ||
    entry.takenBackBy ||
    !view.allowed.some((a) => a.kind === 'correct')
  )
    return null
  return (
    <>
      <Button size="small" type="link" className="correct" onClick={() => setOpen(true)}>
        {t('correct')}
      </Button>
      {open && <CorrectDialog entry={entry} kind={kind} view={view} onClose={() => setOpen(false)} />}
    </>
  )
}
