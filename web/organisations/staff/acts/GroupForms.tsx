import { organisationsApi } from '../../../../domain/organisations/api.ts'
import { GroupKind } from '../../../../domain/organisations/schema.ts'
import { parentOf } from '../../../../domain/kernel/place-path.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useRead } from '../../../kit/query.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { UnitField } from '../../UnitField.tsx'
import { groupKindWords, words as roomWords } from '../../words.ts'
import { useBodyAct, type GroupMemberView } from '../queries.ts'
import { orgFaultWords, words } from '../words.ts'
import { LastDay } from './LastDay.tsx'
import { needed, turned, useOnce } from '../../../kit/staff/once.ts'
import { WhoFields } from './WhoFields.tsx'

interface Values {
  kind: GroupKind
  account: string | null
  person: string | null
  name: string
  organisation: string | null
  building: string | null
  from: string
  to: string
}

/** One of the five kinds: by account, by card, or only by name. */
export function JoinGroup({ place, kind, onClose }: { place: string; kind: GroupKind; onClose: () => void }) {
  const t = useWords(words)
  const room = useWords(roomWords)
  const lang = useLanguage()
  const say = useDone()
  const join = useBodyAct(organisationsApi.joinGroup)
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: { kind, account: null, person: null, name: '', organisation: null, building: null, from: today, to: '' },
    words: orgFaultWords,
    check: (v) => [
      ...needed(v, 'from'),
      ...(v.account || v.person || v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
      ...turned(v.from, v.to),
    ],
  })
  const send = (v: Values) =>
    join.mutateAsync({
      body: {
        id,
        place,
        kind: v.kind,
        account: v.account,
        person: v.person,
        name: v.account || v.person ? null : v.name.trim(),
        organisation: v.organisation,
        building: v.kind === 'building-head' ? v.building : null,
        from: v.from,
        to: v.to || null,
      },
    })
  const { values } = form
  return (
    <FormDialog
      title={room('joinGroup')}
      form={form}
      okText={room('joinGroup')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Pick
        form={form}
        name="kind"
        label={t('memberKind')}
        options={GroupKind.options.map((value) => ({ value, label: wordIn(groupKindWords[value], lang) }))}
      />
      <WhoFields form={form} />
      {!values.account && !values.person && (
        <TextInput form={form} name="name" label={t('plainName')} hint={t('plainNameHint')} maxLength={40} />
      )}
      <UnitField form={form} name="organisation" label={t('unit')} optional />
      {values.kind === 'building-head' && <BuildingPick form={form} place={place} />}
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('to')} type="date" optional />
      </div>
    </FormDialog>
  )
}

/** Buildings of the grid: they are registered with the community above it. */
function BuildingPick({ form, place }: { form: ReturnType<typeof useForm<Values>>; place: string }) {
  const t = useWords(words)
  const { data } = useRead(placesApi.estates, { query: { place: parentOf(place) ?? place, size: 100 } })
  const options = (data?.items ?? []).flatMap((e) =>
    e.buildings.filter((b) => b.place === place).map((b) => ({ value: b.id, label: e.name + b.name })),
  )
  return <Pick form={form} name="building" label={t('building')} optional options={options} />
}

export function LeaveGroup({ member, onClose }: { member: GroupMemberView; onClose: () => void }) {
  const room = useWords(roomWords)
  const leave = useBodyAct(organisationsApi.leaveGroup)
  return (
    <LastDay
      title={room('leaveGroupOf', { name: member.label })}
      okText={room('leaveGroup')}
      onClose={onClose}
      onSend={(body) => leave.mutateAsync({ params: { id: member.id }, body })}
    />
  )
}
