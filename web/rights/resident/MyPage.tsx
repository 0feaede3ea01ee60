import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Flat } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import { contactKindWords } from '../../people/words.ts'
import { useMyData, type MyData } from '../queries.ts'
import { Looks } from './Looks.tsx'
import { MyConsents } from './MyConsents.tsx'
import { ToDo } from './ToDo.tsx'
import './mine.css'
import { words } from './words.ts'

/** What is held about somebody, who looked, what was agreed to; and what can be asked for. */
export function MyPage() {
  const t = useWords(words)
  const { person } = useParams<{ person: string }>()
  const data = useMyData(person)
  return (
    <Page title={data.data?.name ?? t('title')} back={{ name: t('backPeople'), to: '/data' }}>
      <Answering of={data} lines={8}>
        {(d) => (
          <>
            <Held data={d} />
            <Looks person={person} />
            {d.consents.length > 0 && <MyConsents data={d} />}
            <ToDo person={person} />
          </>
        )}
      </Answering>
    </Page>
  )
}

function Held({ data }: { data: MyData }) {
  const t = useWords(words)
  const f = useFormat()
  const cares = useCares()
  const contact = useWords(contactKindWords)
  const rows: [string, string | null][] = [
    [t('name'), data.name],
    [t('born'), data.born && f.fullDate(data.born)],
    [t('idNumber'), data.idNumber],
    [t('phones'), data.phones.join(f.lang === 'zh' ? '、' : ', ') || null],
    [t('home'), data.home],
    [t('note'), data.addressNote],
  ]
  return (
    <Section title={t('held')}>
      <Flat>
        <dl className="held">
          {rows.map(([term, value]) =>
            value ? (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
          {data.contacts.map((c, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- a contact is known by its place alone
            <div key={i}>
              <dt>{contact(c.kind)}</dt>
              <dd>{[c.name, c.phone].join(' ')}</dd>
            </div>
          ))}
          {data.categories.length > 0 && (
            <div>
              <dt>{t('categories')}</dt>
              {data.categories.map((c) => (
                <dd key={c.category + c.from}>
                  {c.to
                    ? t('until', { name: cares.name(c.category), from: f.fullDate(c.from), to: f.fullDate(c.to) })
                    : t('from', { name: cares.name(c.category), day: f.fullDate(c.from), source: c.source })}
                </dd>
              ))}
            </div>
          )}
        </dl>
      </Flat>
    </Section>
  )
}
