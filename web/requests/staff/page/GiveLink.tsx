import { useState } from 'react'
import type { Answer } from '../../../../domain/kernel/api.ts'
import { requestsApi } from '../../../../domain/requests/api.ts'
import { isLive } from '../../../../domain/requests/vocabulary.ts'
import { useMay } from '../../../accounts/queries.ts'
import { call } from '../../../kit/client.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { Pick, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { momentFrom } from '../../../kit/staff/moment.ts'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import type { RequestView } from '../queries.ts'
import { linkWords } from '../words/links.ts'
import type { Shown } from './ShownLink.tsx'

type Role = Answer<(typeof requestsApi)['link-roles']>['items'][number]
type LinkAct = Role['acts'][number]

interface Values {
  role: string
  acts: LinkAct[]
  order: string | null
  name: string
  phone: string
  until: string
  sms: boolean
}

const missing = (v: Values) => [
  ...(v.role ? [] : [{ path: 'role', code: 'required' }]),
  ...(v.acts.length > 0 ? [] : [{ path: 'acts', code: 'required' }]),
  ...(v.sms && !v.phone.trim() ? [{ path: 'phone', code: 'required' }] : []),
  ...(v.acts.includes('finish') && !v.order ? [{ path: 'order', code: 'required' }] : []),
]

export interface GiveLinkProps {
  view: RequestView
  roles: readonly Role[]
  onClose: () => void
  onGiven: (given: Shown) => void
}

/** To whom, what for, until when. */
export function GiveLink({ view, roles, onClose, onGiven }: GiveLinkProps) {
  const t = useWords(linkWords)
  const act = useWords(actWords)
  const may = useMay()
  const say = useDone()
  const [id] = useState(mint)
  const orders = view.orderList.filter((o) => isLive(o.status))
  const form = useForm<Values>({
    start: {
      role: '',
      acts: [],
      order: orders.length === 1 ? orders[0]!.id : null,
      name: '',
      phone: '',
      until: '',
      sms: false,
    },
    words: linkWords,
    check: missing,
  })
  const role = roles.find((r) => r.code === form.values.role)
  const acts = (role?.acts ?? []).filter((a) => may(`requests.${a}`))
  const send = async (v: Values) => {
    const phone = v.phone.normalize('NFKC').replace(/[\s-]/g, '')
    const given = await call(requestsApi['link-give'], {
      params: { request: view.id },
      body: {
        id,
        role: v.role,
        acts: v.acts.filter((a) => acts.includes(a)),
        sms: v.sms,
        ...(v.order && { order: v.order }),
        ...(v.name.trim() && { name: v.name.trim() }),
        ...(phone && { phone }),
        ...(v.until && { until: momentFrom(`${v.until}T23:59`) }),
      },
    })
    if (v.sms) say(given.sent ? t('sent') : t('notSent'))
    onGiven({ link: id, token: given.token, role: role?.name ?? '' })
  }
  return (
    <FormDialog title={t('give')} note={t('giveNote')} form={form} okText={t('give')} onClose={onClose} onSend={send}>
      <Pick form={form} name="role" label={t('role')} options={roles.map((r) => ({ value: r.code, label: r.name }))} />
      <Pick form={form} name="acts" label={t('acts')} many options={acts.map((a) => ({ value: a, label: act(a) }))} />
      {orders.length > 0 && (
        <Pick
          form={form}
          name="order"
          label={t('order')}
          hint={t('orderHint')}
          optional
          options={orders.map((o) => ({
            value: o.id,
            label: o.unit?.name ?? o.offeredTo.map((u) => u.name).join(' '),
          }))}
        />
      )}
      <TextInput form={form} name="name" label={t('name')} optional maxLength={20} />
      <TextInput form={form} name="phone" label={t('phone')} hint={t('phoneHint')} optional type="tel" maxLength={20} />
      <TextInput
        form={form}
        name="until"
        label={t('until')}
        hint={role && t('untilHint', { n: role.days })}
        optional
        type="date"
      />
      <Tick form={form} name="sms" label={t('sms')} />
    </FormDialog>
  )
}
