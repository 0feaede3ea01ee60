import { useForm } from '../../kit/form/useForm.ts'
import { NumberInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { UnitField } from '../../organisations/UnitField.tsx'
import { PlaceField } from '../../places/PlaceField.tsx'
import { useRegister } from '../wish-queries.ts'
import { neighbourFaults } from '../words.ts'
import { wishWords } from './wish-words.ts'

interface Values {
  unit: string | null
  place: string | null
  members: number | null
}

/** @param unit whose account it is; the desk chooses one */
export function RegisterForm({ unit = null, onClose }: { unit?: string | null; onClose: () => void }) {
  const t = useWords(wishWords)
  const say = useDone()
  const register = useRegister()
  const { id } = useOnce()
  const form = useForm<Values>({
    start: { unit, place: null, members: null },
    words: neighbourFaults,
    check: (v) => needed(v, 'unit', 'place'),
  })
  return (
    <FormDialog
      title={t('register')}
      form={form}
      okText={t('register')}
      onClose={onClose}
      onSend={(v) => register.mutateAsync({ body: { id, unit: v.unit!, place: v.place!, members: v.members } })}
      onSent={() => say(t('registered'))}
    >
      {unit === null && <UnitField form={form} name="unit" label={t('unit')} />}
      <PlaceField form={form} name="place" label={t('place')} />
      <NumberInput
        form={form}
        name="members"
        label={t('membersOf')}
        hint={t('membersHint')}
        min={0}
        max={100_000}
        optional
      />
    </FormDialog>
  )
}
