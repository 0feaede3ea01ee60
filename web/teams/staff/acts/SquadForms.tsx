import { teamsApi } from '../../../../domain/teams/api.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { UnitField } from '../../../organisations/UnitField.tsx'
import { PlaceField } from '../../../places/PlaceField.tsx'
import { useTeamAct, type SquadView, type View } from '../../queries.ts'
import { faultWords, words } from '../words.ts'
import { EndForm } from './EndForm.tsx'

interface Values {
  name: string
  place: string | null
  trade: string
  unit: string | null
  from: string
}

function Common({ form, known = [] }: { form: FormState<Values>; known?: { code: string; name: string }[] }) {
  const t = useWords(words)
  return (
    <>
      <TextInput form={form} name="name" label={t('name')} maxLength={40} first />
      <PlaceField form={form} name="place" label={t('place')} />
      <TextInput form={form} name="trade" label={t('trade')} hint={t('tradeHint')} optional maxLength={20} />
      <UnitField form={form} name="unit" label={t('unit')} hint={t('unitHint')} optional known={known} />
    </>
  )
}

const sent = (v: Values) => ({ name: v.name.trim(), place: v.place!, trade: v.trade.trim(), unit: v.unit })

export function AddSquad({ team, onClose }: { team: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const add = useTeamAct(teamsApi.addSquad)
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: { name: '', place: null, trade: '', unit: null, from: team.from > today ? team.from : today },
    words: faultWords,
    check: (v) => needed(v, 'name', 'place', 'from'),
  })
  return (
    <FormDialog
      title={`${t('addSquad')} · ${team.name}`}
      form={form}
      okText={t('addSquad')}
      onClose={onClose}
      onSend={(v) => add.mutateAsync({ params: { id: team.id }, body: { id, ...sent(v), from: v.from } })}
      onSent={() => say(t('saved'))}
    >
      <Common form={form} />
      <TextInput form={form} name="from" label={t('since')} type="date" />
    </FormDialog>
  )
}

export function EditSquad({ squad: s, onClose }: { squad: SquadView; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const change = useTeamAct(teamsApi.changeSquad)
  const { id } = useOnce()
  const { name, place, trade, unit, from } = s
  const form = useForm<Values>({
    start: { name, place, trade, unit, from },
    words: faultWords,
    check: (v) => needed(v, 'name', 'place'),
  })
  const send = (v: Values) => {
    const body = { id, base: s.version, change: sent(v) }
    return at({ 'change.': '' }, () => change.mutateAsync({ params: { id: s.id }, body }))
  }
  return (
    <FormDialog
      title={`${t('edit')} · ${s.name}`}
      form={form}
      okText={t('edit')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Common form={form} known={s.unit && s.unitName ? [{ code: s.unit, name: s.unitName }] : []} />
    </FormDialog>
  )
}

export function EndSquad({ squad: s, onClose }: { squad: SquadView; onClose: () => void }) {
  const t = useWords(words)
  const end = useTeamAct(teamsApi.endSquad)
  return (
    <EndForm
      title={s.name}
      note={t('endSquadNote')}
      onClose={onClose}
      send={(body) => end.mutateAsync({ params: { id: s.id }, body: { ...body, base: s.version } })}
    />
  )
}
