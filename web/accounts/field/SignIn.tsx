import { useEffect, useRef, useState } from 'react'
import type { Step } from '../../../domain/accounts/schema.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { ElderSwitch, LanguageSwitch } from '../../kit/ui/Switches.tsx'
import { useWords } from '../../kit/words.ts'
import { useVault } from '../../kit/vault/useVault.ts'
import { useMe, useMeChanged } from '../queries.ts'
import { signInByPasskey } from '../passkeys.ts'
import { words } from '../words.ts'
import { EnrolForm } from './EnrolForm.tsx'
import { FactorForm } from './FactorForm.tsx'
import { NameForm } from './NameForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { PasskeyWay } from './PasskeyWay.tsx'
import { PlatformWays } from './PlatformWays.tsx'
import { DemoMessages } from '../DemoMessages.tsx'

/** A conversation: each answer says what is asked next. @param start one that began at a platform */
export function SignIn({ start }: { start?: { id: string; step: Step } }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const changed = useMeChanged()
  const vault = useVault()
  const me = useMe().data
  const [id, setId] = useState(() => start?.id ?? mint())
  const [step, setStep] = useState<Step>()
  const again = () => {
    setId(mint())
    setStep(undefined)
  }
  const [entering, setEntering] = useState(false)
  const inside = me?.me?.kind === 'staff'
  // The inbox sends back whom it does not know yet: first the answer who is here.
  useEffect(() => {
    if (entering && inside) navigate('/', { replace: true })
  }, [entering, inside, navigate])
  const enter = () => {
    setEntering(true)
    // Whatever session was left in this browser has ended with the new one.
    void Promise.resolve(vault?.left()).then(changed)
  }
  const answered = (next: Step) => {
    if (next.next === 'done' && !next.recoveryCodes) enter()
    else setStep(next)
  }
  const begun = useRef(start?.step)
  useEffect(() => {
    if (begun.current) answered(begun.current)
    begun.current = undefined
  })
  const back = step && { name: t('startAgain'), to: again }
  const demo = me?.county.demo && <DemoMessages />
  const turn = { id, onStep: answered }
  switch (step?.next) {
    case 'set-password':
      return (
        <Page key="password" title={t('chooseTitle')} lead={t('chooseLead')} back={back}>
          <PasswordForm {...turn} />
        </Page>
      )
    case 'factor':
      return (
        <Page key="factor" title={t('factorTitle')} back={back}>
          <FactorForm {...turn} methods={step.methods} />
          {demo}
        </Page>
      )
    case 'enrol':
      return (
        <Page key="enrol" title={t('enrolTitle')} lead={t('enrolLead')} back={back}>
          <EnrolForm {...turn} />
        </Page>
      )
    case 'administrator':
      return (
        <Page key="administrator" title={t('adminTitle')} lead={t('adminLead')} back={back}>
          <Btn onClick={again}>{t('startAgain')}</Btn>
        </Page>
      )
    case 'done':
      return <Recovery codes={step.recoveryCodes ?? []} enter={enter} />
    case undefined:
      return (
        <Page key="name" title={t('staffTitle')}>
          <NameForm {...turn} />
          <PasskeyWay word="byPasskey" ask={() => signInByPasskey(id, 'field')} done={answered} />
          <PlatformWays />
          {demo}
          <div className="pills">
            <LanguageSwitch />
            <ElderSwitch />
          </div>
        </Page>
      )
  }
}

function Recovery({ codes, enter }: { codes: string[]; enter: () => void }) {
  const t = useWords(words)
  return (
    <Page title={t('recoveryTitle')} lead={t('recoveryLead')}>
      <ul className="flat codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Btn primary onClick={enter}>
        {t('kept')}
      </Btn>
    </Page>
  )
}
