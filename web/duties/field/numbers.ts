/** Numbers of today's duties: held sealed, gone with the day, dialled and never shown. */
import type { FieldNumbers } from '../../../domain/duties/visits.ts'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { peopleApi } from '../../../domain/people/api.ts'
import { fieldPeopleApi } from '../../../domain/people/field-api.ts'
import { call } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { heldOf, holder } from '../../kit/outbox/holder.ts'
import { ofToday } from '../../kit/outbox/today.ts'
import { useHeld } from '../../kit/outbox/useHeld.ts'
import { useOutbox } from '../../kit/outbox/useOutbox.ts'
import { dayText } from '../../kit/shanghai.ts'
import { telOf } from '../../kit/ui/Calls.tsx'
import { threadOf } from '../../people/FieldHeld.tsx'
import { words } from './words.ts'

export const numbersHeld = holder<FieldNumbers>({
  kind: ofToday('numbers'),
  may: 'people.call',
  name: words.heldNumbers,
  most: 1,
  days: 1,
  load: async ([old]) => {
    const query = old ? { have: old.digest } : {}
    const { items, ...rest } = await call(visitsApi.numbers, { query }, { gate: false, repeats: 0 })
    return [items ? { ...rest, items } : old!]
  },
})

/** What is held of somebody; yesterday's is no longer anybody's. */
const ofNow = (held: FieldNumbers | undefined, person: string) =>
  held?.day === dayText(Date.now()) ? held.items.find((i) => i.person === person) : undefined

/** Whom to call about somebody, as far as this phone was told today. */
export function useContactsOf(person: string) {
  const { rows, renew } = useHeld(numbersHeld)
  const contacts: FieldNumbers['items'][number]['contacts'] = ofNow(rows?.[0], person)?.contacts ?? []
  return { contacts, renew }
}

export interface Dialled {
  person: { id: string; name: string }
  duty: string
  /** Not they themselves, but somebody to call about them. */
  contact?: string | undefined
  what: string
}

/** The phone's own dialler opens; on the page the number stands nowhere. */
export function dial(phone: string): void {
  const link = document.createElement('a')
  link.href = telOf(phone)
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}

/**
 * @returns a press that dials: what is held where it is held, else what the server tells for this call; false where there is
 * no number to be had. The trace is written before the dialler opens.
 */
export function useDial() {
  const { outbox, runner } = useOutbox()
  return async ({ person, duty, contact, what }: Dialled): Promise<boolean> => {
    const [held] = (await heldOf(outbox, numbersHeld))?.rows ?? []
    const known = ofNow(held, person.id)
    const phone = contact ? known?.contacts.find((c) => c.id === contact)?.phone : known?.phone
    if (!known || !phone) return ask(person.id, duty, contact)
    const id = mint()
    await outbox.write([
      {
        op: id,
        method: fieldPeopleApi.dialled.method,
        path: fieldPeopleApi.dialled.path.replace(':id', person.id),
        body: { id, matter: known.duty, ...(contact && { contact }), at: new Date().toISOString() },
        about: { who: person.name, what },
        thread: threadOf(person.id),
      },
    ])
    dial(phone)
    void runner.now()
    return true
  }
}

async function ask(person: string, matter: string, contact: string | undefined): Promise<boolean> {
  try {
    const body = { id: mint(), matter, ...(contact && { contact }) }
    dial((await call(peopleApi.call, { params: { id: person }, body })).phone)
    return true
  } catch {
    return false
  }
}
