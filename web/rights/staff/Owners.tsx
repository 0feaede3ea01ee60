import { Button } from 'antd'
import { useState } from 'react'
import { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Framed, Pick } from '../../kit/staff/Fields.tsx'
import { FindOne } from '../../kit/staff/FindOne.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { findAccounts, useAppoint, useDismiss, useOwners } from '../queries.ts'
import { faultWords, words } from './words.ts'
import { classWords, fileWords } from './words/sight.ts'

/** Who answers for a class: said by the officer for security, who opens no file. */
export function Owners() {
  const t = useWords(fileWords)
  const kind = useWords(classWords)
  const f = useFormat()
  const say = useDone()
  const dismiss = useDismiss()
  const [adding, setAdding] = useState(false)
  const end = (id: string) =>
    void dismiss.mutateAsync({ params: { id }, body: { id: mint() } }).then(() => say(t('dismissed')))
  return (
    <section>
      <h2 className="with-act">
        {t('owners')}
        <Button size="small" onClick={() => setAdding(true)}>
          {t('appoint')}
        </Button>
      </h2>
      <Answering of={useOwners(true)} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('ownersNone')}</p>
          ) : (
            <ul className="quiet-list">
              {items.map((o) => (
                <li key={o.id}>
                  <b>{kind(o.class)}</b>
                  <span>{o.name}</span>
                  <small>{t('since', { day: f.fullDate(o.since) })}</small>
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('dismissOf', { name: `${kind(o.class)} ${o.name}` })}
                    onClick={() => end(o.id)}
                  >
                    {t('dismiss')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answering>
      {adding && <Appoint onClose={() => setAdding(false)} />}
    </section>
  )
}

interface Draft {
  class: RestrictedClass
  account: string | null
}

function Appoint({ onClose }: { onClose: () => void }) {
  const t = useWords(fileWords)
  const all = useWords(words)
  const kind = useWords(classWords)
  const say = useDone()
  const appoint = useAppoint()
  const [id] = useState(mint)
  const form = useForm<Draft>({
    start: { class: 'protection', account: null },
    words: faultWords,
    check: (v) => (v.account ? [] : [{ path: 'account', code: 'required' }]),
  })
  return (
    <FormDialog
      title={t('appoint')}
      form={form}
      okText={all('save')}
      onClose={onClose}
      onSent={() => say(t('appointed'))}
      onSend={(v) => appoint.mutateAsync({ body: { id, class: v.class, account: v.account ?? '' } })}
    >
      <Pick
        form={form}
        name="class"
        label={t('class')}
        options={RestrictedClass.options.map((value) => ({ value, label: kind(value) }))}
      />
      <Framed form={form} name="account" label={t('colleague')}>
        {({ id: field, status }) => (
          <FindOne
            id={field}
            status={status}
            value={form.values.account}
            find={findAccounts}
            option={(a) => ({ value: a.id, label: a.shown, note: a.name ?? '' })}
            placeholder={t('colleague')}
            none={t('noColleague')}
            onChange={(a) => form.set({ account: a?.id ?? null })}
          />
        )}
      </Framed>
    </FormDialog>
  )
}
