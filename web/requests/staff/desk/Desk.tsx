import { useMemo, useRef, useState } from 'react'
import { callAtOnce } from '../../../../domain/catalogue/alarms.ts'
import { LostPhone } from '../../../accounts/LostPhone.tsx'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { useKeys } from '../../../kit/staff/keys.ts'
import { PageHead, useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useCatalogue } from '../../../catalogue/queries.ts'
import { fileRequest, useRequestsChanged } from '../queries.ts'
import { actFaultWords } from '../words/acts.ts'
import { deskWords } from '../words/desk.ts'
import { Caller } from './Caller.tsx'
import { deskBody, deskFaults, emptyDesk, searchable, type DeskDraft } from './draft.ts'
import { DeskForm } from './DeskForm.tsx'
import { Filed, type FiledAnswer } from './Filed.tsx'
import { Near } from './Near.tsx'
import type { EmergencyNumber } from './Urgent.tsx'
import '../requests.css'
import './desk.css'

/** The help-line desk: one page while they speak; the caller's earlier matters and the neighbourhood beside it. */
export function Desk() {
  const t = useWords(deskWords)
  const say = useDone()
  const changed = useRequestsChanged()
  const [filed, setFiled] = useState<FiledAnswer>()
  const [start, setStart] = useState<DeskDraft>(emptyDesk)
  const [round, setRound] = useState(0)
  const ids = useRef({ request: mint(), act: mint() })
  const form = useForm<DeskDraft>({
    start: emptyDesk,
    draft: 'desk',
    check: deskFaults,
    words: { ...actFaultWords, ...deskFaultWords },
  })
  const begin = (sameCaller: boolean) => {
    const { phone, name, channel } = sameCaller ? start : emptyDesk
    ids.current = { request: mint(), act: mint() }
    form.reset()
    form.set({ ...emptyDesk, phone, name, channel })
    setFiled(undefined)
    setRound(round + 1)
  }
  const send = async (draft: DeskDraft) => {
    const answer = await fileRequest({ request: ids.current.request, report: deskBody(draft, ids.current.act) })
    setStart(draft)
    setFiled(answer)
    changed()
  }
  useKeys({ n: () => filed && begin(false) })
  const urgent = useUrgent(form.values)
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <LostPhone />
      </PageHead>
      <div className="desk">
        <div>
          {filed ? (
            <Filed answer={filed} onAnother={begin} />
          ) : (
            <DeskForm key={round} form={form} onSend={send} urgent={urgent} onFresh={() => begin(false)} />
          )}
        </div>
        <div>
          <Caller phone={searchable(filed ? start.phone : form.values.phone)} />
          {!filed && (
            <Near
              draft={form.values}
              onFollowed={() => {
                say(t('followed'))
                begin(false)
              }}
            />
          )}
        </div>
      </div>
    </>
  )
}

const deskFaultWords = { 'choose-place': deskWords.choosePlace }

/** From the words spoken, and from the kind of matter. */
function useUrgent({ what, item }: DeskDraft): EmergencyNumber[] {
  const { data } = useCatalogue()
  return useMemo(
    () => [
      ...new Set([
        ...callAtOnce(data?.alarms ?? [], what),
        ...(data?.items.find((i) => i.code === item)?.emergency ?? []),
      ]),
    ],
    [what, item, data],
  )
}
