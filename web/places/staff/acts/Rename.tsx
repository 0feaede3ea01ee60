import { placesApi } from '../../../../domain/places/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useMapAct } from '../queries.ts'
import { words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import type { ActProps } from './Acts.tsx'
import { datedFaults, DatedFields, needed, useDated } from './dated.tsx'

/** Another name from a day on; the path stays, the old name keeps its days. */
export function Rename({ place, onClose }: ActProps) {
  const t = useWords(actWords)
  const all = useWords(words)
  const say = useDone()
  const rename = useMapAct(placesApi.rename)
  const { id, start } = useDated()
  const form = useForm({
    start: { ...start, name: place.name },
    words: placeFaultWords,
    check: (v) => [
      ...needed(v, 'name'),
      ...(v.name.trim() === place.name ? [{ path: 'name', code: 'same-name' }] : []),
      ...datedFaults(v),
    ],
  })
  return (
    <FormDialog
      title={t('rename')}
      note={t('renameNote')}
      form={form}
      okText={t('rename')}
      onClose={onClose}
      onSend={(v) =>
        rename.mutateAsync({ body: { id, day: v.day, why: v.why.trim(), path: place.path, name: v.name.trim() } })
      }
      onSent={() => say(all('saved'))}
    >
      <TextInput form={form} name="name" label={t('name')} maxLength={60} first />
      <DatedFields form={form} />
    </FormDialog>
  )
}
