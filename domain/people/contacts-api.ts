/** The sentences of whom to call about somebody. Shown in clear by the one act that reveals, dialled by the one that calls. */
import { z } from 'zod'
import { act, done } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Day } from '../places/schema.ts'
import { Agreed, ContactKind } from './contacts.ts'
import { Phone } from './phone.ts'
import { Name } from './schema.ts'

export const PersonContact = z.strictObject({
  kind: ContactKind,
  name: Name,
  phone: Phone,
  agreed: Agreed,
  from: Day,
})
export type PersonContact = z.output<typeof PersonContact>

export const contactsApi = {
  addContact: act('POST', '/people/:id/contacts', {
    may: 'people.edit',
    summary: 'Name somebody to call about a person, who agreed to be called',
    params: z.strictObject({ id: Id }),
    body: PersonContact.extend({ id: Id }),
    answer: done,
  }),
  endContact: act('POST', '/people/:id/contacts/:contact/end', {
    may: 'people.edit',
    summary: 'Somebody is called no more about a person: their name and number go at once',
    params: z.strictObject({ id: Id, contact: Id }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
}
