import { useState } from 'react'
import { HelperKind, PairEnd } from '../../../domain/duties/pairs.ts'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Framed, Radios, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { ColleaguePick } from '../../organisations/ColleaguePick.tsx'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { PersonPick } from '../../people/PersonPick.tsx'
import { enrolmentFor, minted, usePair, useUnpair, type Pair, type PairValues } from './pair-queries.ts'
import { endWords, faultWords, kindWords, words } from './pair-words.ts'

/** Somebody and a helper are bound; whoever is not under the plan yet comes under it with the same press. */
export function MakePair({ plan, name, onClose }: { plan: string; name: string; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const pair = usePair()
  const [{ ids, today }] = useState(() => ({ ids: minted(), today: dayText(Date.now()) }))
  const form = useForm<PairValues>({
    start: {
      person: null,
      kind: 'account',
      helper: null,
      from: today,
      household: false,
      why: '',
    },
    words: faultWords,
    check: (v) =>
      (['person', 'helper', 'from'] as const).flatMap((path) => (v[path] ? [] : [{ path, code: 'required' }])),
  })
  const send = async (v: PairValues) => {
    const enrolment = await enrolmentFor(plan, v.person!, v.from, ids)
    const { kind, from, household } = v
    await pair.mutateAsync({
      params: { id: enrolment },
      body: { id: ids.pair, kind, helper: v.helper!, from, household, ...(v.why.trim() && { why: v.why.trim() }) },
    })
  }
  return (
    <FormDialog
      title={t('addPair')}
      note={name}
      form={form}
      okText={t('addPair')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Framed form={form} name="person" label={t('person')}>
        {(shown) => (
          <PersonPick
            id={shown.id}
            status={shown.status}
            value={form.values.person}
            onChange={(person) => form.set({ person })}
          />
        )}
      </Framed>
      <Radios
        form={form}
        name="kind"
        label={t('kind')}
        options={HelperKind.options.map((value) => ({ value, label: wordIn(kindWords[value], lang) }))}
      />
      <HelperField key={form.values.kind} form={form} />
      <TextInput form={form} name="from" label={t('since')} type="date" />
      <Tick form={form} name="household" label={t('household')} />
      <TextBox form={form} name="why" label={t('why')} optional />
    </FormDialog>
  )
}

function HelperField({ form }: { form: FormState<PairValues> }) {
  const t = useWords(words)
  const { kind, helper } = form.values
  const [code, setCode] = useState<string[]>([])
  return (
    <Framed form={form} name="helper" label={t('helper')}>
      {({ id, status }) =>
        kind === 'account' ? (
          <ColleaguePick id={id} status={status} value={helper} onChange={(next) => form.set({ helper: next })} />
        ) : kind === 'person' ? (
          <PersonPick id={id} status={status} value={helper} onChange={(next) => form.set({ helper: next })} />
        ) : (
          <UnitSelect
            id={id}
            status={status}
            value={code}
            onChange={(codes, chosen) => {
              setCode(codes)
              form.set({ helper: chosen[0]?.id ?? null })
            }}
          />
        )
      }
    </Framed>
  )
}

interface EndValues {
  day: string
  reason: PairEnd
}

export function EndPair({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const unpair = useUnpair()
  const { id, today } = useOnce()
  const form = useForm<EndValues>({
    start: { day: today, reason: 'fulfilled' },
    words: faultWords,
    check: (v) => (v.day ? [] : [{ path: 'day', code: 'required' }]),
  })
  return (
    <FormDialog
      title={t('endOf', { name: pair.person.name })}
      note={t('endNote')}
      form={form}
      okText={t('endPair')}
      width={440}
      onClose={onClose}
      onSend={(v) => unpair.mutateAsync({ params: { id: pair.id }, body: { id, ...v } })}
      onSent={() => say(t('saved'))}
    >
      <Radios
        form={form}
        name="reason"
        label={t('reason')}
        options={PairEnd.options.map((value) => ({ value, label: wordIn(endWords[value], lang) }))}
      />
      <TextInput form={form} name="day" label={t('day')} type="date" />
    </FormDialog>
  )
}
