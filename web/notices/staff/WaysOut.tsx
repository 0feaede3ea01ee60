import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import '../notices.css'
import { useWays, type WayOut } from '../queries.ts'
import { givenUpWords } from './words/given-up.ts'

/** Whether anything goes out at all: set up or not, how much lies there, when it last went well and ill. */
export const WaysOut = () => (
  <Answering of={useWays()} lines={4}>
    {({ ways }) => (
      <div className="ways-out">
        {ways.map((w) => (
          <One key={w.way} of={w} />
        ))}
      </div>
    )}
  </Answering>
)

function One({ of }: { of: WayOut }) {
  const t = useWords(givenUpWords)
  const f = useFormat()
  const { way, configured, waiting, givenUp, takenAt, refusedAt, code = '' } = of
  return (
    <section aria-labelledby={`way-${way}`}>
      <h2 id={`way-${way}`}>{t(way)}</h2>
      <Facts
        wide
        rows={[
          [t('configured'), t(configured ? 'isSet' : 'notSet')],
          [t('waiting'), t('count', { n: waiting })],
          [t('givenUp'), t('count', { n: givenUp })],
          [t('takenAt'), takenAt ? f.moment(takenAt) : t('since')],
          [t('refusedAt'), refusedAt ? t('refusal', { when: f.moment(refusedAt), code }) : t('since')],
        ]}
      />
    </section>
  )
}
