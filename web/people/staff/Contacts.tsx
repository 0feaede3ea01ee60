import { Button } from 'antd'
import { useState } from 'react'
import { agreedWays, contactKinds } from '../../../domain/people/contact-kinds.ts'
import { contactsMost, type Agreed, type ContactKind } from '../../../domain/people/contacts.ts'
import { peopleApi } from '../../../domain/people/api.ts'
import { cleanPhone } from '../../../domain/people/phone.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Pick, Radios, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Masked } from '../../kit/staff/Masked.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { agreedWords, contactFaultWords, contactKindWords, contactWords } from '../contact-words.ts'
import { revealed, usePersonAct, type Card } from './queries.ts'

type Contact = Card['contacts'][number]

/** Neighbours, relatives, who is called in an emergency: masked, shown in clear with a reason. */
export function Contacts({ card, may, reveals }: { card: Card; may: boolean; reveals: boolean }) {
  const t = useWords(contactWords)
  const kind = useWords(contactKindWords)
  const agreed = useWords(agreedWords)
  const f = useFormat()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Contact>()
  const reveal = (id: string) => async (why: string) => {
    const { contacts } = await revealed(card.id, { id: mint(), what: ['contacts'], why })
    const one = contacts?.find((c) => c.id === id)
    return one ? `${one.name} ${one.phone}` : '—'
  }
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        {may && !card.died && card.contacts.length < contactsMost && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </h2>
      {card.contacts.length === 0 && <p className="none">{t('none')}</p>}
      <ul className="quiet-list">
        {card.contacts.map((c) => (
          <li key={c.id}>
            <b>{kind(c.kind)}</b>
            <Masked
              value={`${c.name} ${c.phone}`}
              what={`${kind(c.kind)} ${c.name}`}
              reveal={reveals ? reveal(c.id) : undefined}
            />
            <small>
              {agreed(c.agreed)} · {t('since', { day: f.fullDate(c.from) })}
            </small>
            {may && (
              <Button size="small" type="link" aria-label={t('endOf', { name: c.name })} onClick={() => setEnding(c)}>
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddContact card={card} onClose={() => setAdding(false)} />}
      {ending && <EndContact card={card} contact={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

function AddContact({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useWords(contactWords)
  const kind = useWords(contactKindWords)
  const agreed = useWords(agreedWords)
  const say = useDone()
  const add = usePersonAct(peopleApi.addContact)
  const { id, today } = useOnce()
  const form = useForm({
    start: { kind: null as ContactKind | null, name: '', phone: '', agreed: null as Agreed | null },
    words: contactFaultWords,
    check: (v) => [
      ...needed(v, 'kind', 'name', 'phone', 'agreed'),
      ...(v.phone && cleanPhone(v.phone) === undefined ? [{ path: 'phone', code: 'phone' }] : []),
    ],
  })
  return (
    <FormDialog
      title={`${t('add')} · ${card.name}`}
      note={t('lead')}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        add.mutateAsync({
          params: { id: card.id },
          body: { id, kind: v.kind!, name: v.name.trim(), phone: v.phone, agreed: v.agreed!, from: today },
        })
      }
      onSent={() => say(t('saved'))}
    >
      <Pick
        form={form}
        name="kind"
        label={t('kind')}
        options={contactKinds.map((value) => ({ value, label: kind(value) }))}
      />
      <TextInput form={form} name="name" label={t('name')} maxLength={60} />
      <TextInput form={form} name="phone" label={t('phone')} maxLength={20} />
      <Radios
        form={form}
        name="agreed"
        label={t('agreed')}
        options={agreedWays.map((value) => ({ value, label: agreed(value) }))}
      />
    </FormDialog>
  )
}

function EndContact({ card, contact, onClose }: { card: Card; contact: Contact; onClose: () => void }) {
  const t = useWords(contactWords)
  const say = useDone()
  const end = usePersonAct(peopleApi.endContact)
  const { id } = useOnce()
  const form = useForm({ start: {}, words: contactFaultWords })
  return (
    <FormDialog
      title={t('endOf', { name: contact.name })}
      note={t('endNote')}
      form={form}
      okText={t('end')}
      width={360}
      onClose={onClose}
      onSend={() => end.mutateAsync({ params: { id: card.id, contact: contact.id }, body: { id } })}
      onSent={() => say(t('ended'))}
    >
      {null}
    </FormDialog>
  )
}
