import { useMemo, useState } from 'react'
import { peopleApi } from '../../../domain/people/api.ts'
import { agreedWays, contactKinds } from '../../../domain/people/contact-kinds.ts'
import { cleanPhone } from '../../../domain/people/phone.ts'
import { Halves } from '../../kit/form/choices.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useSend } from '../../kit/outbox/useSend.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { useWords } from '../../kit/words.ts'
import { agreedWords, contactFaultWords, contactKindWords, contactWords } from '../contact-words.ts'
import { threadOf } from './area.ts'

interface ContactSheetProps {
  person: { id: string; name: string }
  open: boolean
  onClose: () => void
  /** It stands with the server: what this phone holds may be asked for again. */
  onSent: () => Promise<void>
}

/** Whom to call about them, with or without a signal; the number leaves this phone with the letter. */
export function ContactSheet({ person, open, onClose, onSent }: ContactSheetProps) {
  const t = useWords(contactWords)
  const [said, setSaid] = useState<'saved' | 'kept'>()
  const done = (now: boolean) => {
    setSaid(now ? 'saved' : 'kept')
    if (now) onSent().catch(() => undefined)
  }
  const close = () => {
    setSaid(undefined)
    onClose()
  }
  return (
    <Sheet title={t('add')} open={open} onClose={close}>
      {said ? (
        <p className="good-note" role="status">
          <Icon name="done" />
          <span>{t(said)}</span>
        </p>
      ) : (
        open && <Filling person={person} onDone={done} />
      )}
    </Sheet>
  )
}

function Filling({ person, onDone }: Pick<ContactSheetProps, 'person'> & { onDone: (now: boolean) => void }) {
  const t = useWords(contactWords)
  const kind = useWords(contactKindWords)
  const agreed = useWords(agreedWords)
  const send = useSend()
  const { now } = useFormat()
  const id = useMemo(() => mint(), [])
  const form = useForm({
    start: { kind: '', name: '', phone: '', agreed: '' },
    words: contactFaultWords,
    check: (v) => [
      ...(['kind', 'name', 'agreed'] as const).flatMap((path) => (v[path] ? [] : [{ path, code: 'required' }])),
      ...(cleanPhone(v.phone) === undefined ? [{ path: 'phone', code: 'phone' }] : []),
    ],
  })
  const submit = async (v: typeof form.values) => {
    const body = { id, kind: v.kind, name: v.name.trim(), phone: v.phone, agreed: v.agreed, from: dayText(now) }
    const sent = await send({
      route: peopleApi.addContact,
      params: { id: person.id },
      op: id,
      thread: threadOf(person.id),
      about: { who: person.name, what: t('add') },
      body: () => body,
    })
    onDone(sent.now)
  }
  return (
    <Form form={form} onSubmit={submit}>
      <p className="small">{t('lead')}</p>
      <Halves
        form={form}
        name="kind"
        legend={t('kind')}
        options={contactKinds.map((value) => ({ value, label: kind(value) }))}
      />
      <TextField form={form} name="name" label={t('name')} maxLength={60} />
      <TextField form={form} name="phone" label={t('phone')} type="tel" maxLength={20} />
      <Halves
        form={form}
        name="agreed"
        legend={t('agreed')}
        options={agreedWays.map((value) => ({ value, label: agreed(value) }))}
      />
      <Btn primary type="submit" busy={form.sending}>
        {t('save')}
      </Btn>
    </Form>
  )
}
