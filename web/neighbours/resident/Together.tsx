import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { Form } from '../../kit/form/Form.tsx'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { State, type Tone } from '../../kit/ui/State.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useAgree, useLeave, type OwnAnswer } from '../queries.ts'
import { answerStateWords, neighbourFaults } from '../words.ts'
import { ContactFields, contactFaults, contactOf } from './ContactFields.tsx'
import { Confirming } from './Confirming.tsx'
import { words } from './words.ts'

type Of = Omit<OwnAnswer, 'post' | 'why'>

interface Props {
  of: Of
  as: 'author' | 'answerer'
}

const tones: Record<Of['state'], Tone> = {
  proposed: 'ask',
  waiting: 'soon',
  agreed: 'good',
  done: 'good',
  declined: 'plain',
  left: 'plain',
}

/** One answer as one of both sees it, and what they may do now. */
export function Together({ of: a, as }: Props) {
  const t = useWords(words)
  const lang = useLanguage()
  const waitsForMe = a.state === 'waiting' && as === 'author'
  return (
    <>
      {!waitsForMe && <State tone={tones[a.state]}>{wordIn(answerStateWords[a.state], lang)}</State>}
      {a.contact && (
        <a className="btn" href={`tel:${a.contact.phone}`}>
          {t('reach', a.contact)}
        </a>
      )}
      {a.state === 'agreed' && <Confirming of={a} />}
      {a.state === 'proposed' && <Asked of={a} />}
      <Steps of={a} as={as} />
    </>
  )
}

function Steps({ of: a, as }: Props) {
  const t = useWords(words)
  const [agree, leave] = [useAgree(), useLeave()]
  const [id] = useState(() => [mint(), mint()] as const)
  const waits = a.state === 'waiting' && as === 'author'
  const may = waits || a.state === 'waiting' || a.state === 'agreed' || a.state === 'proposed'
  const error = agree.error ?? leave.error
  if (!may) return null
  return (
    <>
      <Btns>
        {waits && (
          <Btn
            primary
            busy={agree.isPending}
            onClick={() => agree.mutate({ params: { id: a.id }, body: { id: id[0] } })}
          >
            {t('agree')}
          </Btn>
        )}
        <Btn busy={leave.isPending} onClick={() => leave.mutate({ params: { id: a.id }, body: { id: id[1] } })}>
          {t(waits || a.state === 'proposed' ? 'decline' : 'leave')}
        </Btn>
      </Btns>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}

/** The community thought of them: whoever is willing says how they are reached. */
function Asked({ of: a }: { of: Of }) {
  const t = useWords(words)
  const agree = useAgree()
  const [id] = useState(mint)
  const form = useForm({ start: { name: '', phone: '' }, words: neighbourFaults, check: contactFaults })
  return (
    <Form
      form={form}
      onSubmit={(v) => agree.mutateAsync({ params: { id: a.id }, body: { id, contact: contactOf(v) } })}
    >
      <ContactFields form={form} />
      <Btn primary type="submit" busy={form.sending}>
        {t('agreeAsked')}
      </Btn>
    </Form>
  )
}
