import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../domain/people/api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../queries.ts'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useMerges, usePersonAct, type Card, type Merged } from './queries.ts'
import { personFaultWords, words } from './words.ts'
import { eventKindWords } from './words/events.ts'
import { mergeFieldWords, mergeWords } from './words/merge.ts'

/** What was merged into a person, each to be taken apart again. */
export function MergesOf({ card }: { card: Card }) {
  const t = useWords(mergeWords)
  const f = useFormat()
  const merges = useMerges(card)
  const [undoing, setUndoing] = useState<Merged>()
  return (
    <Answering of={merges} lines={2}>
      {({ items }) =>
        items.length > 0 && (
          <section className="merges">
            <h2>{t('done')}</h2>
            <ul className="quiet-list">
              {items.map((m) => (
                <li key={m.id} className={m.undone ? 'none' : ''}>
                  <b>{t('doneLine', { name: m.name, by: m.by ?? '—', day: f.fullDate(m.at) })}</b>
                  {m.why && <span>{m.why}</span>}
                  {m.undone ? (
                    <small>{t('undone', { day: f.fullDate(m.undone) })}</small>
                  ) : (
                    <Button
                      size="small"
                      type="link"
                      aria-label={t('undoOf', { name: m.name })}
                      onClick={() => setUndoing(m)}
                    >
                      {t('undo')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {undoing && <Unmerge card={card} merged={undoing} onClose={() => setUndoing(undefined)} />}
          </section>
        )
      }
    </Answering>
  )
}

type Added = Merged['added'][number]
const keyOf = (a: Pick<Added, 'kind' | 'id'>) => `${a.kind} ${a.id}`

function Unmerge({ card, merged, onClose }: { card: Card; merged: Merged; onClose: () => void }) {
  const t = useWords(mergeWords)
  const all = useWords(words)
  const say = useDone()
  const unmerge = usePersonAct(peopleApi.unmerge)
  const nameOf = useAddedName()
  const { id } = useOnce()
  const form = useForm({
    start: { why: '', give: [] as string[] },
    words: personFaultWords,
    check: (v) => needed(v, 'why'),
  })
  return (
    <FormDialog
      title={t('undoOf', { name: merged.name })}
      note={t('undoNote')}
      form={form}
      okText={t('undo')}
      onClose={onClose}
      onSend={({ why, give }) =>
        unmerge.mutateAsync({
          params: { id: card.id, merge: merged.id },
          body: {
            id,
            why: why.trim(),
            give: merged.added.filter((a) => give.includes(keyOf(a))).map((a) => ({ kind: a.kind, id: a.id })),
          },
        })
      }
      onSent={() => say(all('saved'))}
    >
      {merged.added.length === 0 ? (
        <p className="none">{t('addedNone')}</p>
      ) : (
        <fieldset className="field">
          <legend>{t('added')}</legend>
          <Checkbox.Group
            options={merged.added.map((a) => ({ value: keyOf(a), label: nameOf(a) }))}
            value={form.values.give}
            onChange={(give) => form.set({ give })}
          />
        </fieldset>
      )}
      <Staying merged={merged} />
      <TextBox form={form} name="why" label={all('reason')} rows={2} maxLength={200} />
    </FormDialog>
  )
}

function useAddedName(): (added: Added) => string {
  const t = useWords(mergeWords)
  const f = useFormat()
  const cares = useCares()
  return (a) => {
    if (a.kind === 'category') return t('category', { name: cares.name(a.category), day: f.fullDate(a.from) })
    return a.kind === 'phone' ? t('phone', { masked: a.masked }) : t('account')
  }
}

/** What no tick can give away. */
function Staying({ merged }: { merged: Merged }) {
  const t = useWords(mergeWords)
  const field = useWords(mergeFieldWords)
  const event = useWords(eventKindWords)
  const f = useFormat()
  if (merged.stays.length === 0) return null
  const told = (s: Merged['stays'][number]) => {
    if (s.kind === 'field') return t('staysField', { what: field(s.what) })
    return s.kind === 'household' ? t('staysHome', { day: f.fullDate(s.day) }) : `${event(s.what)} ${f.fullDate(s.day)}`
  }
  return (
    <div className="same">
      <p>{t('staysNote')}</p>
      <ul>
        {merged.stays.map((s) => (
          <li key={told(s)}>{told(s)}</li>
        ))}
      </ul>
    </div>
  )
}
