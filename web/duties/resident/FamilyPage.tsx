import { SignedIn } from '../../accounts/SignedIn.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Entry } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useMyPeople } from '../../rights/queries.ts'
import { words } from './words.ts'

/** Of whom this account may know that all was well: oneself, one's ward, a relative who agreed. */
export function FamilyPage() {
  const t = useWords(words)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/mine' }}>
      <SignedIn>{() => <People />}</SignedIn>
    </Page>
  )
}

function People() {
  const t = useWords(words)
  return (
    <Answering of={useMyPeople()}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="person" title={t('none')} hint={t('noneDo')} />
        ) : (
          <ul className="stack">
            {items.map((p) => (
              <li key={p.person}>
                <Entry to={`/family/${p.person}`} icon="heart" title={p.name} hint={t(p.as)} />
              </li>
            ))}
          </ul>
        )
      }
    </Answering>
  )
}
