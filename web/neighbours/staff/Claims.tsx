import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useAgreeFor, useClaims, useConfirmFor, useLeaveFor, type Claim } from '../wish-queries.ts'
import { answerStateWords, neighbourFaults } from '../words.ts'
import { wishWords } from './wish-words.ts'

/** Who answered an entry for which the desk speaks. */
export function Claims({ post }: { post: string }) {
  const t = useWords(wishWords)
  return (
    <section>
      <h2>{t('answers')}</h2>
      <Answering of={useClaims(post)} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('oursNone')}</p>
          ) : (
            <ul className="plain">
              {items.map((c) => (
                <li key={c.id}>
                  <b>{c.unit ?? t('resident')}</b> {c.words}
                  <ClaimActs of={c} />
                </li>
              ))}
            </ul>
          )
        }
      </Answering>
    </section>
  )
}

/** How one stands, and what may be done about it now. */
export function ClaimActs({ of: c }: { of: Claim }) {
  const t = useWords(wishWords)
  const lang = useLanguage()
  const f = useFormat()
  const [agree, leave] = [useAgreeFor(), useLeaveFor()]
  const [id] = useState(() => [mint(), mint()] as const)
  const [saying, setSaying] = useState(false)
  const error = agree.error ?? leave.error
  const span = c.said && { from: f.moment(c.said.from), to: f.time(c.said.to) }
  return (
    <p>
      <span>{wordIn(answerStateWords[c.state], lang)}</span> {c.contact && <span>{t('reach', c.contact)} </span>}
      {c.said && span && <span>{t(c.said.own ? 'saidOwn' : 'saidOther', span)} </span>}
      {c.may.includes('agree') && (
        <Button loading={agree.isPending} onClick={() => agree.mutate({ params: { id: c.id }, body: { id: id[0] } })}>
          {t('agree')}
        </Button>
      )}{' '}
      {c.may.includes('confirm') && <Button onClick={() => setSaying(true)}>{t('confirm')}</Button>}{' '}
      {c.may.includes('leave') && (
        <Button loading={leave.isPending} onClick={() => leave.mutate({ params: { id: c.id }, body: { id: id[1] } })}>
          {t('leave')}
        </Button>
      )}
      {error !== undefined && <ErrorState error={error} />}
      {saying && <Saying of={c} onClose={() => setSaying(false)} />}
    </p>
  )
}

/** From when to when it was: the other side says the same. */
function Saying({ of: c, onClose }: { of: Claim; onClose: () => void }) {
  const t = useWords(wishWords)
  const confirm = useConfirmFor()
  const { id } = useOnce()
  const local = (moment: string) => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16)
  const [start] = useState(() => ({
    from: c.said ? local(c.said.from) : '',
    to: c.said ? local(c.said.to) : '',
  }))
  const form = useForm({ start, words: neighbourFaults, check: (v) => needed(v, 'from', 'to') })
  const at = (value: string) => `${value}:00+08:00`
  return (
    <FormDialog
      title={t('confirm')}
      form={form}
      okText={t('confirm')}
      onClose={onClose}
      onSend={(v) => confirm.mutateAsync({ params: { id: c.id }, body: { id, from: at(v.from), to: at(v.to) } })}
    >
      <p className="hint">{t('same')}</p>
      <TextInput form={form} name="from" label={t('from')} type="datetime-local" />
      <TextInput form={form} name="to" label={t('to')} type="datetime-local" />
    </FormDialog>
  )
}
