import { origins } from '../../../domain/records/said.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn, Flat } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useSaid } from '../said.ts'
import { flawWords } from '../words.ts'
import { Facts } from './Facts.tsx'
import { HoursLine } from './HoursLine.tsx'
import { Objecting } from './Objecting.tsx'
import { useMine, useOwnHours, useOwnSums, type OwnHours, type Sums } from './queries.ts'
import './volunteer.css'
import { words } from './words.ts'

/** One's own hours: by year, programme and unit, and each time with what is wrong with it. */
export function HoursPage() {
  const t = useWords(words)
  const { person } = useParams<{ person: string }>()
  const mine = useMine()
  const id = mine.data?.items.find((m) => m.person === person)?.volunteer?.id ?? ''
  const none = <None />
  return (
    <Page title={t('hours')} back={{ name: t('backHere'), to: `/volunteer/${person}` }}>
      <Answering of={mine} empty={() => id === '' && none}>
        {() => <Both id={id} />}
      </Answering>
    </Page>
  )
}

function Both({ id }: { id: string }) {
  const sums = useOwnSums(id)
  return (
    <>
      <Answering of={sums}>{(of) => <Totals sums={of} />}</Answering>
      <Each id={id} />
    </>
  )
}

function None() {
  const t = useWords(words)
  return <EmptyState icon="clock" title={t('hoursNone')} hint={t('hoursNoneDo')} />
}

function Totals({ sums }: { sums: Sums }) {
  const t = useWords(words)
  const said = useSaid()
  const line = (s: { minutes: number; times: number }) =>
    t('yearLine', { minutes: said.minutes(s.minutes), times: t('times_', { n: s.times }) })
  if (sums.years.length === 0) return null
  return (
    <>
      <Flat>
        <Facts
          className="vol-facts"
          rows={sums.years.map((y) => [
            t('year', { year: y.year }),
            <>
              {line(y)}
              {y.training > 0 && <small className="hint">{t('training', { minutes: said.minutes(y.training) })}</small>}
            </>,
          ])}
        />
      </Flat>
      {sums.programmes.length > 0 && (
        <Section title={t('byProgramme')}>
          <Flat>
            <Facts className="vol-facts" rows={sums.programmes.map((p) => [p.programme, line(p)])} />
          </Flat>
        </Section>
      )}
      {sums.units.length > 0 && (
        <Section title={t('byUnit')}>
          <Flat>
            <Facts className="vol-facts" rows={sums.units.map((u) => [u.unitName ?? u.unit, line(u)])} />
          </Flat>
        </Section>
      )}
    </>
  )
}

function Each({ id }: { id: string }) {
  const t = useWords(words)
  const hours = useOwnHours(id)
  const none = <None />
  return (
    <Section title={t('each')}>
      <Answering
        of={{ data: hours.items, error: hours.error, refetch: hours.refetch }}
        empty={(items) => items.length === 0 && none}
      >
        {(items) => (
          <ul className="flat vol-list">
            {items.map((h) => (
              <li key={h.id}>
                <One of={h} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {hours.more && <Btn onClick={hours.loadMore}>{t('more')}</Btn>}
    </Section>
  )
}

function One({ of: h }: { of: OwnHours }) {
  const t = useWords(words)
  const lang = useLanguage()
  const name = useCatalogueNames()
  const f = useFormat()
  const beside = [h.item && name(h.item, lang), origins[h.origin][lang], h.placeName, h.unitName]
  const o = h.objection
  return (
    <>
      <HoursLine of={h} />
      <small className="hint">{beside.filter(Boolean).join(' · ')}</small>
      {h.state === 'notice' && h.until && (
        <small className="hint">{t('noticeUntil', { day: f.fullDate(h.until) })}</small>
      )}
      {h.flaw && h.state !== 'void' && <p>{wordIn(flawWords[h.flaw], lang)}</p>}
      {o?.words && <p className="small">{t('saidWrong', { words: o.words })}</p>}
      {o?.answer && <p className="small">{t('answered', { words: o.answer })}</p>}
      {h.state !== 'void' && (!o || o.decided !== null) && <Objecting hours={h.id} />}
    </>
  )
}
