import { useState } from 'react'
import { childrenApi } from '../../../domain/children/api.ts'
import { useOutbox } from '../../kit/outbox/useOutbox.ts'
import { useSend, type Sent } from '../../kit/outbox/useSend.ts'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { RefNoBig } from '../../kit/ui/RefNoBig.tsx'
import { useWords } from '../../kit/words.ts'
import { CallFirst, HarmForm, WhoIsTold } from '../phone/HarmForm.tsx'
import { ReachedList } from '../phone/Reached.tsx'
import { idOf } from '../phone/report.ts'
import type { HarmSent } from '../queries.ts'
import { harmWords } from '../words.ts'
import '../phone/harm.css'

/** A worker reports harm to a minor; without a network it waits on the phone, under a name that says nothing. */
export function HarmPage() {
  const t = useWords(harmWords)
  const send = useSend()
  const pictures = usePictures()
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
        draft="harm"
        send={async (body, photos) => {
          const doneAt = new Date().toISOString()
          const went = await send<HarmSent>({
            route: childrenApi.reportHarm,
            op: body.id,
            thread: threadOf(body.id),
            about: { who: t('boxWho'), what: t('boxWhat') },
            body: () => ({ ...body, doneAt }),
          })
          await pictures(body.id, photos)
          setSent(went)
        }}
      />
    </Page>
  )
}

const threadOf = (report: string) => `harm:${report}`

/** Each by a letter of its own, behind the words: a picture that is too heavy for the line holds nothing up. */
function usePictures() {
  const t = useWords(harmWords)
  const { outbox, runner } = useOutbox()
  return async (report: string, photos: readonly Blob[]) => {
    if (photos.length === 0) return
    await outbox.write(
      photos.map((blob) => ({
        op: idOf(blob),
        method: 'POST',
        path: `/children/harm/reports/${report}/pictures/${idOf(blob)}`,
        about: { who: t('boxWho'), what: t('boxPicture') },
        thread: threadOf(report),
        file: { blob, name: 'picture' },
      })),
    )
    void runner.now()
  }
}
