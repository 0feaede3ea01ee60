import { onDay } from '../../../../domain/kernel/dated.ts'
import type { Scope } from '../../../../domain/teams/types.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { NumberInput, Pick, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { useDefineType, useTypeList, type TypeView } from '../../queries.ts'
import { scopeWords } from '../../words.ts'
import { faultWords, words } from '../words.ts'

interface Values {
  quota: string
  amount: number | null
  scope: Scope
  from: string
  ground: string
  why: string
}

type Promise = TypeView['quotas'][number]

/** Another number, or another reading of the same words: the rest of the promise stays. */
const changed = (q: Promise, v: Values): Promise => ({
  ...q,
  amount: v.amount,
  scope: v.scope,
  readings: [q.scope, ...q.readings].filter((s) => s !== v.scope),
})

/** A promise from a day on, with its ground; years that are over keep the number they had. [E7] */
export function EditPromise({ type, onClose }: { type: TypeView; onClose: () => void }) {
  const t = useWords(words)
  const scope = useWords(scopeWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefineType()
  const all = (useTypeList().data?.items ?? []).filter((d) => d.code === type.code)
  const { id } = useOnce()
  const first = type.quotas[0]!
  const form = useForm<Values>({
    start: { quota: first.code, amount: first.amount, scope: first.scope, from: '', ground: type.ground, why: '' },
    words: faultWords,
    check: (v) => needed(v, 'quota', 'from', 'ground'),
  })
  const { values } = form
  const q = type.quotas.find((one) => one.code === values.quota) ?? first
  const choose = (code: string) => {
    const next = type.quotas.find((one) => one.code === code)!
    form.set({ quota: code, amount: next.amount, scope: next.scope })
  }
  const send = (v: Values) => {
    // What holds on that day, which may be a change that is to come.
    const [standing] = onDay(all, v.from)
    const { version, ...whole } = standing ?? type
    const definition = {
      ...whole,
      from: v.from,
      ground: v.ground.trim(),
      quotas: whole.quotas.map((one) => (one.code === v.quota ? changed(one, v) : one)),
    }
    const body = {
      id,
      base: whole.from === v.from ? version : 0,
      definition,
      ...(v.why.trim() && { why: v.why.trim() }),
    }
    return at({ 'definition.quotas': 'from', 'definition.': '' }, () =>
      define.mutateAsync({ params: { code: type.code }, body }),
    )
  }
  return (
    <FormDialog
      title={`${t('editPromise')} · ${type.name[lang]}`}
      note={t('editPromiseNote')}
      form={form}
      okText={t('editPromise')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Pick
        form={{ ...form, set: (v) => (typeof v.quota === 'string' ? choose(v.quota) : form.set(v)) }}
        name="quota"
        label={t('promise')}
        options={type.quotas.map((one) => ({ value: one.code, label: one.name[lang] }))}
      />
      <NumberInput
        form={form}
        name="amount"
        label={t('amount')}
        hint={t('amountHint')}
        optional
        min={1}
        max={100_000}
      />
      <Pick
        form={form}
        name="scope"
        label={t('forWhom')}
        options={[q.scope, ...q.readings].map((value) => ({ value, label: scope(value) }))}
      />
      <TextInput form={form} name="from" label={t('holdsFrom')} type="date" />
      <TextInput form={form} name="ground" label={t('ground')} maxLength={200} />
      <TextBox form={form} name="why" label={t('why')} optional maxLength={200} />
    </FormDialog>
  )
}
