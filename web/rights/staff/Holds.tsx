import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Framed, Pick, Radios, TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PersonPick } from '../../people/PersonPick.tsx'
import { useHold, useHolds, useLift, type Hold, type Register } from '../queries.ts'
import { faultWords, words } from './words.ts'

/** What a suit, an inspection or an audit needs stays, whatever the limits say. */
export function Holds({ register }: { register: Register }) {
  const t = useWords(words)
  const f = useFormat()
  const lang = useLanguage()
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<Hold>()
  const limits = new Map(register.limits.map((l) => [l.code, l.name[lang]]))
  const nameOf = (h: Hold) => (h.kind === 'limit' ? limits.get(h.subject) : h.name) ?? h.subject
  return (
    <section>
      <h2 className="with-act">
        {t('holds')}
        <Button size="small" onClick={() => setAdding(true)}>
          {t('addHold')}
        </Button>
      </h2>
      <p className="none">{t('holdsNote')}</p>
      <Answering of={useHolds(true)} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('holdsNone')}</p>
          ) : (
            <ul className="quiet-list">
              {items.map((h) => (
                <li key={h.id}>
                  <b>{nameOf(h)}</b>
                  <span>{h.basis}</span>
                  <small>{t('holdSince', { day: f.fullDate(h.since) })}</small>
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('liftOf', { name: nameOf(h) })}
                    onClick={() => setLifting(h)}
                  >
                    {t('lift')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answering>
      {adding && <AddHold register={register} onClose={() => setAdding(false)} />}
      {lifting && <LiftHold hold={lifting} name={nameOf(lifting)} onClose={() => setLifting(undefined)} />}
    </section>
  )
}

interface Draft {
  kind: Hold['kind']
  subject: string | null
  basis: string
}

function AddHold({ register, onClose }: { register: Register; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const hold = useHold()
  const [id] = useState(mint)
  const form = useForm<Draft>({
    start: { kind: 'person', subject: null, basis: '' },
    words: faultWords,
    check: (v) => [
      ...(v.subject ? [] : [{ path: 'subject', code: 'required' }]),
      ...(v.basis.trim().length < 4 ? [{ path: 'basis', code: 'reason' }] : []),
    ],
  })
  const ends = register.limits.filter((l) => l.months !== null)
  return (
    <FormDialog
      title={t('addHoldTitle')}
      note={t('holdsNote')}
      form={form}
      okText={t('save')}
      onClose={onClose}
      onSent={() => say(t('held'))}
      onSend={(v) => hold.mutateAsync({ body: { id, kind: v.kind, subject: v.subject ?? '', basis: v.basis.trim() } })}
    >
      <Radios
        form={{ ...form, set: (change) => form.set({ ...change, subject: null }) }}
        name="kind"
        label={t('holdWhat')}
        options={[
          { value: 'person', label: t('holdPerson') },
          { value: 'limit', label: t('holdLimit') },
        ]}
      />
      {form.values.kind === 'person' ? (
        <Framed form={form} name="subject" label={t('person')}>
          {({ id: field, status }) => (
            <PersonPick
              id={field}
              status={status}
              value={form.values.subject}
              onChange={(subject) => form.set({ subject })}
            />
          )}
        </Framed>
      ) : (
        <Pick
          form={form}
          name="subject"
          label={t('limit')}
          options={ends.map((l) => ({ value: l.code, label: l.name[lang] }))}
        />
      )}
      <TextBox form={form} name="basis" label={t('holdBasis')} maxLength={200} />
    </FormDialog>
  )
}

function LiftHold({ hold, name, onClose }: { hold: Hold; name: string; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const lift = useLift()
  const [id] = useState(mint)
  const form = useForm({
    start: { why: '' },
    words: faultWords,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={t('liftOf', { name })}
      form={form}
      okText={t('lift')}
      onClose={onClose}
      onSent={() => say(t('lifted'))}
      onSend={(v) => lift.mutateAsync({ params: { id: hold.id }, body: { id, why: v.why.trim() } })}
    >
      <TextBox form={form} name="why" label={t('liftWhy')} maxLength={200} first />
    </FormDialog>
  )
}
