import { useState } from 'react'
import type { HowFar } from '../../../domain/volunteers/schema.ts'
import { freeOf, ticksOf } from '../../../domain/volunteers/free.ts'
import { Check } from '../../kit/form/choices.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { volunteerFaults } from '../words.ts'
import { useApply, useMine, useSayAnew, type Mine } from './queries.ts'
import { SaidFields, type SaidValues } from './SaidFields.tsx'
import './volunteer.css'
import { words } from './words.ts'

/** Signing up, or saying anew what one can do. */
export function JoinPage() {
  const t = useWords(words)
  const { person } = useParams<{ person: string }>()
  return (
    <Answering of={useMine()}>
      {({ items }) => {
        const of = items.find((m) => m.person === person)
        if (of) return <Joining of={of} />
        return (
          <Page title={t('title')} back={{ name: t('backHere'), to: '/volunteer' }}>
            <EmptyState icon="person" title={t('nobody')} hint={t('nobodyDo')} />
          </Page>
        )
      }}
    </Answering>
  )
}

interface Values extends SaidValues {
  nationalNo: string
  agreed: boolean
}

const startOf = (v: Mine['volunteer']): Values => ({
  skills: v?.skills ?? [],
  languages: v?.languages ?? [],
  times: ticksOf(v?.free ?? []).ticks,
  howFar: v?.howFar ?? 'community',
  nationalNo: v?.nationalNo ?? '',
  agreed: false,
})

function Joining({ of: { person, as, name, volunteer: v } }: { of: Mine }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [apply, sayAnew] = [useApply(), useSayAnew()]
  const [id] = useState(mint)
  const fresh = !v || v.state === 'ended'
  const form = useForm<Values>({
    start: startOf(v),
    words: volunteerFaults,
    check: (now) => (fresh && !now.agreed ? [{ path: 'agreed', code: 'required' }] : []),
  })
  const said = (now: Values) => ({
    skills: now.skills,
    languages: now.languages,
    free: freeOf(now.times, ticksOf(v?.free ?? []).rest),
    howFar: now.howFar as HowFar,
  })
  const send = async (now: Values) => {
    if (v && !fresh) await sayAnew.mutateAsync({ params: { id: v.id }, body: { id, base: v.version, ...said(now) } })
    else
      await apply.mutateAsync({
        body: { id, person, ...said(now), nationalNo: now.nationalNo.trim() || null, agreed: true },
      })
    navigate(`/volunteer/${person}`, { replace: true })
  }
  const title = !fresh ? t('said') : as === 'self' ? t('join') : t('joinFor', { name })
  const back = fresh ? '/volunteer' : `/volunteer/${person}`
  return (
    <Page title={title} back={{ name: t('backHere'), to: back }}>
      <Form form={form} onSubmit={send}>
        <SaidFields form={form} />
        {fresh && (
          <>
            <TextField
              form={form}
              name="nationalNo"
              label={t('nationalNo')}
              hint={t('nationalHint')}
              optional
              maxLength={32}
            />
            <Check form={form} name="agreed" label={t('agree')} hint={t('agreeHint')} />
          </>
        )}
        <Btn primary type="submit" icon="heart" busy={form.sending}>
          {t(fresh ? 'send' : 'save')}
        </Btn>
      </Form>
    </Page>
  )
}
