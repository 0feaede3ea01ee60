import { peopleApi } from '../../../../domain/people/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Framed, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { usePersonAct, type Dwelling } from '../queries.ts'
import { personFaultWords, words } from '../words.ts'
import { DwellingPick } from './DwellingPick.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'

/** The household goes to another dwelling, with all who live in it. */
export function MoveHome({ household, onClose }: { household: string; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const move = usePersonAct(peopleApi.moveHousehold)
  const { id, today } = useOnce()
  const form = useForm({
    start: { dwelling: null as Dwelling | null, day: today },
    words: personFaultWords,
    check: (v) => needed(v, 'dwelling', 'day'),
  })
  return (
    <FormDialog
      title={t('moveHome')}
      note={t('moveHomeNote')}
      form={form}
      okText={t('moveHome')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        move.mutateAsync({ params: { id: household }, body: { id, day: v.day, dwelling: v.dwelling!.id } })
      }
      onSent={() => say(t('saved'))}
    >
      <Framed form={form} name="dwelling" label={t('dwelling')} first>
        {({ id: field, status }) => (
          <DwellingPick
            id={field}
            status={status}
            value={form.values.dwelling}
            onChange={(dwelling) => form.set({ dwelling })}
          />
        )}
      </Framed>
      <TextInput form={form} name="day" label={t('day')} type="date" />
    </FormDialog>
  )
}
