import type { PlaceKind } from '../../../../domain/places/schema.ts'
import { teamsApi } from '../../../../domain/teams/api.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { Framed, Pick, TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { UnitField } from '../../../organisations/UnitField.tsx'
import { PlacesSelect } from '../../../places/PlacesSelect.tsx'
import { useTeamAct, useTypes, type View } from '../../queries.ts'
import { faultWords, words } from '../words.ts'
import { EndForm } from './EndForm.tsx'

interface Values {
  type: string | null
  name: string
  lead: string | null
  communities: string[]
  from: string
}

export function OpenTeam({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useWords(words)
  const say = useDone()
  const open = useTeamAct(teamsApi.open)
  const types = useTypes()
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: { type: null, name: '', lead: null, communities: [], from: today },
    words: faultWords,
    check: (v) => needed(v, 'type', 'name', 'lead', 'from'),
  })
  return (
    <FormDialog
      title={t('open')}
      form={form}
      okText={t('open')}
      width={560}
      onClose={onClose}
      onSend={({ type: of, lead: by, ...v }) => open.mutateAsync({ body: { id, ...v, type: of!, lead: by! } })}
      onSent={() => {
        say(t('saved'))
        onOpened(id)
      }}
    >
      <Pick
        form={form}
        name="type"
        label={t('type')}
        options={types.all.filter((k) => !k.closed).map((k) => ({ value: k.code, label: types.name(k.code) }))}
      />
      <Common form={form} />
      <TextInput form={form} name="from" label={t('since')} type="date" />
    </FormDialog>
  )
}

function Common({ form, known = [] }: { form: FormState<Values>; known?: { code: string; name: string }[] }) {
  const t = useWords(words)
  const { values } = form
  return (
    <>
      <TextInput form={form} name="name" label={t('name')} maxLength={40} first />
      <UnitField form={form} name="lead" label={t('lead')} known={known} />
      <Framed form={form} name="communities" label={t('communities')} optional>
        {({ id, status }) => (
          <PlacesSelect
            offers={isCommunity}
            id={id}
            status={status}
            value={values.communities}
            onChange={(communities) => form.set({ communities })}
          />
        )}
      </Framed>
    </>
  )
}

const isCommunity = (kind: PlaceKind) => kind === 'community' || kind === 'village'

export function EditTeam({ team, onClose }: { team: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const change = useTeamAct(teamsApi.change)
  const { id } = useOnce()
  const { type, name, lead, communities, from } = team
  const form = useForm<Values>({
    start: { type, name, lead, communities, from },
    words: faultWords,
    check: (v) => needed(v, 'name', 'lead'),
  })
  const send = (v: Values) => {
    const body = { id, base: team.version, change: { name: v.name.trim(), lead: v.lead!, communities: v.communities } }
    return at({ 'change.': '' }, () => change.mutateAsync({ params: { id: team.id }, body }))
  }
  return (
    <FormDialog
      title={`${t('edit')} · ${team.name}`}
      form={form}
      okText={t('edit')}
      width={560}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Common form={form} known={[{ code: team.lead, name: team.leadName }]} />
    </FormDialog>
  )
}

export function EndTeam({ team, onClose }: { team: View; onClose: () => void }) {
  const t = useWords(words)
  const end = useTeamAct(teamsApi.end)
  return (
    <EndForm
      title={team.name}
      note={t('endTeamNote')}
      onClose={onClose}
      send={(body) => end.mutateAsync({ params: { id: team.id }, body: { ...body, base: team.version } })}
    />
  )
}
