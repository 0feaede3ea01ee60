import type { ComponentType } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Entry } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useTerms } from '../queries.ts'
import { useSaid } from '../said.ts'
import { stateWords } from '../words.ts'
import { useMine, type Mine } from './queries.ts'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { words } from './words.ts'

/** What volunteering is here, who takes part for whom this phone speaks, and what waits for a word of theirs. */
export function Volunteering({ Below }: { Below: ComponentType }) {
  const t = useWords(words)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/' }}>
      <Answering of={useTerms()}>
        {({ rules }) =>
          rules ? (
            <div className="stack">
              <p className="small">
                {t('ages', { least: rules.age.least, alone: rules.age.guardianBelow })} {t('free')}
              </p>
              <SignedIn>{() => <People />}</SignedIn>
              <Below />
            </div>
          ) : (
            <EmptyState icon="heart" title={t('noRules')} hint={t('noRulesDo')} />
          )
        }
      </Answering>
    </Page>
  )
}

function People() {
  const t = useWords(words)
  const nobody = <EmptyState icon="person" title={t('nobody')} hint={t('nobodyDo')} />
  return (
    <Answering of={useMine()} empty={({ items }) => items.length === 0 && nobody}>
      {({ items }) => (
        <ul className="stack">
          {items.map((m) => (
            <li key={m.person}>
              <One of={m} />
            </li>
          ))}
          <li>
            <Entry to="/helped" icon="done" title={t('helped')} hint={t('helpedHint')} />
          </li>
          {items.some((m) => m.as === 'self' && m.volunteer?.state === 'active') && (
            <li>
              <Entry to="/squads" icon="people" title={t('squads')} hint={t('squadsHint')} />
            </li>
          )}
          {items.some((m) => m.volunteer?.state === 'active') && (
            <li>
              <Entry to="/hours-shown" icon="list" title={t('shown')} hint={t('shownHint')} />
            </li>
          )}
        </ul>
      )}
    </Answering>
  )
}

function One({ of: m }: { of: Mine }) {
  const t = useWords(words)
  const lang = useLanguage()
  const said = useSaid()
  const v = m.volunteer
  if (!v || v.state === 'ended') {
    const title = m.as === 'self' ? t('join') : t('joinFor', { name: m.name })
    return m.oldEnough === false ? (
      <p className="small">
        {m.name} · {t('tooYoung')}
      </p>
    ) : (
      <Entry to={`/volunteer/${m.person}/join`} icon="heart" title={title} hint={t('joinHint')} />
    )
  }
  const hint = t('openHint', { state: wordIn(stateWords[v.state], lang), minutes: said.minutes(v.minutes) })
  return <Entry to={`/volunteer/${m.person}`} icon="heart" title={m.name} hint={hint} />
}
