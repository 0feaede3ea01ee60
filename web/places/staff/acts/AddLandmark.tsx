import { placesApi } from '../../../../domain/places/api.ts'
import { Landmark } from '../../../../domain/places/register.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { readPoint } from '../outline.ts'
import { useMapAct, type View } from '../queries.ts'
import { landmarkKindWords, words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import { needed, useDated } from './dated.tsx'

export function AddLandmark({ place, onClose }: { place: View; onClose: () => void }) {
  const t = useWords(actWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const add = useMapAct(placesApi.addLandmark)
  const { id } = useDated()
  const form = useForm<{ name: string; kind: Landmark['kind'] | null; point: string }>({
    start: { name: '', kind: null, point: '' },
    words: placeFaultWords,
    check: (v) => [
      ...needed(v, 'name', 'kind'),
      ...(readPoint(v.point) === undefined ? [{ path: 'point', code: 'point' }] : []),
    ],
  })
  return (
    <FormDialog
      title={`${all('addLandmark')} · ${place.name}`}
      form={form}
      okText={all('addLandmark')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        add.mutateAsync({
          body: {
            id,
            place: place.path,
            name: v.name.trim(),
            kind: v.kind!,
            point: readPoint(v.point)!,
            fictional: place.fictional,
          },
        })
      }
      onSent={() => say(all('saved'))}
    >
      <TextInput form={form} name="name" label={t('landmarkName')} maxLength={60} first />
      <Pick
        form={form}
        name="kind"
        label={t('landmarkKind')}
        options={Landmark.shape.kind.options.map((value) => ({ value, label: wordIn(landmarkKindWords[value], lang) }))}
      />
      <TextInput form={form} name="point" label={t('centre')} hint={t('centreHint')} optional maxLength={40} />
    </FormDialog>
  )
}
