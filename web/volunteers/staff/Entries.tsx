import { Button } from 'antd'
import { useState } from 'react'
import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { EntryKind } from '../../../domain/volunteers/schema.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { NumberInput, Pick, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { ReasonDialog } from '../../kit/staff/Masked.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { UnitField } from '../../organisations/UnitField.tsx'
import { useNames } from '../queries.ts'
import { useSaid } from '../said.ts'
import { volunteerFaults } from '../words.ts'
import { useVolunteerAct, type View } from './queries.ts'
import { entryWords, words } from './words.ts'

type Entry = View['entries'][number]

/** Courses, honours, evaluations; what was entered wrongly is struck. */
export function Entries({ v, may }: { v: View; may: boolean }) {
  const t = useWords(words)
  const [adding, setAdding] = useState(false)
  const [striking, setStriking] = useState<Entry>()
  return (
    <section>
      <h2 className="with-act">
        {t('record')}
        {may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addEntry')}
          </Button>
        )}
      </h2>
      {v.entries.length === 0 && <p className="none">{t('recordNone')}</p>}
      <ul className="quiet-list vol-entries">
        {v.entries.map((e) => (
          <Line key={e.id} entry={e} onStrike={may ? () => setStriking(e) : undefined} />
        ))}
      </ul>
      {adding && <AddEntry v={v} onClose={() => setAdding(false)} />}
      {striking && <Strike entry={striking} onClose={() => setStriking(undefined)} />}
    </section>
  )
}

function Line({ entry: e, onStrike }: { entry: Entry; onStrike: (() => void) | undefined }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const said = useSaid()
  const beside = [
    f.fullDate(e.day),
    e.unitName,
    e.minutes !== null && said.minutes(e.minutes),
    e.until && t('until', { day: f.fullDate(e.until) }),
  ]
  return (
    <li>
      <b>{wordIn(entryWords[e.kind], lang)}</b>
      <span>{e.words}</span>
      <small>{beside.filter(Boolean).join(' · ')}</small>
      {onStrike && (
        <Button size="small" type="link" aria-label={`${t('strike')} ${e.words ?? ''}`} onClick={onStrike}>
          {t('strike')}…
        </Button>
      )}
    </li>
  )
}

function Strike({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const strike = useVolunteerAct(volunteersApi.strikeEntry)
  const [id] = useState(mint)
  return (
    <ReasonDialog
      title={t('strike')}
      note={t('strikeNote')}
      okText={t('strike')}
      onClose={onClose}
      onReason={async (why) => {
        await strike.mutateAsync({ params: { id: entry.id }, body: { id, why } })
        say(t('struck'))
      }}
    />
  )
}

interface Values {
  kind: string
  day: string
  course: string | null
  minutes: number | null
  unit: string | null
  words: string
}

function AddEntry({ v, onClose }: { v: View; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const names = useNames()
  const add = useVolunteerAct(volunteersApi.addEntry)
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: { kind: 'training', day: today, course: null, minutes: null, unit: null, words: '' },
    words: volunteerFaults,
    check: (now) => needed(now, 'kind', 'day', 'words'),
  })
  const training = form.values.kind === 'training'
  const send = (now: Values) =>
    add.mutateAsync({
      params: { id: v.id },
      body: {
        id,
        kind: now.kind as EntryKind,
        day: now.day,
        course: training ? now.course : null,
        minutes: training ? now.minutes : null,
        unit: now.unit,
        words: now.words.trim(),
      },
    })
  return (
    <FormDialog
      title={`${t('addEntry')} · ${v.name}`}
      form={form}
      okText={t('addEntry')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <div className="side">
        <Pick
          form={form}
          name="kind"
          label={t('kind')}
          options={EntryKind.options.map((value) => ({ value, label: wordIn(entryWords[value], lang) }))}
        />
        <TextInput form={form} name="day" label={t('day')} type="date" />
      </div>
      {training && (
        <div className="side">
          <Pick
            form={form}
            name="course"
            label={t('course')}
            hint={t('courseOther')}
            optional
            options={names.courses}
          />
          <NumberInput form={form} name="minutes" label={t('minutes')} optional min={0} />
        </div>
      )}
      <UnitField form={form} name="unit" label={t('unit')} optional />
      <TextBox form={form} name="words" label={t('words')} rows={2} maxLength={300} />
    </FormDialog>
  )
}
