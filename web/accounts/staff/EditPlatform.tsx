import { useState } from 'react'
import { platformsApi } from '../../../domain/accounts/platforms-api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useAct } from '../../kit/query.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import type { PlatformView } from './Platforms.tsx'
import { platformFaults, platformStaffWords } from './words/platforms.ts'
import { faultWords } from './words.ts'

const startOf = (p: PlatformView | undefined) => ({
  code: p?.code ?? '',
  'platform.label.zh': p?.label.zh ?? '',
  'platform.label.en': p?.label.en ?? '',
  'platform.issuer': p?.issuer ?? 'https://',
  'platform.client': p?.client ?? '',
  secret: '',
  'platform.claim': p?.claim ?? 'sub',
  'platform.scope': p?.scope ?? 'openid',
  'platform.counts': p?.counts.join(' ') ?? '',
  active: p?.active ?? true,
  why: '',
})
type Values = ReturnType<typeof startOf>

const must = ['code', 'platform.label.zh', 'platform.label.en', 'platform.issuer', 'platform.client'] as const
const missing = (v: Values, fresh: boolean) => [
  ...[...must, ...(fresh ? (['secret'] as const) : [])].flatMap((name) =>
    v[name].trim() ? [] : [{ path: name, code: 'required' }],
  ),
  ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
]

const platformOf = (v: Values) => ({
  kind: 'openid' as const,
  label: { zh: v['platform.label.zh'].trim(), en: v['platform.label.en'].trim() },
  issuer: v['platform.issuer'].trim(),
  client: v['platform.client'].trim(),
  claim: v['platform.claim'].trim(),
  scope: v['platform.scope'].trim(),
  counts: v['platform.counts'].split(/\s+/).filter(Boolean),
  active: v.active,
})

/** A platform as the administrator was told by whoever runs it. */
export function EditPlatform({ platform, onClose }: { platform?: PlatformView; onClose: () => void }) {
  const t = useWords(platformStaffWords)
  const say = useDone()
  const put = useAct(platformsApi.put, { changes: [platformsApi.platforms, platformsApi.buttons] })
  const [id, setId] = useState(mint)
  const form = useForm({
    start: startOf(platform),
    words: { ...faultWords, ...platformFaults },
    check: (v) => missing(v, !platform),
  })
  const send = async (v: Values) => {
    const base = platform?.version ?? 0
    const secret = v.secret.trim() || null
    // What was refused may be sent again with other words: it is another act.
    setId(mint)
    await put.mutateAsync({
      params: { code: v.code.trim() },
      body: { id, base, platform: platformOf(v), secret, why: v.why.trim() },
    })
  }
  return (
    <FormDialog
      title={platform ? t('edit') : t('add')}
      form={form}
      okText={t('save')}
      width={520}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      {platform ? (
        <>
          <p className="hint">{t('returns')}</p>
          <ul className="quiet-list hash">
            {platform.returns.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </>
      ) : (
        <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={31} first />
      )}
      <TextInput form={form} name="platform.label.zh" label={t('labelZh')} maxLength={20} />
      <TextInput form={form} name="platform.label.en" label={t('labelEn')} maxLength={40} />
      <TextInput form={form} name="platform.issuer" label={t('issuer')} hint={t('issuerHint')} maxLength={300} />
      <TextInput form={form} name="platform.client" label={t('client')} maxLength={200} />
      <TextInput
        form={form}
        name="secret"
        label={t('secret')}
        type="password"
        autoComplete="new-password"
        {...(platform && { hint: t('secretKept'), optional: true })}
      />
      <TextInput form={form} name="platform.claim" label={t('claim')} hint={t('claimHint')} maxLength={100} />
      <TextInput form={form} name="platform.scope" label={t('scope')} maxLength={200} />
      <TextInput
        form={form}
        name="platform.counts"
        label={t('counts')}
        hint={t('countsHint')}
        optional
        maxLength={400}
      />
      <Tick form={form} name="active" label={t('active')} />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
