import { activitiesApi } from '../../../../domain/activities/api.ts'
import { questionsOf, type Groups } from '../../../../domain/activities/entries.ts'
import { sentAnswers, type AnswerValues } from '../../../kit/form/questions.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { Radios, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useOnce } from '../../../kit/staff/once.ts'
import { StaffQuestions } from '../../../kit/staff/StaffQuestions.tsx'
import { useWords } from '../../../kit/words.ts'
import { PersonField } from '../../../people/PersonField.tsx'
import { useActivityAct, type View } from '../../queries.ts'
import { rosterFaults, rosterWords } from '../roster-words.ts'

interface Values {
  who: 'person' | 'name'
  person: string | null
  name: string
  elder: boolean
  groups: AnswerValues
}

/** Somebody at the desk or on the phone is put down. */
export function EnterForm({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(rosterWords)
  const say = useDone()
  const enter = useActivityAct(activitiesApi.enter)
  const { id } = useOnce()
  const form = useForm<Values>({
    start: { who: 'person', person: null, name: '', elder: false, groups: {} },
    words: rosterFaults,
    check: (v) => {
      if (v.who === 'person') return v.person ? [] : [{ path: 'person', code: 'required' }]
      return v.name.trim().length < 2 ? [{ path: 'name', code: 'name' }] : []
    },
  })
  const { values } = form
  const send = async (v: Values) => {
    const of = v.who === 'person' ? { person: v.person, name: null } : { person: null, name: v.name.trim() }
    const body = { id, ...of, elder: v.elder, groups: sentAnswers(v.groups) as Groups }
    const answer = await enter.mutateAsync({ params: { id: a.id }, body })
    say(answer.in ? t('entered') : t('enteredWaits'))
  }
  return (
    <FormDialog title={t('add')} form={form} okText={t('enter')} onClose={onClose} onSend={send}>
      <Radios
        form={form}
        name="who"
        label={t('who')}
        options={[
          { value: 'person', label: t('inRegister') },
          { value: 'name', label: t('byName') },
        ]}
      />
      {values.who === 'person' ? (
        <PersonField form={form} name="person" label={t('person')} />
      ) : (
        <TextInput form={form} name="name" label={t('name')} hint={t('nameHint')} maxLength={30} />
      )}
      {a.elders && <Tick form={form} name="elder" label={t('isElder', { age: a.elders.age })} />}
      <StaffQuestions form={form} name="groups" schema={questionsOf(a.rules.criteria)} legend={t('groups')} />
    </FormDialog>
  )
}
