import { Button } from 'antd'
import { useState } from 'react'
import { useMay, useRoot } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { useParams } from '../../../kit/router.tsx'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { Facts } from '../../../kit/staff/Facts.tsx'
import { PageHead, useDone } from '../../../kit/staff/ListParts.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useChange, useDashboard, useVersions, type Defined } from '../../queries.ts'
import { aboutWords, unitWords } from '../../words.ts'
import { defineIndicatorWords } from '../../words/define.ts'
import { fieldWords } from '../../words/fields.ts'
import { useValueText } from '../board/figure.tsx'
import { monthAt } from '../board/month.ts'
import { DefinitionForm } from './DefinitionForm.tsx'
import { EndDialog, TargetDialog } from './dialogs.tsx'
import { useSaid } from './said.ts'
import { definitionOf, sides, valuesOf } from './shape.ts'
import '../indicators.css'
import { usePeriod } from '../period.ts'

/** One indicator: how it is made now, and in all the versions before. */
export function OnePage() {
  const { code } = useParams<{ code: string }>()
  const versions = useVersions(code)
  return (
    <Answering of={versions} lines={10}>
      {({ items }) => <Whole code={code} versions={items} />}
    </Answering>
  )
}

function Whole({ code, versions }: { code: string; versions: Defined[] }) {
  const t = useWords(defineIndicatorWords)
  const { lang, day } = useFormat()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const [dialog, setDialog] = useState<'target' | 'end'>()
  const [now, ...before] = versions
  if (!now) return null
  const edits = may('indicators.define') && !now.endedAt
  const state = now.endedAt ? t('endedAt', { day: day(now.endedAt) }) : t(now.counting ? 'counting' : 'inUse')
  return (
    <div className="definition">
      <Crumbs
        label={t('crumbs')}
        crumbs={[
          { name: t('board'), to: '/dashboard' },
          { name: t('title'), to: '/dashboard/definitions' },
          { name: now.name[lang] },
        ]}
      />
      <PageHead
        title={now.name[lang]}
        note={[t('versionN', { n: now.version }), t(now.own ? 'own' : 'pack'), state].join(' · ')}
      >
        {edits && !editing && (
          <>
            <Button onClick={() => setEditing(true)}>{t('change')}</Button>
            <Button onClick={() => setDialog('target')}>{t('setTarget')}…</Button>
            <Button onClick={() => setDialog('end')}>{t('end')}…</Button>
          </>
        )}
      </PageHead>
      {editing ? (
        <Edit key={now.version} now={now} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Said definition={now} />
          {!now.endedAt && <TargetLine code={code} unit={now.unit} />}
          {before.length > 0 && <h2>{t('versions')}</h2>}
          {before.map((v) => (
            <details key={v.version}>
              <summary>
                {t('versionN', { n: v.version })} <small>{v.formula[lang]}</small>
              </summary>
              <Said definition={v} />
            </details>
          ))}
        </>
      )}
      {dialog === 'target' && <TargetDialog definition={now} onClose={() => setDialog(undefined)} />}
      {dialog === 'end' && <EndDialog definition={now} onClose={() => setDialog(undefined)} />}
    </div>
  )
}

function Edit({ now, onDone }: { now: Defined; onDone: () => void }) {
  const t = useWords(defineIndicatorWords)
  const say = useDone()
  const change = useChange()
  const { code, sort, version: seen } = now
  return (
    <>
      <p className="note">{t('changeNote')}</p>
      <DefinitionForm
        start={valuesOf(now)}
        onSend={(id, v) =>
          change.mutateAsync({
            params: { code },
            body: { id, seen, definition: definitionOf(v, { code, sort }), why: v.why.trim() },
          })
        }
        onSent={() => {
          say(t('saved'))
          onDone()
        }}
      />
    </>
  )
}

/** All of a definition in words. */
function Said({ definition: d }: { definition: Defined }) {
  const t = useWords(defineIndicatorWords)
  const unit = useWords(unitWords)
  const period = usePeriod()
  const field = useWords(fieldWords)
  const about = useWords(aboutWords)
  const { lang } = useFormat()
  const said = useSaid()
  const list = (side: (typeof sides)[number]) =>
    d[side].length === 0 ? (
      side !== 'filter' && t('everything')
    ) : (
      <ul>
        {d[side].map((c) => (
          <li key={JSON.stringify(c)}>{said(c)}</li>
        ))}
      </ul>
    )
  return (
    <Facts
      wide
      rows={[
        [t('formula'), d.formula[lang]],
        [t('unit'), unit(d.unit)],
        [t('value'), d.value && field(d.value)],
        [t('about'), about(d.about ?? 'request')],
        [t('period'), period(d)],
        [t('better'), t(d.better)],
        ...sides.map((side) => [t(side), list(side)] as const),
        [t('source'), d.source],
      ]}
    />
  )
}

/** What the place aims at that the reader has chosen. */
function TargetLine({ code, unit }: { code: string; unit: Defined['unit'] }) {
  const t = useWords(defineIndicatorWords)
  const text = useValueText()
  const root = useRoot()
  const [place] = usePlace(root)
  const { now } = useFormat()
  const board = useDashboard(place, monthAt(now), true)
  const card = board.data?.indicators.find((c) => c.code === code)
  if (!board.data || !card) return null
  const { name } = board.data.place
  return (
    <Facts
      wide
      rows={[
        [
          t('target'),
          card.target
            ? t('targetHere', { place: name, value: text(unit, card.target.value) })
            : t('targetNone', { place: name }),
        ],
      ]}
    />
  )
}
