import { SignedIn } from '../../accounts/SignedIn.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Entry } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useOwnSquads } from './queries.ts'
import { words } from './words.ts'

/** Squads that whoever is signed in leads. [E2] */
export function Squads() {
  const t = useWords(words)
  return (
    <Page title={t('title')} back={{ name: t('back'), to: '/volunteer' }}>
      <SignedIn>{() => <All />}</SignedIn>
    </Page>
  )
}

function All() {
  const t = useWords(words)
  const none = <EmptyState icon="people" title={t('none')} hint={t('noneDo')} />
  return (
    <Answering of={useOwnSquads()} empty={({ items }) => items.length === 0 && none}>
      {({ items }) => (
        <ul className="stack">
          {items.map((s) => (
            <li key={s.id}>
              <Entry
                to={`/squads/${s.id}`}
                icon="people"
                title={s.name}
                hint={`${s.teamName} · ${t('people', { n: s.members })}`}
              />
            </li>
          ))}
        </ul>
      )}
    </Answering>
  )
}
