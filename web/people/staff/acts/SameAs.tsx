import { useEffect, useRef, useState } from 'react'
import { cleanIdNumber, isIdNumber } from '../../../../domain/people/idnumber.ts'
import { cleanPhone } from '../../../../domain/people/phone.ts'
import { Link } from '../../../kit/router.tsx'
import { useSettled } from '../../../kit/settled.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { duplicatesOf, type Hints } from '../queries.ts'
import { words } from '../words.ts'
import { phonesIn } from './phones.ts'

export interface SameAsProps {
  /** Who is being changed is no other. */
  but?: string
  name: string
  born: string
  phones: string
  idNumber: string
  /** Whoever is hinted at, where somebody may say that it is another. */
  onFound?: (ids: string[]) => void
}

const none: Hints = { items: [], namesakes: [] }

const marks = { phone: 'samePhone', 'id-number': 'sameNumber', 'name-and-birth': 'sameName' } as const

/** Only what is whole is asked for: a phone that is one, a number that is one, a name. */
function wholeOf({ name, born, phones, idNumber }: Omit<SameAsProps, 'but' | 'onFound'>) {
  const numbers = phonesIn(phones).flatMap((p) => cleanPhone(p) ?? [])
  const whole = phonesIn(phones).length > 0 && numbers.every((n) => n.length >= 7)
  const id = cleanIdNumber(idNumber)
  return {
    ...(whole && { phones: numbers.slice(0, 4) }),
    ...(isIdNumber(id) && { idNumber: id }),
    ...(name.trim().length > 1 && { name: name.trim(), ...(born && { born }) }),
  }
}

/** Who may be the same person, and who only has the same name, while somebody is entered: masked, each with a second mark [B5]. */
export function SameAs({ but, onFound, ...typed }: SameAsProps) {
  const t = useWords(words)
  const [found, setFound] = useState<Hints>(none)
  const asked = useSettled(JSON.stringify(wholeOf(typed)), 700)
  useEffect(() => {
    if (asked === '{}') return setFound(none)
    let gone = false
    duplicatesOf(JSON.parse(asked) as Parameters<typeof duplicatesOf>[0]).then(
      (answer) => !gone && setFound(answer),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [asked])
  const tell = useRef(onFound)
  tell.current = onFound
  useEffect(() => tell.current?.([...found.items, ...found.namesakes].map((h) => h.id)), [found])
  const items = found.items.filter((h) => h.id !== but)
  const namesakes = found.namesakes.filter((h) => h.id !== but)
  return (
    <div className="same-as" role="status">
      {items.length > 0 && (
        <div className="same">
          <p>
            <Icon name="question" /> <b>{t('duplicates')}</b> {t('duplicatesDo')}
          </p>
          <ul>
            {items.map((h) => (
              <Known key={h.id} who={h} alike={h.same.map((m) => t(marks[m])).join(' · ')} />
            ))}
          </ul>
        </div>
      )}
      {namesakes.length > 0 && (
        <div className="same">
          <p>{t('namesakes')}</p>
          <ul>
            {namesakes.map((h) => (
              <Known key={h.id} who={h} />
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** Masked, with what tells two of one name apart. */
function Known({ who, alike }: { who: Hints['namesakes'][number]; alike?: string }) {
  const t = useWords(words)
  return (
    <li>
      <Link to={`/people/${who.id}`}>{who.name}</Link>
      <span>
        {[who.age !== null && t('years', { n: who.age }), who.phone, who.address].filter(Boolean).join(' · ')}
      </span>
      {alike && <small>{alike}</small>}
      {who.apart && <small>{t('apartSaid', { note: who.apart })}</small>}
    </li>
  )
}
