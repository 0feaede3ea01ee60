import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { NumberInput, Pick, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useAnnounceDraw, useDrawLive, useMakeDraw, useResult, type Draw, type DrawMatch } from '../draw-queries.ts'
import { useDrawSaid } from '../draw-said.ts'
import { drawFaults, drawWords } from '../draw-words.ts'
import type { View } from '../queries.ts'

/** The draw of a competition and its results. [S2-22] */
export function DrawPart({ activity: a }: { activity: View }) {
  const t = useWords(drawWords)
  const [announcing, setAnnouncing] = useState(false)
  return (
    <section>
      <h2>{t('title')}</h2>
      <Answering of={useDrawLive(a.id)} lines={3}>
        {({ draw }) =>
          draw ? (
            <Drawn activity={a} draw={draw} />
          ) : (
            <>
              <p className="none">{t('none')}</p>
              {a.runs && a.status === 'published' && (
                <Button onClick={() => setAnnouncing(true)}>{t('announce')}</Button>
              )}
            </>
          )
        }
      </Answering>
      {announcing && <Announce activity={a.id} onClose={() => setAnnouncing(false)} />}
    </section>
  )
}

function Announce({ activity, onClose }: { activity: string; onClose: () => void }) {
  const t = useWords(drawWords)
  const say = useDone()
  const announce = useAnnounceDraw()
  const { id } = useOnce()
  const form = useForm<{ form: Draw['form']; size: number | null }>({
    start: { form: 'knockout', size: 4 },
    words: drawFaults,
    check: (v) => (v.form === 'groups' ? needed(v, 'size') : []),
  })
  return (
    <FormDialog
      title={t('announce')}
      form={form}
      okText={t('announce')}
      onClose={onClose}
      onSend={(v) =>
        announce.mutateAsync({
          params: { id: activity },
          body: { id, form: v.form, size: v.form === 'groups' ? v.size : null },
        })
      }
      onSent={() => say(t('announced'))}
    >
      <p className="hint">{t('announceNote')}</p>
      <Pick
        form={form}
        name="form"
        label={t('form')}
        options={(['knockout', 'groups'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {form.values.form === 'groups' && <NumberInput form={form} name="size" label={t('size')} min={2} max={16} />}
    </FormDialog>
  )
}

function Drawn({ activity: a, draw: d }: { activity: View; draw: Draw }) {
  const t = useWords(drawWords)
  const f = useFormat()
  const make = useMakeDraw()
  const [id] = useState(mint)
  const said = useDrawSaid(d)
  return (
    <>
      <Facts
        wide
        rows={[
          [t('form'), t(d.form)],
          [t('announced'), f.moment(d.announced)],
          [t('hash'), <code key="hash">{d.hash}</code>],
          [t('made'), d.made && f.moment(d.made)],
          [t('seed'), d.seed && <code key="seed">{d.seed}</code>],
        ]}
      />
      <p className="hint">{t('repeat')}</p>
      {!d.made && a.runs && (
        <Button
          type="primary"
          loading={make.isPending}
          onClick={() => make.mutate({ params: { id: a.id }, body: { id } })}
        >
          {t('make')}
        </Button>
      )}
      {make.error !== undefined && <ErrorState error={make.error} />}
      {said.parts(d.matches).map(([name, matches]) => (
        <div key={name}>
          <h3>{name}</h3>
          <ul className="plain">
            {matches.map((m) => (
              <One key={`${m.round} ${m.no}`} activity={a} draw={d} of={m} />
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function One({ activity: a, draw, of: m }: { activity: View; draw: Draw; of: DrawMatch }) {
  const t = useWords(drawWords)
  const said = useDrawSaid(draw)
  const [entering, setEntering] = useState(false)
  const may = a.runs && !m.bye && m.a !== null && m.b !== null
  return (
    <li>
      {said.pair(m)} {said.result(m)}{' '}
      {may && <Button onClick={() => setEntering(true)}>{t(m.version === 0 ? 'enter' : 'correct')}</Button>}
      {entering && <Enter activity={a.id} draw={draw} of={m} onClose={() => setEntering(false)} />}
    </li>
  )
}

interface EnterProps {
  activity: string
  draw: Draw
  of: DrawMatch
  onClose: () => void
}

function Enter({ activity, draw, of: m, onClose }: EnterProps) {
  const t = useWords(drawWords)
  const say = useDone()
  const result = useResult()
  const said = useDrawSaid(draw)
  const { id } = useOnce()
  const form = useForm({
    start: { winner: m.winner === null ? '' : String(m.winner), tally: m.tally ?? '' },
    words: drawFaults,
    check: (v) => (draw.form === 'knockout' ? needed(v, 'winner') : []),
  })
  const players = [m.a, m.b].flatMap((n) => (n === null ? [] : [{ value: String(n), label: said.who(n) }]))
  const even = draw.form === 'groups' ? [{ value: '', label: t('even') }] : []
  return (
    <FormDialog
      title={said.pair(m)}
      form={form}
      okText={t(m.version === 0 ? 'enter' : 'correct')}
      onClose={onClose}
      onSend={(v) =>
        result.mutateAsync({
          params: { id: activity },
          body: {
            id,
            round: m.round,
            no: m.no,
            winner: v.winner ? Number(v.winner) : null,
            tally: v.tally.trim(),
            base: m.version,
          },
        })
      }
      onSent={() => say(t('saved'))}
    >
      <Pick form={form} name="winner" label={t('winner')} options={[...players, ...even]} />
      <TextInput form={form} name="tally" label={t('tally')} maxLength={20} optional />
    </FormDialog>
  )
}
