import { useState } from 'react'
import { cleanRef } from './number.ts'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { problemOf, ProblemError } from '../../kit/problem.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { Btn, Entry } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { tryTrack } from '../queries.ts'
import { OnThisPhone } from './OnThisPhone.tsx'
import { rememberTail } from './matters.ts'
import { faults } from './words.ts'
import { words } from './track-words.ts'

/** Number and the last four digits: no sign-in, and no person in the answer. */
export function Track() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  return (
    <Page title={t('askTrack')} back={{ name: kit('home'), to: '/' }}>
      <OnThisPhone />
      <TrackForm number="" />
      <Entry to="/mine" icon="person" title={t('signIn')} />
      <p className="small">{t('noNumberCall')}</p>
    </Page>
  )
}

/** @param number known already, from the address */
export function TrackForm({ number }: { number: string }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [, redraw] = useState(0)
  const form = useForm({
    start: { number, last4: '' },
    words: faults,
    check: (v) => [
      ...(cleanRef(v.number) ? [] : [{ path: 'number', code: 'refno' }]),
      ...(/^\d{4}$/.test(v.last4.normalize('NFKC').trim()) ? [] : [{ path: 'last4', code: 'last4' }]),
    ],
  })
  const params = useParams<{ number: string }>()
  const look = async (v: { number: string; last4: string }) => {
    const [no, last4] = [cleanRef(v.number)!, v.last4.normalize('NFKC').trim()]
    await tryTrack({ number: no, last4 }).catch((error: unknown) => {
      throw asFault(error)
    })
    rememberTail(no, last4)
    if (params.number === no) redraw((n) => n + 1)
    navigate(`/track/${no}`, { replace: params.number === no })
  }
  return (
    <Form form={form} onSubmit={look}>
      {!number && (
        <TextField
          form={form}
          name="number"
          label={t('number')}
          hint={t('numberHint')}
          inputMode="numeric"
          maxLength={20}
        />
      )}
      <TextField form={form} name="last4" label={t('last4')} inputMode="numeric" maxLength={8} />
      <Btn primary type="submit" busy={form.sending}>
        {t('look')}
      </Btn>
    </Form>
  )
}

/** "Not found" is one answer for a wrong number and for wrong digits; it stands at the digits. */
function asFault(error: unknown): unknown {
  const problem = problemOf(error)
  return problem?.code === 'not-found'
    ? new ProblemError({ ...problem, faults: [{ path: 'last4', code: 'no-match' }] })
    : error
}
