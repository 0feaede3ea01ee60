import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { NumberInput, Pick, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { PersonField } from '../../people/PersonField.tsx'
import { useOrderFor, useServices } from '../orders.ts'
import { bankFaults } from '../words.ts'
import { deskWords, words } from './words.ts'

interface Values {
  served: string | null
  pool: boolean
  holder: string | null
  item: string | null
  minutes: number | null
  day: string
  note: string
}

/** By the word of whoever asks: with their own minutes, or from the pool for whom the rules name. */
export function OrderDesk({ onClose, onOrdered }: { onClose: () => void; onOrdered: (id: string) => void }) {
  const t = useWords(deskWords)
  const bank = useWords(words)
  const say = useDone()
  const send = useOrderFor()
  const options = useOptions()
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: { served: null, pool: false, holder: null, item: null, minutes: 60, day: today, note: '' },
    words: bankFaults,
    check: (v) => needed(v, 'served', ...(v.pool ? [] : (['holder'] as const)), 'item', 'minutes', 'day', 'note'),
  })
  const pick = (name: 'served' | 'holder', label: string) => (
    <PersonField form={form} name={name} label={label} hint={bank('personHint')} />
  )
  return (
    <FormDialog
      title={t('orderFor')}
      form={form}
      okText={t('orderFor')}
      onClose={onClose}
      onSend={async ({ pool, ...v }) =>
        send.mutateAsync({
          body: {
            id,
            served: v.served!,
            holder: pool ? null : v.holder,
            item: v.item!,
            minutes: v.minutes!,
            day: v.day,
            note: v.note.trim(),
          },
        })
      }
      onSent={() => {
        say(t('ordered'))
        onOrdered(id)
      }}
    >
      {pick('served', t('served'))}
      <Tick form={form} name="pool" label={t('fromPool')} hint={t('fromPoolHint')} />
      {!form.values.pool && pick('holder', t('holder'))}
      <Pick form={form} name="item" label={t('item')} options={options} />
      <NumberInput form={form} name="minutes" label={t('length')} hint={t('lengthHint')} min={1} max={1440} />
      <TextInput form={form} name="day" label={t('day')} type="date" />
      <TextBox form={form} name="note" label={t('where')} rows={2} maxLength={200} />
    </FormDialog>
  )
}

function useOptions() {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const name = useCatalogueNames()
  return (useServices().data?.items ?? []).map(({ item, minutes }) => ({
    value: item,
    label: minutes === null ? name(item, lang) : t('each', { name: name(item, lang), n: minutes }),
  }))
}
