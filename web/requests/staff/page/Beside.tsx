/** What lies beside the orders: appointment, ratings, merges, and what was reported nearby. */
import { Button } from 'antd'
import { useFormat } from '../../../kit/now.ts'
import { Link } from '../../../kit/router.tsx'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useWords, wordIn } from '../../../kit/words.ts'
import { levelWords } from '../../words.ts'
import { useRatingReasons } from '../../queries.ts'
import { useSimilar, type RequestView } from '../queries.ts'
import { words } from '../words.ts'

export function Appointment({ view }: { view: RequestView }) {
  const t = useWords(words)
  const f = useFormat()
  const a = view.appointment
  if (!a && !view.expected) return null
  return (
    <p className="appointment">
      <Icon name="calendar" />
      {a &&
        [t('appointment', { from: f.moment(a.from), to: f.time(a.to) }), a.who, a.atHome && t('atHome'), a.note]
          .filter(Boolean)
          .join(' · ')}
      {!a && view.expected && t('expected', { day: f.day(view.expected) })}
    </p>
  )
}

/** As the resident gave them; the handling unit never sees this part. */
export function Ratings({ view }: { view: RequestView }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const reasons = useRatingReasons()
  if (view.ratings.length === 0) return null
  const reason = (code: string, of: number) => {
    const found = reasons.data?.items.find((r) => r.code === code && r.level === of)
    return (lang === 'en' && found?.name.en) || found?.name.zh || code
  }
  return (
    <section>
      <h2>
        {t('ratings')} {view.excluded && <small>{t('excluded')}</small>}
      </h2>
      <ul className="quiet-list">
        {view.ratings.map((r) => (
          <li key={r.at}>
            <b>{wordIn(levelWords[r.level], lang)}</b>
            <span>{[...r.reasons.map((c) => reason(c, r.level)), r.said].filter(Boolean).join(' · ')}</span>
            <small>
              {[f.moment(r.at), r.again && t('ratedAgain'), r.struck && t('struck')].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Merged({ view }: { view: RequestView }) {
  const t = useWords(words)
  const f = useFormat()
  if (!view.mergedInto && view.absorbed.length === 0) return null
  return (
    <section>
      {view.mergedInto && (
        <p>
          {t('mergedInto')} <RefNo no={view.mergedInto.refNo} to={`/requests/${view.mergedInto.id}`} />
        </p>
      )}
      {view.absorbed.length > 0 && (
        <p>
          {t('absorbed')}{' '}
          {view.absorbed.map((a) => (
            <Link key={a.id} className="refno" to={`/requests/${a.id}`}>
              {f.ref(a.refNo)}{' '}
            </Link>
          ))}
        </p>
      )}
    </section>
  )
}

/** As near and as recent as the county chose; merging begins here. */
export function Nearby({ view, onMerge }: { view: RequestView; onMerge: ((into: string) => void) | undefined }) {
  const t = useWords(words)
  const f = useFormat()
  const near = useSimilar(view.id)
  const nothing = <p className="none">{t('nearbyNone')}</p>
  const none = ({ items }: { items: readonly unknown[] }) => items.length === 0 && nothing
  return (
    <section>
      <h2>
        {t('nearbyTitle')} {near.data && <small>{t('nearbyNote', near.data.within)}</small>}
      </h2>
      <Answering of={near} lines={2} empty={none}>
        {({ items }) => (
          <ul className="nearby">
            {items.map((n) => (
              <li key={n.request}>
                {n.refNo && <RefNo no={n.refNo} to={`/requests/${n.request}`} />}
                <span className="clip">{n.brief ?? n.item?.name}</span>
                <small>
                  {[n.metres !== undefined && t('metres', { n: f.number(n.metres) }), f.day(n.receivedAt)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {onMerge && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('mergeThis', { no: n.refNo ? f.ref(n.refNo) : '' })}
                    onClick={() => onMerge(n.request)}
                  >
                    {t('merge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answering>
    </section>
  )
}
