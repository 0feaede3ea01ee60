import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { clockText, minutesOf } from '../../kit/staff/clock.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { Radios, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import type { SpecialDay } from './month.ts'
import { useEditDay, useEditHours, useEditYear } from './queries.ts'
import { words } from './words.ts'
import { catalogueFaultWords } from './words/faults.ts'

const reason = (why: string) => (why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : [])

interface DayValues {
  kind: 'off' | 'work' | 'usual'
  name: string
  why: string
}

export function DayDialog({
  day,
  special,
  onClose,
}: {
  day: string
  special: SpecialDay | undefined
  onClose: () => void
}) {
  const t = useWords(words)
  const f = useFormat()
  const say = useDone()
  const edit = useEditDay()
  const [id] = useState(mint)
  const form = useForm<DayValues>({
    start: { kind: special?.kind ?? 'usual', name: special?.name ?? '', why: '' },
    words: catalogueFaultWords,
    check: (v) => reason(v.why),
  })
  return (
    <FormDialog
      title={`${f.fullDate(day)} ${f.weekday(day)}`}
      note={t('calendarNote')}
      form={form}
      okText={t('save')}
      width={420}
      onClose={onClose}
      onSend={(v) =>
        edit.mutateAsync({ params: { day }, body: { id, kind: v.kind, name: v.name.trim(), why: v.why.trim() } })
      }
      onSent={() => say(t('saved'))}
    >
      <Radios
        form={form}
        name="kind"
        label={t('dayKind')}
        options={(['off', 'work', 'usual'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <TextInput form={form} name="name" label={t('dayName')} optional maxLength={30} />
      <TextInput form={form} name="why" label={t('why')} maxLength={200} />
    </FormDialog>
  )
}

export function YearDialog({
  year,
  complete,
  source,
  onClose,
}: {
  year: number
  complete: boolean
  source: string
  onClose: () => void
}) {
  const t = useWords(words)
  const say = useDone()
  const edit = useEditYear()
  const [id] = useState(mint)
  const form = useForm({
    start: { complete, source },
    words: catalogueFaultWords,
    check: (v) => (v.source.trim().length < 2 ? [{ path: 'source', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={t('year', { n: year })}
      form={form}
      okText={t('save')}
      width={420}
      onClose={onClose}
      onSend={(v) =>
        edit.mutateAsync({ params: { year }, body: { id, complete: v.complete, source: v.source.trim() } })
      }
      onSent={() => say(t('saved'))}
    >
      <Tick form={form} name="complete" label={t('yearComplete')} />
      <TextInput form={form} name="source" label={t('yearSource')} maxLength={120} first />
    </FormDialog>
  )
}

interface HoursValues {
  from1: string
  to1: string
  from2: string
  to2: string
  why: string
}

export function HoursDialog({
  hours,
  onClose,
}: {
  hours: readonly (readonly [number, number])[]
  onClose: () => void
}) {
  const t = useWords(words)
  const say = useDone()
  const edit = useEditHours()
  const [id] = useState(mint)
  const text = (part: number, side: 0 | 1) => (hours[part] ? clockText(hours[part][side]) : '')
  const form = useForm<HoursValues>({
    start: { from1: text(0, 0), to1: text(0, 1), from2: text(1, 0), to2: text(1, 1), why: '' },
    words: catalogueFaultWords,
    check: (v) => [...(v.from1 && v.to1 ? [] : [{ path: 'from1', code: 'required' }]), ...reason(v.why)],
  })
  const send = (v: HoursValues) => {
    const spans: [number, number][] = [
      [minutesOf(v.from1), minutesOf(v.to1)],
      ...(v.from2 && v.to2 ? [[minutesOf(v.from2), minutesOf(v.to2)] as [number, number]] : []),
    ]
    return edit.mutateAsync({ body: { id, hours: spans, why: v.why.trim() } })
  }
  return (
    <FormDialog
      title={t('editHours')}
      note={t('calendarNote')}
      form={form}
      okText={t('save')}
      width={420}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <div className="side">
        <TextInput form={form} name="from1" label={`${t('morning', { n: 1 })} ${t('from')}`} type="time" />
        <TextInput form={form} name="to1" label={t('to')} type="time" />
      </div>
      <div className="side">
        <TextInput form={form} name="from2" label={`${t('morning', { n: 2 })} ${t('from')}`} type="time" optional />
        <TextInput form={form} name="to2" label={t('to')} type="time" optional />
      </div>
      <TextInput form={form} name="why" label={t('why')} maxLength={200} />
    </FormDialog>
  )
}
