import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { policyWords } from '../words.ts'
import { surveyWords } from './words.ts'

/** The ways to the yearly survey and to the policy library. */
export function TeamEntries() {
  const t = useWords(surveyWords)
  const policy = useWords(policyWords)
  return (
    <>
      <Entry to="/squads/survey" icon="people" title={t('title')} hint={t('hint')} />
      <Entry to="/squads/policies" icon="list" title={policy('title')} hint={policy('hint')} />
    </>
  )
}
