import { useState } from 'react'
import { evaluationApi } from '../../../domain/teams/evaluation-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { surveyWords } from './words.ts'

type Asked = Answer<typeof evaluationApi.survey>['items'][number]

/** What residents say once a year of the teams that serve where they live: if they want to, and nobody sees whose it is. [S4-86] */
export function Survey() {
  const t = useWords(surveyWords)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/volunteer' }}>
      <SignedIn>{() => <All />}</SignedIn>
    </Page>
  )
}

function All() {
  const t = useWords(surveyWords)
  const none = <EmptyState icon="people" title={t('none')} hint={t('noneDo')} />
  return (
    <Answering
      of={useRead(evaluationApi.survey, {}, { fresh: 0 })}
      lines={6}
      empty={({ items }) => items.length === 0 && none}
    >
      {({ items }) => (
        <ul className="stack">
          {items.map((team) => (
            <li key={team.id} className="flat">
              <One of={team} />
            </li>
          ))}
        </ul>
      )}
    </Answering>
  )
}

const answers = ['good', 'fair', 'poor'] as const

function One({ of: team }: { of: Asked }) {
  const t = useWords(surveyWords)
  const lang = useLanguage()
  const say = useAct(evaluationApi.say, { changes: [evaluationApi.survey] })
  const [ids] = useState(() => ({ good: mint(), fair: mint(), poor: mint() }))
  return (
    <>
      <b>{team.name}</b>
      <p className="small">{team.charter[lang]}</p>
      <Btns>
        {answers.map((answer) => (
          <Btn
            key={answer}
            aria-pressed={team.answer === answer}
            aria-label={t('sayOf', { name: team.name, answer: t(answer) })}
            busy={say.isPending}
            onClick={() => say.mutate({ params: { id: team.id }, body: { id: ids[answer], answer } })}
          >
            {t(answer)}
          </Btn>
        ))}
      </Btns>
      {team.answer && <p role="status">{t('said', { answer: t(team.answer) })}</p>}
      {say.error !== undefined && <ErrorState error={say.error} />}
    </>
  )
}
