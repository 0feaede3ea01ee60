import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { DayPerson } from '../../../domain/duties/visits.ts'
import { seenOf, type DoorWish } from '../../../domain/duties/visits-rules.ts'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { mint } from '../../kit/mint.ts'
import { useOutbox } from '../../kit/outbox/useOutbox.ts'
import { useSend } from '../../kit/outbox/useSend.ts'
import { threadOf } from '../../people/FieldHeld.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { useFormat } from '../../kit/now.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { useWords } from '../../kit/words.ts'
import { keepWish } from './held.ts'
import { wishWords } from './wish-words.ts'
import { words } from './words.ts'

const wishes = {
  wishPhone: { ways: ['phone'] },
  wishHome: { ways: ['at-home'] },
  wishMonth: { rhythm: 'month' },
  wishDoor: { doorbells: 1 },
  wishSame: { visitor: 'same' },
  wishWoman: { visitor: 'woman' },
  wishNeighbour: { calls: ['neighbour', 'person', 'emergency'] },
  wishFamily: { calls: ['emergency', 'person', 'neighbour'] },
  wishPlan: { ways: [], rhythm: null, doorbells: null, visitor: null },
} as const satisfies Record<string, Partial<DoorWish>>

const anybody = ['wishPhone', 'wishHome', 'wishMonth', 'wishDoor', 'wishSame', 'wishWoman'] as const
/** Of whom somebody asks every day whether all is well. */
const daily = ['wishNeighbour', 'wishFamily'] as const

/** The last day of the month of a day. */
const endOf = (day: string) => {
  const [y, m] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10)
}

/** Two taps: what they want, as they say it. */
interface WishProps {
  person: DayPerson
  /** Called every day: whom to call first when nobody answers is theirs to say. */
  called: boolean
  open: boolean
  onClose: () => void
}

export function WishSheet({ person, called, open, onClose }: WishProps) {
  const t = useWords(words)
  const say = useWords(wishWords)
  const { now } = useFormat()
  const send = useSend()
  const { outbox } = useOutbox()
  const [kept, setKept] = useState(false)
  const [error, setError] = useState<unknown>()
  const about = { who: person.name, what: t('wish') }
  const params = { id: person.id }
  const take = async (word: keyof typeof wishes | 'wishRest') => {
    const id = mint()
    const today = dayText(now)
    const thread = threadOf(person.id)
    setError(undefined)
    try {
      if (word === 'wishRest')
        await send({
          route: dutiesApi.excuse,
          params,
          op: id,
          thread,
          about,
          body: () => ({ id, from: today, to: endOf(today), reason: 'own-wish' }),
        })
      else {
        const body = { id, ...wishes[word], base: seenOf(person.wish) }
        await send({ route: visitsApi.wish, params, op: id, thread, about, body: () => body })
        // The next word is said over this one, and the card shows it without a signal.
        await keepWish(outbox, person.id, { ...wishes[word] })
      }
      setKept(true)
    } catch (thrown) {
      setError(thrown)
    }
  }
  const close = () => {
    setKept(false)
    onClose()
  }
  return (
    <Sheet title={t('wish')} open={open} onClose={close}>
      {kept ? (
        <p className="good-note" role="status">
          <Icon name="done" />
          <span>{say('wishKept')}</span>
        </p>
      ) : (
        <div className="stack">
          {([...anybody, ...(called ? daily : []), 'wishRest', 'wishPlan'] as const).map((w) => (
            <Btn key={w} onClick={() => void take(w)}>
              {say(w)}
            </Btn>
          ))}
        </div>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </Sheet>
  )
}
