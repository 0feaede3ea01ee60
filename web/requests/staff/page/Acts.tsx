import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import { AnyActForm } from '../acts/AnyActForm.tsx'
import { useHeld } from '../acts/held.ts'
import { nextForm, nextOf, othersOf, type Next } from '../acts/next.ts'
import { asksReason } from '../acts/table.ts'
import { useActNames } from '../acts/useActNames.ts'
import type { RequestView } from '../queries.ts'
import { words } from '../words.ts'
import { stateWords } from '../words/states.ts'

export interface Asked extends Next {
  /** What its form begins with. */
  start?: Record<string, unknown>
}

export interface ActsProps {
  view: RequestView
  asked: Asked | undefined
  onAsk: (act: Asked | undefined) => void
}

/** How many stand in sight, and which of them first. */
const atOnce = 7
const usual: readonly Next['kind'][] = [
  'return',
  'merge',
  'co-handle',
  'assign',
  'appoint',
  'tell',
  'urge',
  'supervise',
  'defer',
  'extend',
  'draft',
  'guide',
  'reject',
  'reassign',
  'offer',
  'hand-down',
  'decline',
  'refuse-deferral',
  'refuse-extension',
  'send-back',
  'appeal',
  'note',
  'reclassify',
]
const rank = ({ kind }: Next) => (usual.includes(kind) ? usual.indexOf(kind) : usual.length)
const ranked = (acts: readonly Next[]) => [...acts].sort((a, b) => rank(a) - rank(b))

const same = (a: Next, b: Next | undefined) => a.kind === b?.kind && a.order === b.order

/** Only what is allowed is drawn: the next act as a form with the one filled button, the others outlined. */
export function Acts({ view, asked, onAsk }: ActsProps) {
  const t = useWords(words)
  const act = useWords(actWords)
  const waiting = useWords(stateWords)
  const names = useActNames(view)
  const next = nextOf(view.allowed)
  const held = useHeld(view.id, next)
  const { doing } = held
  const [all, setAll] = useState(false)
  const others = ranked(othersOf(view.allowed, next))
  const shown = all ? others : others.filter((o, i) => i < atOnce || same(o, asked))
  return (
    <aside className="acts" aria-label={t('doNow')}>
      <h2>{t('doNow')}</h2>
      {doing && (
        <div
          className="do"
          key={`${doing.kind} ${doing.order ?? ''} ${view.id}`}
          onInput={held.hold}
          onSubmit={held.hold}
        >
          <h3>
            {names.title(doing)} {names.note(doing) && <small>{names.note(doing)}</small>}
          </h3>
          <AnyActForm view={view} kind={doing.kind} order={doing.order} onDone={held.letGo} filled formId={nextForm} />
          <Button type="primary" block size="large" htmlType="submit" form={nextForm}>
            {act(doing.kind)} <kbd>Ctrl Enter</kbd>
          </Button>
          {held.stale && <Button onClick={held.letGo}>{t('notNow')}</Button>}
        </div>
      )}
      {!doing && others.length === 0 && <p className="none">{t('doNothing')}</p>}
      {!doing && <p className="why">{t('doNothingWhy', { waiting: waiting(view.waiting) })}</p>}
      {others.length > 0 && (
        <div className="others">
          {shown.map((a) => (
            <Button
              key={`${a.kind} ${a.order ?? ''}`}
              className={same(a, asked) ? 'on' : ''}
              aria-expanded={same(a, asked)}
              title={names.full(a)}
              onClick={() => onAsk(same(a, asked) ? undefined : a)}
            >
              <span className="clip">{`${act(a.kind)}${asksReason(a.kind) ? '…' : ''}`}</span>
            </Button>
          ))}
          {others.length > atOnce && (
            <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('fewer') : t('moreN', { n: others.length - atOnce })}
            </Button>
          )}
        </div>
      )}
      {asked && (
        <section className="ask">
          <h3>
            {act(asked.kind)} {names.note(asked) && <small>{names.note(asked)}</small>}
          </h3>
          <AnyActForm
            key={`${view.id} ${asked.kind} ${asked.order ?? ''} ${JSON.stringify(asked.start?.['into'] ?? null)}`}
            {...asked}
            view={view}
            onDone={() => onAsk(undefined)}
            onCancel={() => onAsk(undefined)}
          />
        </section>
      )}
    </aside>
  )
}
