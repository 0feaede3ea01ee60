import { peopleApi } from '../../../../domain/people/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { usePersonAct, type Card } from '../queries.ts'
import { personFaultWords, words } from '../words.ts'
import { homeFaults, HomeFields, newHome, noHome, relationIn, type HomeValues } from './HomeFields.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'

/** Into a household, or into a new one; who lives in one already can only be registered in another. */
export function JoinHome({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const join = usePersonAct(peopleApi.join)
  const open = usePersonAct(peopleApi.addHousehold)
  const { id, second, today } = useOnce()
  const form = useForm<HomeValues & { from: string }>({
    start: { ...noHome, residence: card.household ? 'registered-only' : 'both', from: today },
    words: personFaultWords,
    check: (v) => [...homeFaults(v), ...needed(v, 'from')],
  })
  const send = async (v: typeof form.values) => {
    const { place, id: dwelling } = v.dwelling!
    if (v.home === newHome)
      await open.mutateAsync({ body: { id: second, place, dwelling, opened: v.from, closed: null } })
    return join.mutateAsync({
      body: {
        id,
        household: v.home === newHome ? second : v.home,
        person: card.id,
        relation: relationIn(v),
        residence: v.residence,
        from: v.from,
        to: null,
      },
    })
  }
  return (
    <FormDialog
      title={`${t('join')} · ${card.name}`}
      note={t('joinNote')}
      form={form}
      okText={t('join')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <HomeFields form={form} residence />
      <TextInput form={form} name="from" label={t('from')} type="date" />
    </FormDialog>
  )
}
