import { useState } from 'react'
import { useRoot } from '../../../accounts/queries.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Framed, NumberInput, TextBox } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { useWords } from '../../../kit/words.ts'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import { useEnd, useTarget, type Defined } from '../../queries.ts'
import { defineFaultWords, defineIndicatorWords } from '../../words/define.ts'

interface DialogProps {
  definition: Defined
  onClose: () => void
}

const needs = <V extends { why: string }>(v: V) => (v.why.trim() ? [] : [{ path: 'why', code: 'required' }])

const units = { share: 'targetShare', p90: 'targetMinutes', count: 'targetCount' } as const

/** What a place aims at, from now on; a rate is typed in percent. */
export function TargetDialog({ definition: { code, unit }, onClose }: DialogProps) {
  const t = useWords(defineIndicatorWords)
  const say = useDone()
  const set = useTarget()
  const root = useRoot()
  const [here] = usePlace(root)
  const [id] = useState(mint)
  const form = useForm<{ place: string | null; value: number | null; why: string }>({
    start: { place: here, value: null, why: '' },
    words: defineFaultWords,
    check: (v) => [...(v.place ? [] : [{ path: 'place', code: 'required' }]), ...needs(v)],
  })
  const scale = unit === 'share' ? 100 : 1
  return (
    <FormDialog
      title={t('setTarget')}
      note={t('targetNote')}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        set.mutateAsync({
          params: { code },
          body: { id, place: v.place!, value: v.value === null ? null : v.value / scale, why: v.why.trim() },
        })
      }
      onSent={() => say(t('targetSaved'))}
    >
      <Framed form={form} name="place" label={t('targetPlace')}>
        {({ id: at, status }) => (
          <PlaceSelect
            id={at}
            status={status}
            root={root}
            value={form.values.place}
            onChange={(place) => form.set({ place })}
          />
        )}
      </Framed>
      <NumberInput
        form={form}
        name="value"
        label={t(units[unit])}
        hint={t('targetEmpty')}
        min={0}
        {...(unit === 'share' && { max: 100 })}
      />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={300} />
    </FormDialog>
  )
}

export function EndDialog({ definition: { code, version }, onClose }: DialogProps) {
  const t = useWords(defineIndicatorWords)
  const say = useDone()
  const end = useEnd()
  const navigate = useNavigate()
  const [id] = useState(mint)
  const form = useForm({ start: { why: '' }, words: defineFaultWords, check: needs })
  return (
    <FormDialog
      title={t('end')}
      note={t('endNote')}
      form={form}
      okText={t('end')}
      width={440}
      onClose={onClose}
      onSend={(v) => end.mutateAsync({ params: { code }, body: { id, seen: version, why: v.why.trim() } })}
      onSent={() => {
        say(t('endedDone'))
        navigate('/dashboard/definitions', { replace: true })
      }}
    >
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={300} first />
    </FormDialog>
  )
}
