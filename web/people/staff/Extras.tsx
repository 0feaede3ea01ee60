import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { peopleApi } from '../../../domain/people/api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Masked } from '../../kit/staff/Masked.tsx'
import { useWords } from '../../kit/words.ts'
import { ExtraValue } from './acts/ExtraValue.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { revealedExtra, useFields, usePersonAct, type Card, type Field } from './queries.ts'
import { words } from './words.ts'
import { extraFaultWords, extraWords } from './words/extras.ts'

/** What the county's own fields hold of a person; closed ones only where something stands in them [B1]. */
export function Extras({ card, may, reveals }: { card: Card; may: boolean; reveals: boolean }) {
  const t = useWords(extraWords)
  const lang = useLanguage()
  const fields = useFields()
  const [filling, setFilling] = useState<Field>()
  const held = new Map(card.extras.map((e) => [e.field, e.value]))
  const shown = (fields.data?.items ?? []).filter((f) => !f.closed || held.has(f.code))
  if (shown.length === 0) return null
  const row = (f: Field): [string, ReactNode] => [
    f.name[lang],
    <span key={f.code} className="with-act">
      <Held card={card} field={f} value={held.get(f.code)} reveals={reveals} />
      {may && !f.closed && (
        <Button size="small" type="link" aria-label={t('fillOf', { name: f.name[lang] })} onClick={() => setFilling(f)}>
          {t('fill')}
        </Button>
      )}
    </span>,
  ]
  return (
    <section>
      <h2>{t('more')}</h2>
      <Facts wide rows={shown.map(row)} />
      {filling && (
        <Fill card={card} field={filling} held={held.get(filling.code)} onClose={() => setFilling(undefined)} />
      )}
    </section>
  )
}

interface HeldProps {
  card: Card
  field: Field
  /** Null: filled in and sealed. */
  value: string | null | undefined
  reveals: boolean
}

function Held({ card, field, value, reveals }: HeldProps) {
  const t = useWords(extraWords)
  const lang = useLanguage()
  const said = (v: string) => (field.kind === 'yes' ? t(v as 'yes') : v)
  if (value === undefined) return <span className="none">{t('none')}</span>
  if (value !== null) return <span className="wrap">{said(value)}</span>
  const reveal = async (why: string) => said((await revealedExtra(card.id, field.code, { id: mint(), why })).value)
  return <Masked value={t('hidden')} what={field.name[lang]} reveal={reveals ? reveal : undefined} />
}

/** A sealed value is never a field: what is typed replaces it, an empty one takes it away. */
function Fill({
  card,
  field,
  held,
  onClose,
}: Omit<HeldProps, 'reveals' | 'value'> & { held: HeldProps['value']; onClose: () => void }) {
  const t = useWords(extraWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const set = usePersonAct(peopleApi.setExtra)
  const { id } = useOnce()
  const form = useForm({ start: { value: held ?? '' }, words: extraFaultWords })
  return (
    <FormDialog
      title={t('fillOf', { name: field.name[lang] })}
      note={t('why', { purpose: field.purpose, basis: field.basis })}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={({ value }) =>
        set.mutateAsync({
          params: { id: card.id, field: field.code },
          body: { id, base: card.version, value: value.trim() || null },
        })
      }
      onSent={() => say(all('saved'))}
    >
      <ExtraValue form={form} field={field} {...(held !== undefined && { hint: t('valueHint') })} />
    </FormDialog>
  )
}
