import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useEnd, useMine, type OwnAnswer, type OwnPost } from '../queries.ts'
import { useWhy } from '../why.ts'
import { postStateWords } from '../words.ts'
import './neighbours.css'
import { PostText } from './PostText.tsx'
import { Together } from './Together.tsx'
import { words } from './words.ts'

/** What one wrote and what one answered: who agreed, how they are reached, what was done. */
export function MinePage() {
  const t = useWords(words)
  return (
    <Page title={t('mineTitle')} back={{ name: t('backHere'), to: '/neighbours/near' }}>
      <SignedIn>{() => <All />}</SignedIn>
    </Page>
  )
}

function All() {
  const t = useWords(words)
  const none = <EmptyState icon="houses" title={t('mineNone')} hint={t('mineNoneDo')} />
  return (
    <Answering of={useMine()} empty={({ posts, answers }) => posts.length + answers.length === 0 && none}>
      {({ posts, answers }) => (
        <>
          {posts.length > 0 && (
            <Section title={t('posts')}>
              <ul className="stack">
                {posts.map((p) => (
                  <li key={p.id} className="flat nb-post">
                    <Post of={p} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {answers.length > 0 && (
            <Section title={t('answers')}>
              <ul className="stack">
                {answers.map((a) => (
                  <li key={a.id} className="flat nb-post">
                    <Given of={a} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Answering>
  )
}

function Post({ of: p }: { of: OwnPost }) {
  const t = useWords(words)
  const lang = useLanguage()
  const end = useEnd()
  const [id] = useState(mint)
  const stands = p.state === 'sent' || p.state === 'open' || p.state === 'taken'
  return (
    <>
      <PostText of={p} />
      <State tone={p.state === 'closed' ? 'ask' : stands ? 'good' : 'plain'}>
        {wordIn(postStateWords[p.state], lang)}
      </State>
      {p.why && <p className="small">{t('whyClosed', { why: p.why })}</p>}
      {p.answers.map((a) => (
        <div key={a.id} className="nb-answer">
          <p>
            {a.unit
              ? t('waitsUnit', { unit: a.unit, words: a.words ?? '…' })
              : a.words === null
                ? t('introduced')
                : t('waits', { words: a.words })}
          </p>
          <Together of={a} as="author" />
        </div>
      ))}
      {stands && (
        <Btn busy={end.isPending} onClick={() => end.mutate({ params: { id: p.id }, body: { id } })}>
          {t('end')}
        </Btn>
      )}
      {end.error !== undefined && <ErrorState error={end.error} />}
    </>
  )
}

function Given({ of: a }: { of: OwnAnswer }) {
  const t = useWords(words)
  const said = useWhy()
  return (
    <>
      <PostText of={a.post} />
      {a.state === 'proposed' && a.why && <p className="small">{t('askedWhy', { why: said(a.why) })}</p>}
      <Together of={a} as="answerer" />
    </>
  )
}
