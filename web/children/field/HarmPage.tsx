import { useState } from 'react'
import { childrenApi } from '../../../domain/children/api.ts'
import { useSend, type Sent } from '../../kit/outbox/useSend.ts'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { RefNoBig } from '../../kit/ui/RefNoBig.tsx'
import { useWords } from '../../kit/words.ts'
import { CallFirst, HarmForm, WhoIsTold } from '../phone/HarmForm.tsx'
import { ReachedList } from '../phone/Reached.tsx'
import type { HarmSent } from '../queries.ts'
import { harmWords } from '../words.ts'
import '../phone/harm.css'

/** A worker reports harm to a minor; without a network it waits on the phone, under a name that says nothing. */
export function HarmPage() {
  const t = useWords(harmWords)
  const send = useSend()
  const [sent, setSent] = useState<Sent<HarmSent>>()
  const back = { name: t('leave'), to: '/' }
  if (sent)
    return (
      <Page
        title={sent.now ? t('thanks') : t('kept')}
        lead={sent.now ? t('keep') : t('keptLead')}
        back={back}
        top={<CallFirst />}
      >
        {sent.now && <RefNoBig no={sent.answer.refNo} />}
        {sent.now && <ReachedList reached={sent.answer.reached} />}
        <Btn icon="plus" onClick={() => setSent(undefined)}>
          {t('another')}
        </Btn>
        <BtnLink primary to="/">
          {t('leave')}
        </BtnLink>
      </Page>
    )
  return (
    <Page title={t('title')} lead={t('lead')} back={back} top={<CallFirst />}>
      <WhoIsTold />
      <HarmForm
        send={async (body) => {
          const doneAt = new Date().toISOString()
          setSent(
            await send<HarmSent>({
              route: childrenApi.reportHarm,
              op: body.id,
              thread: `harm:${body.id}`,
              about: { who: t('boxWho'), what: t('boxWhat') },
              body: () => ({ ...body, doneAt }),
            }),
          )
        }}
      />
    </Page>
  )
}
