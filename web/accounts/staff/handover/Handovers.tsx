import { Button } from 'antd'
import { useState } from 'react'
import type { HandoverView } from '../../../../domain/accounts/handover.ts'
import { useFormat } from '../../../kit/now.ts'
import { useWords } from '../../../kit/words.ts'
import { useMay } from '../../queries.ts'
import { WhyDialog } from '../WhyDialog.tsx'
import { handoverWords } from '../words/handover.ts'
import { Lines } from './Lines.tsx'
import { useCallOff, useHandBack, useHandovers, useOwnHandovers } from './queries.ts'

/** Hand-overs of one account, with the way back. Nothing is drawn where there were none. */
export function Handovers({ account }: { account: string }) {
  const t = useWords(handoverWords)
  const { items } = useHandovers(account)
  if (!items?.length) return null
  return (
    <section>
      <h2>{t('history')}</h2>
      {items.map((h) => (
        <One key={h.id} of={h} mayUndo />
      ))}
    </section>
  )
}

/** Those I am part of: as the one who leaves, who gets, or who answers for the unit. */
export function OwnHandovers() {
  const t = useWords(handoverWords)
  const { data } = useOwnHandovers()
  if (!data?.items.length) return null
  return (
    <section>
      <h2>{t('history')}</h2>
      {data.items.map((h) => (
        <One key={h.id} of={h} />
      ))}
    </section>
  )
}

const stateWord = { planned: 'planned', stuck: 'stuck', done: 'isDone', 'called-off': 'calledOff' } as const

function One({ of: h, mayUndo }: { of: HandoverView; mayUndo?: boolean }) {
  const t = useWords(handoverWords)
  const f = useFormat()
  return (
    <details className="handover">
      <summary>
        <b>{h.shown}</b> {t('to', { who: h.heirs.map((x) => x.shown).join('、') })} · {t(stateWord[h.state])}
        {h.undoes && ` · ${t('back')}`}
        <small className="below">
          {t('from', { day: f.fullDate(h.day) })} · {t('by', { who: h.plannedByShown, why: h.why })}
        </small>
      </summary>
      {h.faults.length > 0 && (
        <>
          <h3>{t('stands')}</h3>
          <Lines of={h.faults} />
        </>
      )}
      <Lines of={h.lines} />
      {mayUndo && <Undo of={h} />}
    </details>
  )
}

/** Before it took effect it is called off; after, what is still there is handed back. */
function Undo({ of: h }: { of: HandoverView }) {
  const t = useWords(handoverWords)
  const may = useMay()
  const [dialog, setDialog] = useState(false)
  const back = useHandBack()
  const off = useCallOff()
  const waits = h.state === 'planned' || h.state === 'stuck'
  if (!may('accounts.grant') || (!waits && (h.state !== 'done' || h.undoes))) return null
  const params = { id: h.id }
  return (
    <p className="row">
      <Button onClick={() => setDialog(true)}>{waits ? t('callOff') : t('handBack')}…</Button>
      {dialog && waits && (
        <WhyDialog
          title={t('callOff')}
          okText={t('callOff')}
          doneText={t('calledOffDone')}
          onClose={() => setDialog(false)}
          send={(body) => off.mutateAsync({ params, body })}
        />
      )}
      {dialog && !waits && (
        <WhyDialog
          title={t('handBack')}
          note={t('handBackNote')}
          okText={t('handBack')}
          doneText={t('handedBack')}
          onClose={() => setDialog(false)}
          send={(body) => back.mutateAsync({ params, body })}
        />
      )}
    </p>
  )
}
