import { peopleApi } from '../../../../domain/people/api.ts'
import { usualAges } from '../../../../domain/people/rules.ts'
import { CategoryCode } from '../../../../domain/people/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { careWords } from '../../words.ts'
import { usePersonAct, type Card, type Dated } from '../queries.ts'
import { personFaultWords, words } from '../words.ts'
import { needed, useOnce } from './once.ts'

/** A misfit of the age is a hint and no refusal: provinces differ. */
function misfit(category: CategoryCode | null, age: number | null): boolean {
  const span = category && usualAges[category]
  return Boolean(span && age !== null && (age < span[0] || age >= span[1]))
}

/** A category from a day on, with where it comes from and the month for which it was confirmed [B4]. */
export function AddCategory({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const add = usePersonAct(peopleApi.addCategory)
  const { id, today } = useOnce()
  const form = useForm({
    start: { category: null as CategoryCode | null, from: today, to: '', source: '', month: today.slice(0, 7) },
    words: personFaultWords,
    check: (v) => [
      ...needed(v, 'category', 'from', 'source', 'month'),
      ...(v.to && v.to <= v.from ? [{ path: 'to', code: 'day-order' }] : []),
    ],
  })
  const send = (v: typeof form.values) =>
    add.mutateAsync({
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
  return (
    <FormDialog
      title={`${t('addCategory')} · ${card.name}`}
      form={form}
      okText={t('addCategory')}
      width={440}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Pick
        form={form}
        name="category"
        label={t('category')}
        {...(misfit(form.values.category, card.age) && { hint: t('ageMisfit') })}
        options={CategoryCode.options.map((value) => ({ value, label: wordIn(careWords[value], lang) }))}
      />
      <TextInput form={form} name="source" label={t('source')} hint={t('sourceHint')} maxLength={80} />
      <TextInput form={form} name="month" label={t('month')} placeholder="2026-03" maxLength={7} />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('to')} type="date" optional />
      </div>
    </FormDialog>
  )
}

export function EndCategory({ card, dated, onClose }: { card: Card; dated: Dated; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const end = usePersonAct(peopleApi.endCategory)
  const { id, today } = useOnce()
  const form = useForm({
    start: { day: today },
    words: personFaultWords,
    check: (v) => (v.day < dated.from ? [{ path: 'day', code: 'day-order' }] : needed(v, 'day')),
  })
  return (
    <FormDialog
      title={t('endCategoryOf', { name: wordIn(careWords[dated.category], lang) })}
      form={form}
      okText={t('endCategory')}
      width={360}
      onClose={onClose}
      onSend={(v) => end.mutateAsync({ params: { id: card.id, category: dated.id }, body: { id, day: v.day } })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('day')} type="date" first />
    </FormDialog>
  )
}
