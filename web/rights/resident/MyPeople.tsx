import { SignedIn } from '../../accounts/SignedIn.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Flat, Press } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useMyPeople, type MyPerson } from '../queries.ts'
import { words } from './words.ts'

/** Of whom this account may see what is held. */
export function MyPeople() {
  const t = useWords(words)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/mine' }}>
      <SignedIn>{() => <People />}</SignedIn>
    </Page>
  )
}

function People() {
  return (
    <Answering of={useMyPeople()}>{({ items }) => (items.length > 0 ? <List items={items} /> : <Nobody />)}</Answering>
  )
}

function Nobody() {
  const t = useWords(words)
  return <EmptyState icon="person" title={t('none')} hint={t('noneDo')} />
}

function List({ items }: { items: MyPerson[] }) {
  const t = useWords(words)
  return (
    <ul className="stack">
      {items.map((p) => {
        const inner = (
          <>
            <Icon name="person" />
            <span>
              {p.name}
              <small className="hint">{p.agreed ? t(p.as) : t('notAgreed')}</small>
            </span>
          </>
        )
        return (
          <li key={p.person}>
            {p.agreed ? (
              <Press to={`/data/${p.person}`} className="entry">
                {inner}
                <Icon name="next" />
              </Press>
            ) : (
              <Flat className="entry">{inner}</Flat>
            )}
          </li>
        )
      })}
    </ul>
  )
}
