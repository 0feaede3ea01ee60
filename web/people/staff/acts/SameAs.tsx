import { useEffect, useState } from 'react'
import { cleanIdNumber, isIdNumber } from '../../../../domain/people/idnumber.ts'
import { cleanPhone } from '../../../../domain/people/phone.ts'
import { Link } from '../../../kit/router.tsx'
import { useSettled } from '../../../kit/settled.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { duplicatesOf, type Hint } from '../queries.ts'
import { words } from '../words.ts'
import { phonesIn } from './once.ts'

export interface SameAsProps {
  name: string
  born: string
  phones: string
  idNumber: string
}

const marks = { phone: 'samePhone', 'id-number': 'sameNumber', 'name-and-birth': 'sameName' } as const

/** Only what is whole is asked for: a phone that is one, a number that is one, a name with its birthday. */
function wholeOf({ name, born, phones, idNumber }: SameAsProps) {
  const numbers = phonesIn(phones).flatMap((p) => cleanPhone(p) ?? [])
  const whole = phonesIn(phones).length > 0 && numbers.every((n) => n.length >= 7)
  const id = cleanIdNumber(idNumber)
  return {
    ...(whole && { phones: numbers.slice(0, 4) }),
    ...(isIdNumber(id) && { idNumber: id }),
    ...(name.trim() && born && { name: name.trim(), born }),
  }
}

/** Who may be the same person, while somebody is entered: masked, with what is alike and a second mark beside it [B5]. */
export function SameAs(props: SameAsProps) {
  const t = useWords(words)
  const [hints, setHints] = useState<readonly Hint[]>([])
  const asked = useSettled(JSON.stringify(wholeOf(props)), 700)
  useEffect(() => {
    if (asked === '{}') return setHints([])
    let gone = false
    duplicatesOf(JSON.parse(asked) as Parameters<typeof duplicatesOf>[0]).then(
      (items) => !gone && setHints(items),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [asked])
  return (
    <div className="same-as" role="status">
      {hints.length > 0 && (
        <div className="same">
          <p>
            <Icon name="question" /> <b>{t('duplicates')}</b> {t('duplicatesDo')}
          </p>
          <ul>
            {hints.map((h) => (
              <li key={h.id}>
                <Link to={`/people/${h.id}`}>{h.name}</Link>
                <span>
                  {[h.age !== null && t('years', { n: h.age }), h.phone, h.address].filter(Boolean).join(' · ')}
                </span>
                <small>{h.same.map((m) => t(marks[m])).join(' · ')}</small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
