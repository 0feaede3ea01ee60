import { useState } from 'react'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Flat } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useMyGive, useMyWithdraw, type Asked, type MyData } from '../queries.ts'
import { words } from './words.ts'

/** One purpose after the other; taken back by the same press with which it was given. */
export function MyConsents({ data }: { data: MyData }) {
  const t = useWords(words)
  return (
    <Section title={t('consents')}>
      <p className="small">{t('consentsNote')}</p>
      <ul className="stack">
        {data.consents.map((asked) => (
          <li key={asked.purpose}>
            <One person={data.person} asked={asked} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function One({ person, asked }: { person: string; asked: Asked }) {
  const t = useWords(words)
  const { lang, fullDate } = useFormat()
  const give = useMyGive()
  const withdraw = useMyWithdraw()
  const [also, setAlso] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const held = asked.consent?.to === null && !asked.outdated ? asked.consent : undefined
  const press = () => {
    setBusy(true)
    setError(undefined)
    const { purpose } = asked
    const done: Promise<unknown> = held
      ? withdraw.mutateAsync({ params: { id: person, purpose }, body: { id: mint() } })
      : give.mutateAsync({ params: { id: person }, body: { id: mint(), purpose, sensitive: also } })
    done.catch(setError).finally(() => setBusy(false))
  }
  const name = asked.name[lang]
  return (
    <Flat>
      <p>
        <b>{name}</b>
      </p>
      <p className="small">{asked.notice[lang]}</p>
      <p className="small">{held ? t('agreedSince', { day: fullDate(held.from) }) : t('notYet')}</p>
      {!held &&
        asked.sensitive.map((s) => (
          <label key={s.code} className="also">
            <input
              type="checkbox"
              checked={also.includes(s.code)}
              onChange={(e) => setAlso(e.target.checked ? [...also, s.code] : also.filter((a) => a !== s.code))}
            />
            {t('alsoUse', { name: s.name[lang] })}
          </label>
        ))}
      {error !== undefined && <ErrorState error={error} />}
      <div className="no-print">
        <Btn busy={busy} aria-label={t(held ? 'takeBackOf' : 'agreeTo', { name })} onClick={press}>
          {t(held ? 'takeBack' : 'agree')}
        </Btn>
      </div>
    </Flat>
  )
}
