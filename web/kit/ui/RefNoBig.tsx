import { useFormat } from '../now.ts'
import { kitWords } from '../kit-words.ts'
import { useWords } from '../words.ts'

/** The reference number as large as a thumb, in threes, with how to say it. @param no nine digits */
export function RefNoBig({ no }: { no: string }) {
  const t = useWords(kitWords)
  const { spokenRef } = useFormat()
  return (
    <section className="flat number" aria-label={t('refNo')}>
      <p className="small">{t('refNo')}</p>
      <p className="big" role="img" aria-label={t('refAria', { spoken: spokenRef(no) })}>
        {[0, 3, 6].map((at) => (
          <span key={at}>{no.slice(at, at + 3)}</span>
        ))}
      </p>
      <p className="small">{t('refSay', { spoken: spokenRef(no) })}</p>
    </section>
  )
}
