import { useState } from 'react'
import { peopleApi } from '../../../../domain/people/api.ts'
import type { Sex } from '../../../../domain/people/schema.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { usePersonAct } from '../queries.ts'
import { personFaultWords, words } from '../words.ts'
import { eventKindWords, eventWords } from '../words/events.ts'
import { homeFaults, HomeFields, newHome, noHome, relationIn, type HomeValues } from './HomeFields.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'
import { personPaths, phoneFaults, phonesIn } from './phones.ts'
import { DoorField, SexField } from './PersonFields.tsx'
import { SameAs } from './SameAs.tsx'

interface Values extends HomeValues {
  name: string
  sex: Sex
  born: string
  phones: string
  idNumber: string
  addressNote: string
  day: string
  came: 'found' | 'arrive' | 'birth'
  apart: string
}

/** Somebody who is not in the register yet, in the household where they live. */
export function AddPerson({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const t = useWords(words)
  const event = useWords(eventWords)
  const lang = useLanguage()
  const say = useDone()
  const add = usePersonAct(peopleApi.add)
  const open = usePersonAct(peopleApi.addHousehold)
  const { id, second, today } = useOnce()
  const form = useForm<Values>({
    start: {
      ...noHome,
      name: '',
      sex: 'unknown',
      born: '',
      phones: '',
      idNumber: '',
      addressNote: '',
      day: today,
      came: 'found',
      apart: '',
    },
    words: personFaultWords,
    check: (v) => [
      ...needed(v, 'name', 'day'),
      ...(v.born > today ? [{ path: 'born', code: 'day-future' }] : []),
      ...(v.apart.trim().length === 1 ? [{ path: 'apart', code: 'reason' }] : []),
      ...phoneFaults(v.phones),
      ...homeFaults(v),
    ],
  })
  const [hinted, setHinted] = useState<string[]>([])
  const send = async (v: Values) => {
    const { place, id: dwelling } = v.dwelling!
    if (v.home === newHome)
      await open.mutateAsync({ body: { id: second, place, dwelling, opened: v.day, closed: null } })
    const person = {
      id,
      place,
      name: v.name.trim(),
      sex: v.sex,
      born: v.born || null,
      phones: phonesIn(v.phones),
      idNumber: v.idNumber.trim() || null,
      addressNote: v.addressNote.trim() || null,
      died: null,
    }
    const note = v.apart.trim()
    const household = v.home === newHome ? second : v.home
    await at(personPaths('person'), () =>
      add.mutateAsync({
        body: {
          person,
          household,
          relation: relationIn(v),
          day: v.day,
          came: v.came,
          ...(note && hinted.length > 0 && { apart: { others: hinted, note } }),
        },
      }),
    )
    say(t('saved'))
    onAdded(id)
  }
  const { name, born, phones, idNumber } = form.values
  return (
    <FormDialog title={t('add')} form={form} okText={t('add')} width={600} onClose={onClose} onSend={send}>
      <div className="side">
        <TextInput form={form} name="name" label={t('name')} maxLength={60} first />
        <TextInput form={form} name="born" label={t('born')} type="date" optional />
      </div>
      <SexField form={form} />
      <div className="side">
        <TextInput form={form} name="phones" label={t('phones')} hint={t('phonesHint')} type="tel" optional />
        <TextInput form={form} name="idNumber" label={t('idNumber')} optional maxLength={24} />
      </div>
      <SameAs name={name} born={born} phones={phones} idNumber={idNumber} onFound={setHinted} />
      {hinted.length > 0 && (
        <TextInput form={form} name="apart" label={t('apart')} hint={t('apartHint')} maxLength={200} optional />
      )}
      <HomeFields form={form} />
      <DoorField form={form} />
      <Radios
        form={form}
        name="came"
        label={event('came')}
        options={(['found', 'arrive', 'birth'] as const).map((value) => ({
          value,
          label: wordIn(eventKindWords[value], lang),
        }))}
      />
      <TextInput form={form} name="day" label={t('day')} type="date" />
    </FormDialog>
  )
}
