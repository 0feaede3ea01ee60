/** The panel beside the board: what it is, both clocks, what lies nearby, the proposal, and the one filled button. */
import { Button, Dropdown } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useLanguage } from '../../../kit/language.ts'
import { useFormat } from '../../../kit/now.ts'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { useRequest } from '../../queries.ts'
import { actWords } from '../../words.ts'
import { AnyActForm } from '../acts/AnyActForm.tsx'
import { useHeld } from '../acts/held.ts'
import { nextForm, nextOf, othersOf, type Next } from '../acts/next.ts'
import { asksReason } from '../acts/table.ts'
import { useActNames } from '../acts/useActNames.ts'
import type { RequestView } from '../queries.ts'
import { Facing } from '../page/Facing.tsx'
import { StateOf } from '../state.tsx'
import { words } from '../words.ts'
import { MainClocks } from './MainClocks.tsx'
import { NearNote } from './NearNote.tsx'
import { Latest } from './Latest.tsx'

export interface Preview {
  label: string
  title: ReactNode
  panel: ReactNode
  foot: ReactNode
}

/** Rows are passed quickly by key: only where the eye rests is anything asked for. */
function useRested(id: string | undefined): boolean {
  const [rested, setRested] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), 150)
    return () => clearTimeout(timer)
  }, [id])
  return id !== undefined && rested === id
}

export function usePreview(id: string | undefined, onOpen: () => void, onDone: () => void): Preview {
  const t = useWords(words)
  const f = useFormat()
  const request = useRequest(id ?? '', { enabled: useRested(id) })
  const [chosen, setChosen] = useState<Next>()
  useEffect(() => setChosen(undefined), [id])
  const view = id !== undefined && request.data?.id === id ? request.data : undefined
  const next = view && nextOf(view.allowed)
  const held = useHeld(id, chosen ?? next)
  const { doing } = held
  const choose = (act: Next | undefined) => {
    held.letGo()
    setChosen(act)
  }
  const done = (kind: string) => {
    choose(undefined)
    // What was accepted is sent out next, by the same hand.
    if (kind !== 'accept') onDone()
  }
  return {
    label: view ? t('preview', { no: f.ref(view.refNo) }) : t('board'),
    title: (
      <>
        <b className="refno">{view && f.ref(view.refNo)}</b>
        {view && <StateOf item={view} />}
        <span className="grow" />
        <button type="button" className="as-link" onClick={onOpen}>
          {t('openWhole')} <kbd>Enter</kbd>
        </button>
      </>
    ),
    panel: (
      <Answering of={{ ...request, data: view }} lines={8}>
        {(v) => (
          <Inside view={v} onOpen={onOpen}>
            {doing && (
              <section className="doing" onInput={held.hold} onSubmit={held.hold}>
                <DoingTitle view={v} act={doing} />
                <AnyActForm
                  key={`${v.id} ${doing.kind} ${doing.order ?? ''}`}
                  view={v}
                  kind={doing.kind}
                  order={doing.order}
                  onDone={() => done(doing.kind)}
                  formId={nextForm}
                />
              </section>
            )}
          </Inside>
        )}
      </Answering>
    ),
    foot: view && (doing || othersOf(view.allowed, next).length > 0) && (
      <Foot view={view} doing={doing} chosen={chosen !== undefined || held.stale} next={next} onChoose={choose} />
    ),
  }
}

function DoingTitle({ view, act }: { view: RequestView; act: Next }) {
  const names = useActNames(view)
  return (
    <h2>
      {names.title(act)} {names.note(act) && <small>{names.note(act)}</small>}
    </h2>
  )
}

function Inside({ view, onOpen, children }: { view: RequestView; onOpen: () => void; children: ReactNode }) {
  return (
    <>
      <h2>{view.what ?? view.brief ?? view.item?.name}</h2>
      <MainClocks view={view} />
      <Facing view={view} brief />
      <NearNote view={view} />
      {children}
      <Latest view={view} onOpen={onOpen} />
    </>
  )
}

interface FootProps {
  view: RequestView
  doing: Next | undefined
  chosen: boolean
  next: Next | undefined
  onChoose: (act: Next | undefined) => void
}

/** Acts that stand in sight beside the filled button, as far as they are allowed. */
const inSight = ['merge', 'return', 'reassign', 'urge', 'tell', 'guide', 'note'] as const

function Foot({ view, doing, chosen, next, onChoose }: FootProps) {
  const act = useWords(actWords)
  const t = useWords(words)
  const names = useActNames(view)
  // English words are longer than the panel is wide.
  const lang = useLanguage()
  const others = othersOf(view.allowed, next)
  const first = inSight.flatMap((kind) => others.find((o) => o.kind === kind) ?? []).slice(0, lang === 'zh' ? 2 : 1)
  const rest = others.filter((o) => !first.includes(o))
  const dots = (a: Next) => `${act(a.kind)}${asksReason(a.kind) ? '…' : ''}`
  return (
    <>
      {doing && (
        <Button type="primary" htmlType="submit" form={nextForm}>
          {act(doing.kind)} <kbd>Ctrl Enter</kbd>
        </Button>
      )}
      {chosen ? (
        <Button onClick={() => onChoose(undefined)}>{t('notNow')}</Button>
      ) : (
        <>
          {first.map((a) => (
            <Button key={`${a.kind} ${a.order ?? ''}`} onClick={() => onChoose(a)}>
              {dots(a)}
            </Button>
          ))}
          {rest.length > 0 && (
            <Dropdown
              trigger={['click']}
              placement="topRight"
              menu={{
                items: rest.map((a) => ({
                  key: `${a.kind} ${a.order ?? ''}`,
                  label: names.full(a),
                  onClick: () => onChoose(a),
                })),
              }}
            >
              <Button aria-label={t('moreActs')} icon={<Icon name="down" />} />
            </Dropdown>
          )}
        </>
      )}
    </>
  )
}
