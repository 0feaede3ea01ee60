import type { FormEvent } from 'react'
import { Check, Choices, Halves } from '../../kit/form/choices.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { consentWords, relationWords } from '../words.ts'
import type { ReportDraft } from './draft.ts'
import { useStep } from './useStep.ts'
import { Steps } from './What.tsx'
import { contactWords as words } from './contact-words.ts'

interface PartProps {
  form: FormState<ReportDraft>
}

/** Third of three: a phone for the answer alone; without one somebody comes. */
export function ReportContact() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const navigate = useNavigate()
  const { form } = useStep('contact')
  const go = (event: FormEvent) => {
    event.preventDefault()
    if (form.valid()) navigate('/report/check')
  }
  const wary = form.values.entrance === 'suggest' && form.values.opinion !== 'praise'
  const seen = [
    { value: 'no', icon: 'lock', label: t('private'), hint: t('privateHint') },
    { value: 'yes', icon: 'people', label: t('public'), hint: t('publicHint') },
  ] as const
  return (
    <Page title={t('askContact')} back={{ name: kit('previous'), to: '/report/where' }} top={<Steps at={2} />}>
      <form noValidate onSubmit={go}>
        <Reach form={form} />
        <Choices form={form} name="open" legend={t('publicAsk')} options={seen} />
        {wary && <Check form={form} name="confidential" label={t('confidential')} />}
        <Check form={form} name="forOther" label={t('forOther')} hint={t('forOtherHint')} />
        {form.values.forOther && <Representing form={form} />}
        <Btn primary type="submit">
          {t('toCheck')}
        </Btn>
      </form>
    </Page>
  )
}

function Reach({ form }: PartProps) {
  const t = useWords(words)
  const { inPerson, forOther } = form.values
  const name = (
    <TextField
      form={form}
      name="name"
      label={forOther ? t('nameOther') : t('name')}
      autoComplete="name"
      maxLength={60}
      optional
    />
  )
  if (inPerson) {
    return (
      <>
        <p role="status">{t('comes')}</p>
        {name}
        <Btn icon="phone" onClick={() => form.set({ inPerson: false })}>
          {t('havePhone')}
        </Btn>
      </>
    )
  }
  return (
    <>
      <TextField
        form={form}
        name="phone"
        label={forOther ? t('phoneOther') : t('phone')}
        hint={t('phoneHint')}
        type="tel"
        autoComplete="tel"
        maxLength={20}
      />
      <Btn icon="home" onClick={() => form.set({ inPerson: true })}>
        {t('noPhone')}
      </Btn>
      {forOther && name}
    </>
  )
}

const relations = ['family', 'neighbour', 'carer', 'guardian', 'other'] as const
const consents = ['spoken', 'written', 'guardian-by-law', 'emergency'] as const

/** Whoever speaks for another gives a name too, and says that the other agreed [D2]. */
function Representing({ form }: PartProps) {
  const t = useWords(words)
  const relation = useWords(relationWords)
  const consent = useWords(consentWords)
  return (
    <>
      <TextField form={form} name="myName" label={t('myName')} autoComplete="name" maxLength={60} />
      <TextField
        form={form}
        name="myPhone"
        label={t('myPhone')}
        type="tel"
        autoComplete="tel"
        maxLength={20}
        optional
      />
      <Halves
        form={form}
        name="relation"
        legend={t('relation')}
        options={relations.map((value) => ({ value, label: relation(value) }))}
      />
      <Choices
        form={form}
        name="consent"
        legend={t('consent')}
        options={consents.map((value) => ({ value, label: consent(value) }))}
      />
    </>
  )
}
