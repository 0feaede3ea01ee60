import { useState } from 'react'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { ContactSheet, contactKindWords, contactWords } from '../../people/FieldContacts.tsx'
import { CallPerson } from './CallPerson.tsx'
import { useContactsOf } from './numbers.ts'
import { words } from './words.ts'

export interface ContactsPartProps {
  person: { id: string; name: string }
  /** What is due to them today: the reason to call anybody about them. */
  duty?: string
}

/** Whom to call about somebody: dialled where something is due today, named whenever one is told. */
export function ContactsPart({ person, duty }: ContactsPartProps) {
  const t = useWords(words)
  const contact = useWords(contactWords)
  const kind = useWords(contactKindWords)
  const { contacts, renew } = useContactsOf(person.id)
  const [adding, setAdding] = useState(false)
  return (
    <Section title={contact('title')}>
      <Btns>
        {duty !== undefined &&
          contacts.map((c) => (
            <CallPerson
              key={c.id}
              person={person}
              duty={duty}
              contact={c.id}
              label={t('callOther', { whom: kind(c.kind), name: c.name })}
            />
          ))}
        <Btn icon="plus" onClick={() => setAdding(true)}>
          {contact('add')}
        </Btn>
      </Btns>
      <ContactSheet person={person} open={adding} onClose={() => setAdding(false)} onSent={renew} />
    </Section>
  )
}
