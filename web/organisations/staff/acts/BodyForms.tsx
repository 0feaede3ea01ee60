import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { organisationsApi } from '../../../../domain/organisations/api.ts'
import {
  OrganisationKind,
  OrganisationLevel,
  PartyKind,
  type Organisation,
} from '../../../../domain/organisations/schema.ts'
import { useRoot } from '../../../accounts/queries.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { NumberInput, Pick, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { PlaceField } from '../../../places/PlaceField.tsx'
import { UnitField } from '../../UnitField.tsx'
import { kindWords, orgLevelWords } from '../../words.ts'
import { useBodyAct, type Body } from '../queries.ts'
import { leadWords, orgFaultWords, partyKindWords, words } from '../words.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

/** What can be changed later too. */
interface Common {
  name: string
  short: string
  phone: string
  mail: string
  party: PartyKind | null
  parent: string | null
  regulator: string | null
  leads: string[]
  sort: number
}

const commonOf = (b: Pick<Organisation, keyof Common> | undefined): Common => ({
  name: b?.name ?? '',
  short: b?.short ?? '',
  phone: b?.phone ?? '',
  mail: b?.mail ?? '',
  party: b?.party ?? null,
  parent: b?.parent ?? null,
  regulator: b?.regulator ?? null,
  leads: b?.leads ?? [],
  sort: b?.sort ?? 500,
})

const sent = (v: Common) => ({
  name: v.name.trim(),
  short: v.short.trim() || null,
  phone: v.phone.trim() || null,
  mail: v.mail.trim() || null,
  party: v.party!,
  parent: v.parent,
  regulator: v.regulator,
  leads: v.leads,
  sort: v.sort,
})

interface Opening extends Common {
  code: string
  kind: OrganisationKind | null
  level: OrganisationLevel | null
  place: string | null
  government: boolean
  opened: string
}

/** A property company that refuses leaves the order to its regulator. */
const regulated = (v: { kind: string | null; government: boolean; regulator: string | null }): FieldFault[] =>
  v.kind === 'property-company' && !v.government && !v.regulator
    ? [{ path: 'regulator', code: 'regulator-needed' }]
    : []

export function OpenBody({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const root = useRoot()
  const open = useBodyAct(organisationsApi.open)
  const { id, today } = useOnce()
  const form = useForm<Opening>({
    start: {
      ...commonOf(undefined),
      code: '',
      kind: null,
      level: null,
      place: root,
      government: false,
      opened: today,
    },
    words: orgFaultWords,
    check: (v) => [...needed(v, 'name', 'code', 'kind', 'level', 'place', 'party', 'opened'), ...regulated(v)],
  })
  const send = async (v: Opening) => {
    await open.mutateAsync({
      body: {
        ...sent(v),
        id,
        code: v.code.trim(),
        kind: v.kind!,
        level: v.level!,
        place: v.place!,
        government: v.government,
        opened: v.opened,
        closed: null,
      },
    })
    say(t('saved'))
    onOpened(id)
  }
  return (
    <FormDialog title={t('add')} form={form} okText={t('add')} width={640} onClose={onClose} onSend={send}>
      <div className="side">
        <TextInput form={form} name="name" label={t('name')} maxLength={60} first />
        <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={60} />
      </div>
      <div className="side">
        <Pick
          form={form}
          name="kind"
          label={t('kind')}
          options={OrganisationKind.options.map((value) => ({ value, label: wordIn(kindWords[value], lang) }))}
        />
        <Pick
          form={form}
          name="level"
          label={t('level')}
          options={OrganisationLevel.options.map((value) => ({ value, label: wordIn(orgLevelWords[value], lang) }))}
        />
      </div>
      <div className="side">
        <PlaceField form={form} name="place" label={t('place')} />
        <TextInput form={form} name="opened" label={t('opened')} type="date" />
      </div>
      <Tick form={form} name="government" label={t('government')} />
      <CommonFields form={form} />
    </FormDialog>
  )
}

/** Only what changed is sent. */
export function EditBody({ body, onClose }: { body: Body; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const edit = useBodyAct(organisationsApi.edit)
  const { id, today } = useOnce()
  const form = useForm<Common>({
    start: commonOf(body),
    words: orgFaultWords,
    check: (v) => [...needed(v, 'name', 'party'), ...regulated({ ...body, regulator: v.regulator })],
  })
  const send = (v: Common) => {
    const before = sent(commonOf(body))
    const change = Object.fromEntries(
      Object.entries(sent(v)).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
      ),
    )
    return at({ 'change.': '' }, () => edit.mutateAsync({ params: { id: body.id }, body: { id, day: today, change } }))
  }
  return (
    <FormDialog
      title={`${t('edit')} · ${body.name}`}
      form={form}
      okText={t('edit')}
      width={640}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="name" label={t('name')} maxLength={60} first />
      <CommonFields form={form} body={body} />
    </FormDialog>
  )
}

function CommonFields({ form, body }: { form: FormState<Common>; body?: Body }) {
  const t = useWords(words)
  const lang = useLanguage()
  const { values } = form
  const leads: Words = leadWords
  const codes = [...new Set([...Object.keys(leads), ...values.leads])]
  const unit = (name: 'parent' | 'regulator', known: string | null | undefined, hint?: string) => (
    <UnitField
      form={form}
      name={name}
      label={t(name)}
      optional
      hint={hint}
      known={known && values[name] ? [{ code: values[name], name: known }] : []}
    />
  )
  return (
    <>
      <div className="side">
        <TextInput form={form} name="short" label={t('short')} optional maxLength={20} />
        <TextInput form={form} name="phone" label={t('phone')} type="tel" optional maxLength={20} />
      </div>
      <TextInput form={form} name="mail" label={t('mail')} hint={t('mailHint')} type="email" optional maxLength={120} />
      <div className="side">
        <Pick
          form={form}
          name="party"
          label={t('party')}
          options={PartyKind.options.map((value) => ({ value, label: wordIn(partyKindWords[value], lang) }))}
        />
        <NumberInput form={form} name="sort" label={t('sort')} min={0} />
      </div>
      <div className="side">
        {unit('parent', body?.parentName)}
        {unit('regulator', body?.regulatorName, t('regulatorHint'))}
      </div>
      <Pick
        form={form}
        name="leads"
        label={t('leads')}
        hint={t('leadsHint')}
        optional
        many
        options={codes.map((value) => ({ value, label: leads[value] ? wordIn(leads[value], lang) : value }))}
      />
    </>
  )
}

export function CloseBody({ body, onClose }: { body: Body; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const close = useBodyAct(organisationsApi.close)
  const { id, today } = useOnce()
  const form = useForm({
    start: { day: today, why: '' },
    words: orgFaultWords,
    check: (v) => [...needed(v, 'day'), ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : [])],
  })
  return (
    <FormDialog
      title={`${t('close')} · ${body.name}`}
      note={t('closeNote')}
      form={form}
      okText={t('close')}
      danger
      width={440}
      onClose={onClose}
      onSend={(v) => close.mutateAsync({ params: { id: body.id }, body: { id, day: v.day, why: v.why.trim() } })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('day')} type="date" />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={500} first />
    </FormDialog>
  )
}
