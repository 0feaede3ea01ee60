/** Whom to call about somebody, as a table names them: a name, a number, and how it is known that they agree [S4-18]. */
import type { Agreed, ContactKind } from '../contacts.ts'
import { Phone } from '../phone.ts'
import type { CellRead, Value } from './cells.ts'
import { foldHeader } from './fold.ts'
import { readName } from './names.ts'
import { readPhones } from './numbers.ts'
import { readTick } from './ticks.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface WantedContact {
  kind: ContactKind
  name: string
  phone: string
  agreed: Agreed
}

/** Kinds that tables have columns for; each is the name of its column, and begins those of its number and its consent. */
const kinds = ['emergency', 'neighbour', 'relative'] as const satisfies ContactKind[]

const phonePart = /[+＋]?[\d０-９][\d０-９\s\-－—()（）/、,，;；]{5,}/

/** `陈志强 000…` stands in one cell as often as in two. */
export function readContact(text: string, field: string): CellRead {
  const base = field.replace(/-phone$/, '')
  const said = text.normalize('NFKC')
  const digits = phonePart.exec(said)?.[0]
  const rest = said
    .replace(digits ?? '', ' ')
    .replace(/(联系)?(电话|手机)(号码)?/g, ' ')
    .replace(/^[\s:,、;/()]+|[\s:,、;/()]+$/g, '')
  const found = digits ? readPhones(digits) : { phones: [] }
  const { name, wrong } = rest ? readName(rest) : {}
  const onlyNumber = field !== base && !digits
  return {
    values: {
      ...(name && !onlyNumber && { [base]: name }),
      ...(found.phones.length > 0 && { [`${base}-phone`]: found.phones }),
    },
    doubts: [
      ...(wrong && !onlyNumber ? ['contact-name'] : []),
      ...(onlyNumber || (digits && found.phones.length === 0) ? ['contact-phone'] : []),
    ],
  }
}

/** A plain yes does not tell how it is known; whoever said no is not called. */
export function readAgreed(text: string, field: string, words: Vocabulary): CellRead {
  const found = words.values.agreed.get(foldHeader(text))
  if (found) return { values: { [field]: found.code } }
  return readTick(text) === false || /^不(同意|愿意)$/.test(text)
    ? { values: { [field]: 'no' } }
    : { doubts: ['contact-how'] }
}

/** Contacts that are whole; what is missing of the others is told once. */
export function contactsOf(values: Record<string, Value>, doubts: string[]): WantedContact[] {
  const all = kinds.flatMap((kind): WantedContact[] => {
    const name = values[kind]
    const numbers = values[`${kind}-phone`]
    const agreed = values[`${kind}-agreed`]
    const phones = Array.isArray(numbers) ? numbers.flatMap((p) => Phone.safeParse(p).data ?? []) : []
    if (agreed === 'no' || (name === undefined && phones.length === 0)) return []
    if (typeof name !== 'string' || phones.length === 0) return tell(doubts, 'contact-half')
    if (typeof agreed !== 'string') return tell(doubts, 'contact-how')
    return phones.map((phone) => ({ kind, name, phone, agreed: agreed as Agreed }))
  })
  return all.filter((c, i) => all.findIndex((o) => o.kind === c.kind && o.phone === c.phone) === i)
}

/** What cannot be read is told already. */
function tell(doubts: string[], code: string): [] {
  if (!doubts.some((d) => d.startsWith('contact-'))) doubts.push(code)
  return []
}
