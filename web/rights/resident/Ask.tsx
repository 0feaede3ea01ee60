import { useState } from 'react'
import { county } from '../../kit/county.ts'
import { TextArea } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useHere } from '../../places/queries.ts'
import { askOffice, type RightAsked } from '../queries.ts'
import { words } from './words.ts'

const asks = {
  'data-copy': { title: 'askCopy', hint: 'askCopyHint' },
  'data-correct': { title: 'askCorrect', hint: 'askCorrectHint' },
  'data-erase': { title: 'askErase', hint: 'askEraseHint' },
} as const

/** A right is asked for like anything else: a request with a number and a clock. */
export function Ask() {
  const t = useWords(words)
  const { ref } = useFormat()
  const here = useHere()
  const { person, item } = useParams<{ person: string; item: RightAsked }>()
  const [ids] = useState(() => ({ request: mint(), act: mint() }))
  const [sent, setSent] = useState<string>()
  const form = useForm({
    start: { what: '' },
    check: (v) => (v.what.trim().length < 2 ? [{ path: 'what', code: 'required' }] : []),
  })
  const { title, hint } = asks[item]
  const back = { name: t('backPeople'), to: `/data/${person}` }
  if (sent)
    return (
      <Page title={t('sent')} lead={t('sentNo', { no: ref(sent) })} back={back}>
        <BtnLink primary to={`/mine/${ids.request}`}>
          {t('follow')}
        </BtnLink>
      </Page>
    )
  const send = async (v: { what: string }) => {
    const place = here?.place ?? `${county()}/`
    setSent((await askOffice({ ...ids, item, what: v.what.trim(), place })).refNo)
  }
  return (
    <Page title={t(title)} lead={t('within')} back={back}>
      <Form form={form} onSubmit={send}>
        <TextArea form={form} name="what" label={t('askWhat')} hint={t(hint)} maxLength={1000} rows={5} />
        <Btn primary type="submit" busy={form.sending}>
          {t('send')}
        </Btn>
      </Form>
    </Page>
  )
}
