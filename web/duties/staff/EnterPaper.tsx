import { useState } from 'react'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { DayPerson, FieldDay, VisitOutcome, VisitWay } from '../../../domain/duties/visits.ts'
import { beginOf, itemsFor } from '../../../domain/duties/visits-rules.ts'
import { modes } from '../../../domain/records/said.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct } from '../../kit/query.ts'
import { Framed, NumberInput, Pick, Radios, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { momentFrom } from '../../kit/staff/moment.ts'
import { needed } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { ColleaguePick } from '../../organisations/ColleaguePick.tsx'
import { enterFaultWords, enterWords as words } from './paper-words.ts'

interface Values {
  visitor: string | null
  when: string
  /** Empty until it is said. */
  outcome: VisitOutcome | ''
  way: VisitWay
  items: string[]
  minutes: number | null
  note: string
  need: string
}

const ways = ['at-home', 'phone', 'video', 'on-site'] as const satisfies readonly VisitWay[]

/** Written down from the sheet of somebody who had no phone: with its real time, in the name of who was there. */
export function EnterPaper({ person: p, day, onClose }: { person: DayPerson; day: FieldDay; onClose: () => void }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const say = useDone()
  const enter = useAct(visitsApi.enter, { changes: [visitsApi.paper] })
  const [ids] = useState(() => ({ id: mint(), request: mint(), act: mint() }))
  const { way, items, minutes } = beginOf([p], day.plans, day.items)
  const form = useForm<Values>({
    start: { visitor: null, when: '', outcome: '', way, items, minutes, note: '', need: '' },
    words: enterFaultWords,
    check: (v) => [
      ...needed(v, 'visitor', 'when', 'outcome'),
      ...(v.outcome === 'met' && v.items.length === 0 ? [{ path: 'items', code: 'required' }] : []),
    ],
  })
  const send = (v: Values) => {
    const [note, need] = [v.note.trim(), v.need.trim()]
    const { id, request, act } = ids
    return enter.mutateAsync({
      body: {
        id,
        visitor: v.visitor!,
        persons: [p.id],
        place: p.place,
        way: v.way,
        outcome: v.outcome as VisitOutcome,
        items: v.outcome === 'met' ? v.items : [],
        capturedAt: momentFrom(v.when),
        ...(v.minutes !== null && { minutes: v.minutes }),
        ...(note && { note }),
        ...(need && { needs: [{ request, act, what: need }] }),
      },
    })
  }
  return (
    <FormDialog
      title={t('enterOf', { name: p.name })}
      note={t('enterNote')}
      form={form}
      okText={t('enter')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('entered'))}
    >
      <Framed form={form} name="visitor" label={t('visitor')}>
        {({ id, status }) => (
          <ColleaguePick
            id={id}
            status={status}
            value={form.values.visitor}
            onChange={(visitor) => form.set({ visitor })}
          />
        )}
      </Framed>
      <TextInput form={form} name="when" label={t('when')} type="datetime-local" hint={t('whenHint')} />
      <Radios
        form={form}
        name="outcome"
        label={t('outcome')}
        options={(['met', 'attempted', 'refused'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Radios
        form={form}
        name="way"
        label={t('way')}
        options={ways.map((value) => ({ value, label: modes[value][lang] }))}
      />
      {form.values.outcome === 'met' && (
        <Pick
          form={form}
          name="items"
          label={t('items')}
          many
          options={itemsFor(day.items, [p]).map((i) => ({ value: i.code, label: i.name[lang] }))}
        />
      )}
      <NumberInput form={form} name="minutes" label={t('minutes')} min={0} max={1440} optional />
      <TextBox form={form} name="need" label={t('need')} rows={2} maxLength={500} optional />
      <TextBox form={form} name="note" label={t('toNext')} rows={2} maxLength={1000} optional />
    </FormDialog>
  )
}
