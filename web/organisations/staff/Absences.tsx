import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { Away, Back } from './acts/AbsenceForms.tsx'
import { useAbsences, type AbsenceView, type Body } from './queries.ts'
import { absenceWords, words } from './words.ts'

/** Who is away now and soon, and who covers. */
export function Absences({ body, may }: { body: Body; may: boolean }) {
  const t = useWords(words)
  const kind = useWords(absenceWords)
  const f = useFormat()
  const absences = useAbsences(body.id)
  const [entering, setEntering] = useState(false)
  const [ending, setEnding] = useState<AbsenceView>()
  const nameOf = (account: string) => body.members.find((m) => m.account === account)?.name ?? '…'
  const some = body.members.filter((m) => m.account !== null).length > 1
  const none = <p className="none">{t('absencesNone')}</p>
  return (
    <section>
      <h2 className="with-act">
        {t('absences')}
        {may && some && (
          <Button size="small" onClick={() => setEntering(true)}>
            {t('away')}
          </Button>
        )}
      </h2>
      <Answering of={absences} lines={1} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => (
          <ul className="quiet-list">
            {items.map((a) => (
              <li key={a.id}>
                <b>{nameOf(a.account)}</b>
                <span>{kind(a.kind)}</span>
                <small>{t('span', { from: f.date(a.from), to: f.date(a.to) })}</small>
                <span>{t('coveredBy', { name: nameOf(a.cover) })}</span>
                {may && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('backOf', { name: nameOf(a.account) })}
                    onClick={() => setEnding(a)}
                  >
                    {t('back')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {entering && <Away body={body} onClose={() => setEntering(false)} />}
      {ending && <Back absence={ending} name={nameOf(ending.account)} onClose={() => setEnding(undefined)} />}
    </section>
  )
}
