import { useState } from 'react'
import { platformKinds, usualOf, type PlatformKind } from '../../../domain/accounts/platform-kinds.ts'
import { platformsApi } from '../../../domain/accounts/platforms-api.ts'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useAct } from '../../kit/query.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { Radios, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import type { PlatformView } from './Platforms.tsx'
import { platformFaults, platformStaffWords } from './words/platforms.ts'
import { faultWords } from './words.ts'

const fresh = {
  kind: 'openid' as string,
  code: '',
  'platform.label.zh': '',
  'platform.label.en': '',
  'platform.issuer': 'https://',
  'platform.front': '',
  'platform.inside': '',
  'platform.client': '',
  'platform.agent': '',
  secret: '',
  'platform.claim': 'sub',
  'platform.scope': 'openid',
  'platform.counts': '',
  active: true,
  why: '',
}
type Values = typeof fresh

const startOf = (p: PlatformView): Values => ({
  ...fresh,
  kind: p.kind,
  code: p.code,
  'platform.label.zh': p.label.zh,
  'platform.label.en': p.label.en,
  'platform.issuer': p.issuer,
  'platform.front': p.front ?? '',
  'platform.inside': p.inside ?? '',
  'platform.client': p.client,
  'platform.agent': p.agent ?? '',
  'platform.claim': p.claim,
  'platform.scope': p.scope,
  'platform.counts': p.counts.join(' '),
  active: p.active,
})

const must = ['code', 'platform.label.zh', 'platform.label.en', 'platform.issuer', 'platform.client'] as const
const alsoOf = {
  openid: [],
  wecom: ['platform.front', 'platform.inside', 'platform.agent'],
  dingtalk: ['platform.front'],
} as const
const kindOf = (v: Values) => v.kind as PlatformKind
const missing = (v: Values, isNew: boolean) => [
  ...[...must, ...alsoOf[kindOf(v)], ...(isNew ? (['secret'] as const) : [])].flatMap((name) =>
    v[name].trim() ? [] : [{ path: name, code: 'required' }],
  ),
  ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
]

/** Where another kind usually answers. */
const usualFor = (kind: string) => {
  const { issuer, front, inside, claim } = usualOf[kind as PlatformKind]
  return {
    kind,
    'platform.issuer': issuer,
    'platform.front': front ?? '',
    'platform.inside': inside ?? '',
    'platform.claim': claim,
  }
}

const platformOf = (v: Values) => ({
  kind: kindOf(v),
  label: { zh: v['platform.label.zh'].trim(), en: v['platform.label.en'].trim() },
  issuer: v['platform.issuer'].trim(),
  front: v['platform.front'].trim() || null,
  inside: v['platform.inside'].trim() || null,
  client: v['platform.client'].trim(),
  agent: v['platform.agent'].trim() || null,
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
    start: platform ? startOf(platform) : fresh,
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
        <Radios
          form={form}
          name="kind"
          label={t('kind')}
          options={platformKinds.map((value) => ({ value, label: t(value) }))}
          onChange={(kind) => form.set(usualFor(kind))}
        />
      )}
      {!platform && <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={31} first />}
      <TextInput form={form} name="platform.label.zh" label={t('labelZh')} maxLength={20} />
      <TextInput form={form} name="platform.label.en" label={t('labelEn')} maxLength={40} />
      <Told form={form} kept={platform !== undefined} />
      <Tick form={form} name="active" label={t('active')} />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}

/** What whoever runs the platform has told, by its kind. */
function Told({ form, kept }: { form: FormState<Values>; kept: boolean }) {
  const t = useWords(platformStaffWords)
  const kind = kindOf(form.values)
  const openid = kind === 'openid'
  return (
    <>
      <TextInput
        form={form}
        name="platform.issuer"
        label={t(openid ? 'issuer' : 'interface')}
        hint={openid ? t('issuerHint') : t('usual')}
        maxLength={300}
      />
      {!openid && <TextInput form={form} name="platform.front" label={t('front')} maxLength={300} />}
      {kind === 'wecom' && <TextInput form={form} name="platform.inside" label={t('inside')} maxLength={300} />}
      <TextInput form={form} name="platform.client" label={t(`client-${kind}`)} maxLength={200} />
      {kind === 'wecom' && <TextInput form={form} name="platform.agent" label={t('agent')} maxLength={200} />}
      <TextInput
        form={form}
        name="secret"
        label={t('secret')}
        type="password"
        autoComplete="new-password"
        {...(kept && { hint: t('secretKept'), optional: true })}
      />
      {kind !== 'wecom' && (
        <TextInput
          form={form}
          name="platform.claim"
          label={t('claim')}
          hint={t(openid ? 'claimHint' : 'claimDingtalk')}
          maxLength={100}
        />
      )}
      {openid && (
        <>
          <TextInput form={form} name="platform.scope" label={t('scope')} maxLength={200} />
          <TextInput
            form={form}
            name="platform.counts"
            label={t('counts')}
            hint={t('countsHint')}
            optional
            maxLength={400}
          />
        </>
      )}
    </>
  )
}
