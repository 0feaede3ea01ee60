import type { ReactNode } from 'react'
import { accountsApi } from '../../../domain/accounts/api.ts'
import { handoversApi } from '../../../domain/accounts/handover-api.ts'
import { roles } from '../../../domain/accounts/roles.ts'
import { useFormat } from '../../kit/now.ts'
import { useOutbox, useOutboxView } from '../../kit/outbox/useOutbox.ts'
import { useHalfWritten } from '../../kit/outbox/drafts.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Btn, Entry, Face } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useVault } from '../../kit/vault/useVault.ts'
import { ElderSwitch, LanguageSwitch } from '../../kit/ui/Switches.tsx'
import { useWords } from '../../kit/words.ts'
import { signOut, useMe, useMeChanged } from '../queries.ts'
import { MyLetters, Phones } from './Phones.tsx'
import { words } from './words.ts'

/** Who I am here, how I read, where I am signed in, and the way out, which always works. */
export function Me({ parts }: { parts: ReactNode }) {
  const t = useWords(words)
  return (
    <Page title={t('title')} back={{ name: t('today'), to: '/' }}>
      <Who />
      {parts}
      <Section title={t('reading')}>
        <div className="pills">
          <ElderSwitch />
          <LanguageSwitch />
        </div>
      </Section>
      <Entry to="/suggest" icon="pen" title={t('suggest')} hint={t('suggestHint')} />
      <Handovers />
      <Devices />
      <Phones />
      <MyLetters />
      <SignOut />
    </Page>
  )
}

function Who() {
  const t = useWords(words)
  const { lang } = useFormat()
  const me = useMe()
  if (!me.data) return <p className="small">{me.error ? t('offline') : ''}</p>
  if (!me.data.me) return <p className="small">{t('unknown')}</p>
  const { shown, grants } = me.data.me
  const names = [...new Set(grants.map((g) => roles[g.role][lang]))]
  return (
    <div className="who">
      <Face name={shown} large />
      <div>
        <b>{shown}</b>
        <p className="small">{names.join(' · ')}</p>
      </div>
    </div>
  )
}

/** What was handed to me, what of mine goes, and from when; nothing is drawn where there was none. */
function Handovers() {
  const t = useWords(words)
  const { fullDate } = useFormat()
  const { data } = useRead(handoversApi.mine, {}, { gate: false })
  if (!data?.items.length) return null
  const state = {
    done: 'handoverDone',
    planned: 'handoverPlanned',
    stuck: 'handoverPlanned',
    'called-off': 'handoverOff',
  } as const
  return (
    <Section title={t('handovers')}>
      <ul className="flat list">
        {data.items.map((h) => (
          <li key={h.id} className="item one">
            <span>
              {t('handover', { who: h.shown, to: h.heirs.map((x) => x.shown).join('、'), day: fullDate(h.day) })}{' '}
              <span className="small">
                {t(state[h.state])} · {t('handoverThings', { n: h.lines.reduce((n, l) => n + l.count, 0) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Devices() {
  const t = useWords(words)
  const { moment } = useFormat()
  const own = useRead(accountsApi.ownSessions, {}, { gate: false })
  const end = useAct(accountsApi.endSession, { changes: [accountsApi.ownSessions] })
  return (
    <Section title={t('devices')}>
      <Answering of={own} lines={2}>
        {({ sessions }) => (
          <ul className="flat list">
            {sessions.map((s) => (
              <li key={s.id} className="item one">
                <span>
                  {s.label}
                  {s.current && ` · ${t('thisDevice')}`}{' '}
                  <span className="small">{t('until', { when: moment(s.endsAt) })}</span>
                </span>
                {!s.current && (
                  <button
                    type="button"
                    className="as-link"
                    onClick={() => end.mutate({ params: { id: s.id }, body: {} })}
                  >
                    {t('end')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answering>
    </Section>
  )
}

function SignOut() {
  const t = useWords(words)
  const { runner } = useOutbox()
  const vault = useVault()
  const { waiting, refused } = useOutboxView()
  const navigate = useNavigate()
  const changed = useMeChanged()
  const half = useHalfWritten()
  const n = waiting.length + refused.length
  const leave = async () => {
    // The key goes first: without a network nothing is left to read all the same, and the session ends with the next one.
    await vault?.wipe('signed-out')
    await signOut().then(
      () => vault?.left(),
      () => undefined,
    )
    void runner.now()
    changed()
    navigate('/sign-in', { replace: true })
  }
  return (
    <>
      {half.length > 0 && <HalfWritten all={half} />}
      <Btn icon="logout" onClick={() => void leave()}>
        {t('signOut')}
      </Btn>
      <p className="small">{n > 0 ? t('stays', { n }) : t('signOutLead')}</p>
    </>
  )
}

/** Told before it is lost, and led to: what is finished and sent waits sealed, what is half written goes with the key. */
function HalfWritten({ all }: { all: ReturnType<typeof useHalfWritten> }) {
  const t = useWords(words)
  const { moment } = useFormat()
  return (
    <Section title={t('halfWritten')} aside={t('halfWrittenN', { n: all.length })}>
      <p className="aside" role="status">
        <Icon name="pen" />
        <span>{t('halfWrittenGo')}</span>
      </p>
      {all.map((one) => (
        <Entry key={one.name} to={one.path} icon="pen" title={one.title} hint={moment(one.at)} />
      ))}
    </Section>
  )
}
