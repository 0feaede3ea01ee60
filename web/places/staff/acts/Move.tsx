import { useState } from 'react'
import { contains, parentOf } from '../../../../domain/kernel/place-path.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import { mayStandBelow } from '../../../../domain/places/rules.ts'
import type { PlaceNode } from '../../../../domain/places/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Framed, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { PlaceSelect } from '../../PlaceSelect.tsx'
import { useMapAct, useStepsBelow } from '../queries.ts'
import { nextStep, stepOf } from '../steps.ts'
import { words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import type { ActProps } from './Acts.tsx'
import { datedFaults, DatedFields, needed, useDated } from './dated.tsx'

/** Under another place, with all that lies below; the old path closes and is tied to the new one. */
export function Move({ place, onClose, onGo }: ActProps) {
  const t = useWords(actWords)
  const all = useWords(words)
  const say = useDone()
  const move = useMapAct(placesApi.move)
  const { id, start } = useDated()
  const form = useForm({
    start: { ...start, parent: null as string | null, step: '' },
    words: placeFaultWords,
    check: (v) => [...needed(v, 'parent', 'step'), ...datedFaults(v)],
  })
  const below = useStepsBelow(form.values.parent)
  const own = stepOf(place.path)
  const [proposed, setProposed] = useState<string>()
  const taken = below.data?.items.filter((n) => parentOf(n.path) === form.values.parent).map((n) => n.path)
  // Its own step where that was never used there, else the next number.
  if (taken && form.values.parent && proposed !== form.values.parent) {
    setProposed(form.values.parent)
    form.set({ step: taken.some((p) => stepOf(p) === own) ? nextStep(taken) : own })
  }
  const mayTake = (node: PlaceNode) =>
    mayStandBelow(place, node) && !contains(place.path, node.path) && node.path !== place.parent
  const send = async ({ parent, step, day, why }: typeof form.values) => {
    const body = { id, day, why: why.trim(), path: place.path, parent: parent!, step: step.trim() }
    const { successions } = await move.mutateAsync({ body })
    say(all('saved'))
    const heir = successions.find((s) => s.old === place.path)?.new
    if (heir) onGo(heir)
  }
  return (
    <FormDialog
      title={t('move')}
      note={t('moveNote', { name: place.name })}
      form={form}
      okText={t('move')}
      onClose={onClose}
      onSend={send}
    >
      <Framed form={form} name="parent" label={t('parent')} first>
        {({ id: field, status }) => (
          <PlaceSelect
            id={field}
            status={status}
            only={mayTake}
            value={form.values.parent}
            onChange={(parent) => form.set({ parent })}
          />
        )}
      </Framed>
      <TextInput form={form} name="step" label={t('step')} hint={t('stepHint')} maxLength={24} />
      <DatedFields form={form} />
    </FormDialog>
  )
}
