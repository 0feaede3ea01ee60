import { useEffect, type FormEvent } from 'react'
import { Segments } from '../../kit/form/choices.tsx'
import { TextArea } from '../../kit/form/fields.tsx'
import { kitWords } from '../../kit/kit-words.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { StepBar } from '../../kit/ui/Steps.tsx'
import { VoiceNote } from '../../kit/ui/Voice.tsx'
import { useWords } from '../../kit/words.ts'
import { intentWords } from '../words/intent.ts'
import type { Entrance } from './draft.ts'
import { Emergency } from './Emergency.tsx'
import { answerFaults, Guess, useGuesses } from './Guess.tsx'
import { useDraftMedia } from './media.ts'
import { Begun } from './Begun.tsx'
import { useStep } from './useStep.ts'
import { words } from './words.ts'

const asks = { report: 'askReport', help: 'askHelp', suggest: 'askSuggest' } as const

/** First of three: say it, take a picture or write it. */
function What({ entrance }: { entrance: Entrance }) {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const navigate = useNavigate()
  const { form } = useStep('what', entrance, answerFaults)
  const media = useDraftMedia(() => form.set({}))
  useNextSteps()
  const guesses = useGuesses(form.values.what)
  const go = (event: FormEvent) => {
    event.preventDefault()
    form.set({ entrance })
    if (form.valid()) navigate('/report/where')
  }
  return (
    <Page title={t(asks[entrance])} back={{ name: kit('home'), to: '/' }} top={<Steps at={0} />}>
      <Begun form={form} />
      <form noValidate onSubmit={go}>
        {entrance === 'suggest' && <Opinions form={form} />}
        <VoiceNote large value={media.voice} onChange={media.setVoice} />
        <PhotoPicker value={media.photos} onChange={media.setPhotos} />
        <TextArea form={form} name="what" label={t('write')} hint={t('writeHint')} maxLength={2000} />
        <Emergency text={form.values.what} more={guesses.flatMap((g) => g.emergency)} />
        <Guess form={form} guesses={guesses} />
        <Btn primary type="submit">
          {t('next')}
        </Btn>
      </form>
    </Page>
  )
}

/** The pages that follow come while somebody speaks: the signal may be gone by then. */
function useNextSteps() {
  useEffect(() => {
    void Promise.all([
      import('./Where.tsx'),
      import('./Contact.tsx'),
      import('./CheckAnswers.tsx'),
      import('./Done.tsx'),
    ]).catch(() => undefined)
  }, [])
}

function Opinions({ form }: { form: ReturnType<typeof useStep>['form'] }) {
  const t = useWords(words)
  const intent = useWords(intentWords)
  const options = (['complaint', 'suggestion', 'praise'] as const).map((value) => ({ value, label: intent(value) }))
  return <Segments form={form} name="opinion" legend={t('opinion')} options={options} />
}

export function Steps({ at }: { at: number }) {
  const t = useWords(words)
  return <StepBar steps={[t('step1'), t('step2'), t('step3')]} at={at} label={at > 2 ? t('stepsDone') : t('steps')} />
}

export const ReportWhat = () => <What entrance="report" />
export const HelpWhat = () => <What entrance="help" />
export const SuggestWhat = () => <What entrance="suggest" />
