import { useFormat } from '../../kit/now.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Entry, Press } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { signOut, useMeChanged } from '../../accounts/queries.ts'
import { useMyList } from '../queries.ts'
import { OnThisPhone } from './OnThisPhone.tsx'
import { statusWords } from '../words.ts'
import { words } from './track-words.ts'

/** After signing in by phone: everything I reported or follow. */
export function Mine() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  return (
    <Page title={t('mineTitle')} back={{ name: kit('home'), to: '/' }}>
      <SignedIn>{(account) => <List account={account} />}</SignedIn>
      <OnThisPhone />
    </Page>
  )
}

function List({ account }: { account: string }) {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const status = useWords(statusWords)
  const { ref, date } = useFormat()
  const list = useMyList(account)
  if (!list.items)
    return list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <Skeleton lines={4} />
  return (
    <>
      {list.items.length === 0 && (
        <EmptyState icon="say" title={t('mineEmpty')} hint={t('mineEmptyDo')}>
          <BtnLink to="/report">{t('report')}</BtnLink>
        </EmptyState>
      )}
      <ul className="stack">
        {list.items.map((item) => (
          <li key={item.id}>
            <Press to={`/mine/${item.id}`} className="entry">
              <Icon name="track" />
              <span>
                {item.brief ?? item.item?.name ?? ref(item.refNo)}
                <small className="hint">
                  <span>{ref(item.refNo)} · </span>
                  <span>{date(item.receivedAt)}</span>
                </small>
              </span>
              <State tone={item.status === 'resolved' ? 'ask' : item.status === 'closed' ? 'good' : 'plain'}>
                {status(item.status)}
              </State>
              <Icon name="next" />
            </Press>
          </li>
        ))}
      </ul>
      {list.more && <Btn onClick={list.loadMore}>{kit('more')}</Btn>}
      <Entry to="/family" icon="heart" title={t('family')} hint={t('familyHint')} />
      <Entry to="/data" icon="person" title={t('myData')} hint={t('myDataHint')} />
      <SignOut />
    </>
  )
}

function SignOut() {
  const t = useWords(words)
  const changed = useMeChanged()
  return (
    <Btn icon="logout" onClick={() => void signOut().finally(changed)}>
      {t('signOut')}
    </Btn>
  )
}
