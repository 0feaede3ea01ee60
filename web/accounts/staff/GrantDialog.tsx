import { useState } from 'react'
import { needsSecond } from '../../../domain/accounts/rules.ts'
import type { Role } from '../../../domain/accounts/roles.ts'
import { county } from '../../kit/county.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { problemOf, ProblemError } from '../../kit/problem.ts'
import { dayText } from '../../kit/shanghai.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { Framed, Pick, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceField } from '../../places/PlaceField.tsx'
import type { UnitPick } from '../StaffScreens.tsx'
import { useGrant, type AccountView } from './queries.ts'
import { roleChoices } from './roles.ts'
import { adminWords } from './words/admin.ts'
import { faultWords } from './words.ts'

interface Values {
  role: Role | null
  place: string | null
  unit: string | null
  from: string
  until: string
  why: string
}

/** One role, where, for which unit, from when to when. Roles that stand apart wait for a second person. */
export function GrantDialog({
  account,
  UnitPick: Units,
  onClose,
}: {
  account: AccountView
  UnitPick: UnitPick
  onClose: () => void
}) {
  const t = useWords(adminWords)
  const lang = useLanguage()
  const say = useDone()
  const grant = useGrant()
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm<Values>({
    start: { role: null, place: `${county()}/`, unit: null, from: today, until: '', why: '' },
    words: faultWords,
    check: (v) => [
      ...(v.role ? [] : [{ path: 'role', code: 'required' }]),
      ...(v.place ? [] : [{ path: 'place', code: 'required' }]),
      ...(v.from ? [] : [{ path: 'from', code: 'required' }]),
      ...(account.contractor && !v.until ? [{ path: 'until', code: 'contractor-needs-end' }] : []),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  const send = async (v: Values) => {
    const body = {
      grant: { id, role: v.role!, place: v.place!, unit: v.unit, from: v.from, until: v.until || null },
      why: v.why.trim(),
    }
    const { state } = await grant.mutateAsync({ params: { id: account.id }, body }).catch(rethrown)
    say(state === 'asked' ? t('asked') : t('given'))
  }
  const apart = form.values.role !== null && needsSecond(form.values.role)
  return (
    <FormDialog
      title={`${t('grant')} · ${account.shown}`}
      form={form}
      okText={t('grant')}
      onClose={onClose}
      onSend={send}
    >
      <Pick
        form={form}
        name="role"
        label={t('role')}
        options={roleChoices(lang)}
        {...(apart && { hint: t('grantApart') })}
      />
      <PlaceField form={form} name="place" label={t('place')} />
      <Framed form={form} name="unit" label={t('unit')} optional hint={t('unitHint')}>
        {({ id: at }) => <Units id={at} value={form.values.unit} onChange={(unit) => form.set({ unit })} />}
      </Framed>
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="until" label={t('until')} type="date" optional={!account.contractor} />
      </div>
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}

/** Faults travel as `grant.role`; the field is `role`. */
function rethrown(error: unknown): never {
  const problem = problemOf(error)
  if (!problem?.faults) throw error
  throw new ProblemError({
    ...problem,
    faults: problem.faults.map((f) => ({ ...f, path: f.path.replace(/^grant\./, '') })),
  })
}
