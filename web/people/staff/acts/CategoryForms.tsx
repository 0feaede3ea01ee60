import { ageFits } from '../../../../domain/people/cares.ts'
import { peopleApi } from '../../../../domain/people/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useCares } from '../../queries.ts'
import { usePersonAct, type Card, type Dated } from '../queries.ts'
import { personFaultWords, words } from '../words.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

/** A category from a day on, with where it comes from and the month for which it was confirmed [B4]. */
export function AddCategory({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const cares = useCares()
  const add = usePersonAct(peopleApi.addCategory)
  const { id, today } = useOnce()
  const form = useForm({
    start: { category: null as string | null, from: today, to: '', source: '', month: today.slice(0, 7) },
    words: personFaultWords,
    check: (v) => [
      ...needed(v, 'category', 'from', 'source', 'month'),
      ...(v.to && v.to <= v.from ? [{ path: 'to', code: 'day-order' }] : []),
    ],
  })
  const kind = cares.of(form.values.category)
  // A misfit of the age is a hint and no refusal: provinces differ.
  const hint = kind && (ageFits(kind, card.age) ? kind.about : t('ageMisfit'))
  const send = async (v: typeof form.values) => {
    const { waiting } = await add.mutateAsync({
      params: { id: card.id },
      body: {
        id,
        person: card.id,
        category: v.category!,
        from: v.from,
        to: v.to || null,
        source: v.source.trim(),
        month: v.month.trim(),
      },
    })
    say(waiting.length > 0 ? t('waitsSource') : t('saved'))
  }
  return (
    <FormDialog
      title={`${t('addCategory')} · ${card.name}`}
      form={form}
      okText={t('addCategory')}
      width={440}
      onClose={onClose}
      onSend={send}
    >
      <Pick form={form} name="category" label={t('category')} {...(hint && { hint })} options={cares.open} />
      <TextInput form={form} name="source" label={t('source')} hint={t('sourceHint')} maxLength={80} />
      <TextInput form={form} name="month" label={t('month')} placeholder="2026-03" maxLength={7} />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('to')} type="date" optional />
      </div>
    </FormDialog>
  )
}

interface OfOne {
  card: Card
  dated: Dated
  onClose: () => void
}

/** It still holds: seen to for this month. */
export function ConfirmCategory({ card, dated, onClose }: OfOne) {
  const t = useWords(words)
  const say = useDone()
  const cares = useCares()
  const confirm = usePersonAct(peopleApi.confirmCategory)
  const { id, today } = useOnce()
  const form = useForm({
    start: { month: today.slice(0, 7) },
    words: personFaultWords,
    check: (v) => (v.month < dated.month ? [{ path: 'month', code: 'month-earlier' }] : needed(v, 'month')),
  })
  return (
    <FormDialog
      title={t('confirmCategoryOf', { name: cares.name(dated.category) })}
      note={t('confirmNote', { source: dated.source })}
      form={form}
      okText={t('confirmCategory')}
      width={360}
      onClose={onClose}
      onSend={(v) =>
        confirm.mutateAsync({ params: { id: card.id, category: dated.id }, body: { id, month: v.month.trim() } })
      }
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="month" label={t('month')} maxLength={7} first />
    </FormDialog>
  )
}

/** Where another source says that it ended, it waits beside what is held. */
export function EndCategory({ card, dated, onClose }: OfOne) {
  const t = useWords(words)
  const say = useDone()
  const cares = useCares()
  const end = usePersonAct(peopleApi.endCategory)
  const { id, today } = useOnce()
  const form = useForm({
    start: { day: today, source: dated.source },
    words: personFaultWords,
    check: (v) => (v.day < dated.from ? [{ path: 'day', code: 'day-order' }] : needed(v, 'day', 'source')),
  })
  const send = async (v: typeof form.values) => {
    const { waiting } = await end.mutateAsync({
      params: { id: card.id, category: dated.id },
      body: { id, day: v.day, source: v.source.trim() },
    })
    say(waiting.length > 0 ? t('waitsSource') : t('saved'))
  }
  return (
    <FormDialog
      title={t('endCategoryOf', { name: cares.name(dated.category) })}
      form={form}
      okText={t('endCategory')}
      width={360}
      onClose={onClose}
      onSend={send}
    >
      <TextInput form={form} name="day" label={t('day')} type="date" first />
      <TextInput form={form} name="source" label={t('source')} hint={t('endSourceHint')} maxLength={80} />
    </FormDialog>
  )
}
