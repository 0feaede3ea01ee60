import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { Segments } from '../../kit/form/choices.tsx'
import { useLanguage } from '../../kit/language.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { BtnLink, Btns, Entry } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useNear, useTerms, type NearPost } from '../queries.ts'
import { groupWords } from '../group-words.ts'
import { answerStateWords } from '../words.ts'
import { Answering as AnswerForm } from './AnswerForm.tsx'
import './neighbours.css'
import { PostText } from './PostText.tsx'
import { Reporting } from './Reporting.tsx'
import { words } from './words.ts'

/** What neighbours offer and ask where this resident lives. [F14] */
export function Board() {
  const t = useWords(words)
  const none = <EmptyState icon="houses" title={t('off')} hint={t('offDo')} />
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/' }}>
      <Answering of={useTerms()} empty={({ on }) => !on && none}>
        {() => <SignedIn>{() => <Near />}</SignedIn>}
      </Answering>
    </Page>
  )
}

const sides = ['all', 'offer', 'ask', 'wish', 'post'] as const
const sideNames = { all: 'all', offer: 'offers', ask: 'asks', wish: 'wishes', post: 'communityPosts' } as const

function Near() {
  const t = useWords(words)
  const g = useWords(groupWords)
  const form = useForm<{ side: (typeof sides)[number] }>({ start: { side: 'all' } })
  const { side } = form.values
  const wishes = useTerms().data?.wishes ?? false
  const near = useNear(side === 'all' ? undefined : side)
  const untied = <EmptyState icon="person" title={t('untied')} hint={t('untiedDo')} />
  return (
    <Answering of={near} empty={({ levels }) => levels.length === 0 && untied}>
      {({ items }) => (
        <div className="stack">
          <Btns>
            <BtnLink primary to="/neighbours/new?side=offer" icon="help">
              {t('toOffer')}
            </BtnLink>
            <BtnLink to="/neighbours/new?side=ask" icon="say">
              {t('toAsk')}
            </BtnLink>
            {wishes && (
              <BtnLink to="/neighbours/new?side=wish" icon="heart">
                {t('toWish')}
              </BtnLink>
            )}
          </Btns>
          <Entry to="/neighbours/mine" icon="list" title={t('toMine')} hint={t('toMineHint')} />
          <Entry to="/neighbours/groups" icon="people" title={g('toGroups')} hint={g('toGroupsHint')} />
          <Segments
            form={form}
            name="side"
            legend={t('show')}
            options={sides
              .filter((s) => wishes || (s !== 'wish' && s !== 'post'))
              .map((value) => ({ value, label: t(sideNames[value]) }))}
          />
          {items.length === 0 ? (
            <EmptyState icon="houses" title={t('none')} hint={t('noneDo')} />
          ) : (
            <ul className="stack">
              {items.map((p) => (
                <li key={p.id} className="flat nb-post">
                  <One of={p} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Answering>
  )
}

function One({ of: p }: { of: NearPost }) {
  const t = useWords(words)
  const lang = useLanguage()
  return (
    <>
      <PostText of={p} />
      {p.own && <State tone="plain">{t('own')}</State>}
      {p.answered && <State tone="good">{wordIn(answerStateWords[p.answered], lang)}</State>}
      {!p.own && (p.answered === null || p.answered === 'left') && <AnswerForm of={p} />}
      {!p.own && <Reporting post={p.id} />}
    </>
  )
}
