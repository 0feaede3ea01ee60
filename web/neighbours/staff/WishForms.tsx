import { useState } from 'react'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { dayText } from '../../kit/shanghai.ts'
import { NumberInput, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { PersonField } from '../../people/PersonField.tsx'
import { PlaceField } from '../../places/PlaceField.tsx'
import { useOfferPost, useWishFor } from '../wish-queries.ts'
import { neighbourFaults } from '../words.ts'
import { wishWords } from './wish-words.ts'

interface Said {
  words: string
  until: string
  name: string
  phone: string
}

const inTwoWeeks = () => dayText(Date.now() + 14 * 86_400_000)
const nothing = (): Said => ({ words: '', until: inTwoWeeks(), name: '', phone: '' })
const tooShort = (v: Said) => (v.words.trim().length < 4 ? [{ path: 'words', code: 'too-short' }] : [])
const saidOf = (v: Said) => ({
  words: v.words.trim(),
  until: v.until,
  contact: { name: v.name.trim(), phone: v.phone.trim() },
})

/** The words of an entry, its last day, and how somebody is reached. */
function SaidFields<V extends Said>({ form, who }: { form: FormState<V>; who: 'name' | 'nameUs' }) {
  const t = useWords(wishWords)
  return (
    <>
      <TextBox form={form} name="words" label={t('words')} hint={t('wordsHint')} rows={3} maxLength={200} />
      <TextInput form={form} name="until" label={t('until')} type="date" />
      <TextInput form={form} name="name" label={t(who)} maxLength={20} />
      <TextInput form={form} name="phone" label={t('phone')} hint={t('phoneHint')} type="tel" />
    </>
  )
}

/** On the word of whoever has no phone. */
export function WishForm({ onClose }: { onClose: () => void }) {
  const t = useWords(wishWords)
  const say = useDone()
  const send = useWishFor()
  const { id } = useOnce()
  const [start] = useState(() => ({ person: null as string | null, ...nothing() }))
  const form = useForm({
    start,
    words: neighbourFaults,
    check: (v) => [...needed(v, 'person', 'until', 'name', 'phone'), ...tooShort(v)],
  })
  return (
    <FormDialog
      title={t('wishFor')}
      form={form}
      okText={t('wishFor')}
      onClose={onClose}
      onSend={(v) => send.mutateAsync({ body: { id, person: v.person!, ...saidOf(v) } })}
      onSent={() => say(t('sent'))}
    >
      <p className="hint">{t('wishForNote')}</p>
      <PersonField form={form} name="person" label={t('person')} hint={t('personHint')} />
      <SaidFields form={form} who="name" />
    </FormDialog>
  )
}

/** A post of the community: what is to be done, and how many are wanted. */
export function PostForm({ onClose }: { onClose: () => void }) {
  const t = useWords(wishWords)
  const say = useDone()
  const send = useOfferPost()
  const { id } = useOnce()
  const [start] = useState(() => ({ place: null as string | null, places: 1 as number | null, ...nothing() }))
  const form = useForm({
    start,
    words: neighbourFaults,
    check: (v) => [...needed(v, 'place', 'places', 'until', 'name', 'phone'), ...tooShort(v)],
  })
  return (
    <FormDialog
      title={t('offerPost')}
      form={form}
      okText={t('offerPost')}
      onClose={onClose}
      onSend={(v) => send.mutateAsync({ body: { id, place: v.place!, places: v.places!, ...saidOf(v) } })}
      onSent={() => say(t('sent'))}
    >
      <PlaceField form={form} name="place" label={t('place')} />
      <SaidFields form={form} who="nameUs" />
      <NumberInput form={form} name="places" label={t('places')} min={1} max={99} />
    </FormDialog>
  )
}
