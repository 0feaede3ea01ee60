import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useMe } from '../queries.ts'
import { ContractFacts } from './ContractFacts.tsx'
import { OwnHandovers } from './handover/Handovers.tsx'
import { OwnPasskeys } from './OwnPasskeys.tsx'
import { OwnPlatforms } from './OwnPlatforms.tsx'
import { OwnAuthenticator } from './OwnAuthenticator.tsx'
import {
  useEndOthers,
  useEndSession,
  useForgetDevice,
  useOwnFactors,
  useOwnPassword,
  useOwnSessions,
  type Me,
} from './queries.ts'
import { roleName } from './roles.ts'
import './accounts.css'
import { faultWords, words } from './words.ts'

/** What everybody sees and does with their own account. */
export function MyAccount() {
  const t = useWords(words)
  const { data } = useMe()
  return (
    <>
      <PageHead title={t('myAccount')} note={data?.me?.shown} />
      <div className="sheets">
        <section>
          <h2>{t('roles')}</h2>
          {data?.me && <Roles me={data.me} />}
          {data?.me?.contract && <ContractFacts contract={data.me.contract} />}
          <Proof />
        </section>
        <section>
          <Sessions />
          <OwnPasskeys />
          <OwnPlatforms />
          <OwnHandovers />
        </section>
      </div>
    </>
  )
}

function Roles({ me }: { me: Me }) {
  const t = useWords(words)
  const lang = useLanguage()
  if (me.grants.length === 0) return <p className="none">{t('noRoles')}</p>
  return (
    <ul className="quiet-list">
      {me.grants.map((g) => (
        <li key={`${g.role} ${g.place ?? ''} ${g.unit ?? ''}`}>
          <b>{roleName(g.role, lang)}</b>
        </li>
      ))}
    </ul>
  )
}

function Proof() {
  const t = useWords(words)
  const factors = useOwnFactors()
  const [dialog, setDialog] = useState<'password' | 'authenticator'>()
  return (
    <>
      <h2>{t('secondFactor')}</h2>
      <Answering of={factors}>
        {(f) => (
          <Facts
            wide
            rows={[
              [t('totp'), f.totp ? `${t('has')} · ${t('recoveryLeft', { n: f.recoveryLeft })}` : t('hasNot')],
              [t('sms'), f.sms ? t('has') : t('hasNot')],
            ]}
          />
        )}
      </Answering>
      <p className="row">
        <Button onClick={() => setDialog('authenticator')}>{factors.data?.totp ? t('setUpAgain') : t('setUp')}</Button>
        <Button onClick={() => setDialog('password')}>{t('changePassword')}</Button>
      </p>
      {dialog === 'password' && <ChangePassword onClose={() => setDialog(undefined)} />}
      {dialog === 'authenticator' && <OwnAuthenticator onClose={() => setDialog(undefined)} />}
    </>
  )
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const change = useOwnPassword()
  const form = useForm({
    start: { password: '', next: '' },
    words: faultWords,
    check: (v) => [
      ...(v.password ? [] : [{ path: 'password', code: 'required' }]),
      ...([...v.next].length < 10 ? [{ path: 'next', code: 'password-short' }] : []),
    ],
  })
  return (
    <FormDialog
      title={t('changePassword')}
      form={form}
      okText={t('changePassword')}
      onSend={(v) => change.mutateAsync({ body: { present: v.password, next: v.next } })}
      onSent={() => say(t('passwordChanged'))}
      onClose={onClose}
      width={400}
    >
      <TextInput
        form={form}
        name="password"
        label={t('presentPassword')}
        type="password"
        autoComplete="current-password"
        first
      />
      <TextInput
        form={form}
        name="next"
        label={t('newPassword')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
      />
    </FormDialog>
  )
}

function Sessions() {
  const t = useWords(words)
  const f = useFormat()
  const say = useDone()
  const own = useOwnSessions()
  const end = useEndSession()
  const others = useEndOthers()
  const forget = useForgetDevice()
  const endOthers = async () => {
    await others.mutateAsync({ body: {} })
    say(t('othersEnded'))
  }
  return (
    <Answering of={own}>
      {({ sessions, devices }) => (
        <>
          <h2>{t('sessions')}</h2>
          <ul className="quiet-list">
            {sessions.map((s) => (
              <li key={s.id}>
                <span>
                  {s.label} {s.current && <small>{t('thisOne')}</small>}
                  <small className="below">
                    {t('since', { time: f.moment(s.openedAt) })} · {t('until', { time: f.moment(s.endsAt) })}
                  </small>
                </span>
                <span className="grow" />
                {!s.current && (
                  <Button
                    size="small"
                    aria-label={t('endOf', { label: s.label })}
                    onClick={() => end.mutate({ params: { id: s.id }, body: {} })}
                  >
                    {t('end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {sessions.length > 1 && (
            <p className="row">
              <Button loading={others.isPending} onClick={() => void endOthers()}>
                {t('endOthers')}
              </Button>
            </p>
          )}
          <h2>{t('devices')}</h2>
          <p className="hint">{t('devicesHint')}</p>
          <ul className="quiet-list">
            {devices.map((d) => (
              <li key={d.id}>
                <span>
                  {d.label} {d.current && <small>{t('thisOne')}</small>}
                  <small className="below">{t('until', { time: f.day(d.until) })}</small>
                </span>
                <span className="grow" />
                <Button
                  size="small"
                  aria-label={t('forgetOf', { label: d.label })}
                  onClick={() => forget.mutate({ params: { id: d.id }, body: {} })}
                >
                  {t('forget')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answering>
  )
}
