import { peopleApi } from '../../../../domain/people/api.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { usePersonAct, type Card } from '../queries.ts'
import { personFaultWords, words } from '../words.ts'
import { useOnce } from '../../../kit/staff/once.ts'
import { personPaths, phoneFaults, phonesIn } from './phones.ts'
import { DoorField, SexField } from './PersonFields.tsx'
import { SameAs } from './SameAs.tsx'

/** What is typed replaces what was; what is left empty stays. A masked value is never a field, so it cannot come back. */
export function EditPerson({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const edit = usePersonAct(peopleApi.edit)
  const { id, today } = useOnce()
  const form = useForm({
    start: { name: '', sex: card.sex, born: '', phones: '', idNumber: '', addressNote: '' },
    words: personFaultWords,
    check: (v) => [...(v.born > today ? [{ path: 'born', code: 'day-future' }] : []), ...phoneFaults(v.phones)],
  })
  const send = (v: typeof form.values) => {
    const change = {
      ...(v.name.trim() && { name: v.name.trim() }),
      ...(v.sex !== card.sex && { sex: v.sex }),
      ...(v.born && { born: v.born }),
      ...(v.phones.trim() && { phones: phonesIn(v.phones) }),
      ...(v.idNumber.trim() && { idNumber: v.idNumber.trim() }),
      ...(v.addressNote.trim() && { addressNote: v.addressNote.trim() }),
    }
    return at(personPaths('change'), async () => {
      const { waiting } = await edit.mutateAsync({ params: { id: card.id }, body: { id, base: card.version, change } })
      say(waiting.length > 0 ? t('waitsSecond') : t('saved'))
    })
  }
  const { name, born, phones, idNumber } = form.values
  return (
    <FormDialog
      title={`${t('edit')} · ${card.name}`}
      note={t('editNote')}
      form={form}
      okText={t('edit')}
      width={560}
      onClose={onClose}
      onSend={send}
    >
      <div className="side">
        <TextInput form={form} name="name" label={t('name')} hint={card.name} optional maxLength={60} first />
        <TextInput form={form} name="born" label={t('born')} hint={card.born} type="date" optional />
      </div>
      <SexField form={form} />
      <div className="side">
        <TextInput form={form} name="phones" label={t('editPhones')} hint={t('editPhonesHint')} type="tel" optional />
        <TextInput form={form} name="idNumber" label={t('idNumber')} hint={card.idNumber} optional maxLength={24} />
      </div>
      <SameAs but={card.id} name={name} born={born} phones={phones} idNumber={idNumber} />
      <DoorField form={form} />
    </FormDialog>
  )
}
