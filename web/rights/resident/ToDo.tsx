import { useState } from 'react'
import { saveFile } from '../../kit/save.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { myCopy } from '../queries.ts'
import { words } from './words.ts'

/** A copy at once; what an office has to decide is a request. */
export function ToDo({ person }: { person: string }) {
  const t = useWords(words)
  const [busy, setBusy] = useState<'json' | 'pdf'>()
  const [error, setError] = useState<unknown>()
  const save = (form: 'json' | 'pdf') => {
    setBusy(form)
    setError(undefined)
    myCopy(person, form)
      .then((file) => saveFile(file, `linli.${form}`))
      .catch(setError)
      .finally(() => setBusy(undefined))
  }
  return (
    <Section title={t('toDo')}>
      {error !== undefined && <ErrorState error={error} retry={() => save('pdf')} />}
      <div className="stack no-print">
        <Btn icon="save" busy={busy === 'pdf'} onClick={() => save('pdf')}>
          {t('savePaper')}
        </Btn>
        <Btn icon="save" busy={busy === 'json'} onClick={() => save('json')}>
          {t('save')}
        </Btn>
        <Btn icon="copy" onClick={() => window.print()}>
          {t('print')}
        </Btn>
        <BtnLink to={`/data/${person}/ask/data-copy`}>{t('askCopy')}</BtnLink>
        <BtnLink to={`/data/${person}/ask/data-correct`}>{t('askCorrect')}</BtnLink>
        <BtnLink to={`/data/${person}/ask/data-erase`}>{t('askErase')}</BtnLink>
      </div>
      <p className="small">{t('within')}</p>
    </Section>
  )
}
