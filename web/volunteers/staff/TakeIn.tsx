import { useState } from 'react'
import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { at } from '../../kit/form/at.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { Framed, Pick, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { PersonPick } from '../../people/PersonPick.tsx'
import { useNames, useTerms } from '../queries.ts'
import { volunteerFaults } from '../words.ts'
import { blank, DeskFields, leadOf, sentOf, type Typed } from './form.tsx'
import { findVolunteer, useVolunteerAct } from './queries.ts'
import { words } from './words.ts'

interface Values extends Typed {
  person: string | null
  categories: string[]
  agreed: boolean
}

/** Somebody of the register is taken in at the desk. */
export function TakeIn({ onClose, onTaken }: { onClose: () => void; onTaken: (id: string) => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const enter = useVolunteerAct(volunteersApi.enter)
  const { id } = useOnce()
  const [age, setAge] = useState<number | null>(null)
  const alone = useTerms().data?.rules?.age.guardianBelow ?? 18
  const { categories } = useNames()
  const form = useForm<Values>({
    start: { ...blank, person: null, categories: [], agreed: false },
    words: volunteerFaults,
    check: (v) => [
      ...(v.person ? [] : [{ path: 'person', code: 'required' }]),
      ...(v.agreed ? [] : [{ path: 'agreed', code: 'required' }]),
    ],
  })
  const send = (v: Values) =>
    at({ guardian: 'guardianDay' }, async () => {
      const lead = (await leadOf(v.lead)) ?? null
      const body = { id, person: v.person!, ...sentOf(v), lead, categories: v.categories, agreed: true as const }
      return enter.mutateAsync({ body })
    })
  const plain = categories.filter((c) => !c.sensitive).map((c) => ({ value: c.code, label: c.name[lang] }))
  const taken = async () => {
    say(t('taken'))
    // Whoever comes back has the row they had.
    const { volunteer } = await findVolunteer({ person: form.values.person! })
    onTaken(volunteer?.id ?? id)
  }
  return (
    <FormDialog
      title={t('add')}
      form={form}
      okText={t('take')}
      width={640}
      onClose={onClose}
      onSend={send}
      onSent={() => void taken().catch(() => undefined)}
    >
      <Framed form={form} name="person" label={t('person')} hint={t('personHint')}>
        {(shown) => (
          <PersonPick
            id={shown.id}
            status={shown.status}
            value={form.values.person}
            onChange={(person, masked) => {
              setAge(masked?.age ?? null)
              form.set({ person })
            }}
          />
        )}
      </Framed>
      <DeskFields form={form} minor={age !== null && age < alone} />
      <Pick
        form={form}
        name="categories"
        label={t('categoriesSaid')}
        hint={t('categoriesHint')}
        many
        optional
        options={plain}
      />
      <Tick form={form} name="agreed" label={t('agreed')} />
    </FormDialog>
  )
}
