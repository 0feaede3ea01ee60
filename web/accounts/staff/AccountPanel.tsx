import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useMay, useMe } from '../queries.ts'
import type { UnitPick } from '../StaffScreens.tsx'
import { AccountPlatforms } from './AccountPlatforms.tsx'
import { ContractFacts } from './ContractFacts.tsx'
import { EditAccount } from './EditAccount.tsx'
import { Grants } from './Grants.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { HandOver } from './handover/HandOver.tsx'
import { Handovers } from './handover/Handovers.tsx'
import { OnceCode, type Issued } from './OnceCode.tsx'
import {
  useAccount,
  useAskReset,
  useDisable,
  useEnable,
  useIssueCode,
  useRevokePhones,
  type AccountView,
} from './queries.ts'
import { WhyDialog } from './WhyDialog.tsx'
import { adminWords } from './words/admin.ts'
import { handoverWords } from './words/handover.ts'

export function AccountTitle({ id }: { id: string }) {
  const { data } = useAccount(id)
  return <b>{data ? `${data.shown} · ${data.name}` : ''}</b>
}

/** One account with its grants, and what may be done with it. */
export function AccountPanel({ id, UnitPick: Units }: { id: string; UnitPick: UnitPick }) {
  const account = useAccount(id)
  return (
    <Answering of={account} lines={8}>
      {(a) => <Whole account={a} UnitPick={Units} />}
    </Answering>
  )
}

type Dialog = 'edit' | 'grant' | 'over' | 'disable' | 'enable' | 'code' | 'reset' | 'phones'

function Whole({ account, UnitPick: Units }: { account: AccountView; UnitPick: UnitPick }) {
  const t = useWords(adminWords)
  const th = useWords(handoverWords)
  const f = useFormat()
  const may = useMay()
  const me = useMe().data?.me?.account
  const [dialog, setDialog] = useState<Dialog>()
  const [issued, setIssued] = useState<Issued>()
  const { factors } = account
  const closed = account.disabledAt !== null
  const buttons: [Dialog, boolean, string][] = [
    ['grant', may('accounts.grant') && !closed, t('grant')],
    ['edit', may('accounts.edit'), t('edit')],
    ['code', may('accounts.code') && !closed, `${t('issueCode')}…`],
    ['reset', may('accounts.ask') && !closed, `${t('resetFactor')}…`],
    ['over', may('accounts.grant') && !closed, `${th('handOver')}…`],
    // A closed account's phones, too: they hold what they held until they next ask.
    ['phones', may('accounts.disable'), `${t('revokePhones')}…`],
    ['disable', may('accounts.disable') && !closed, `${t('disable')}…`],
    ['enable', may('accounts.edit') && closed, `${t('enable')}…`],
  ]
  return (
    <>
      <Facts
        wide
        rows={[
          [t('state'), closed ? `${t('disabled')} · ${f.moment(account.disabledAt!)}` : t('active')],
          [t('phone'), account.phoneEnding],
          [t('contractor'), account.contract?.company],
          [t('proof'), [factors.totp && t('proofTotp')].filter(Boolean).join(' · ') || t('proofNone')],
          [t('opened'), f.fullDate(account.openedAt)],
          [t('onceTitle'), account.codeUntil && t('codeOut', { time: f.moment(account.codeUntil) })],
        ]}
      />
      {account.contract && <ContractFacts contract={account.contract} />}
      <Grants account={account} />
      {me !== account.id && (
        <div className="row">
          {buttons.map(
            ([key, shown, label]) =>
              shown && (
                <Button key={key} onClick={() => setDialog(key)}>
                  {label}
                </Button>
              ),
          )}
        </div>
      )}
      <AccountPlatforms account={account} />
      <Handovers account={account.id} />
      {dialog === 'over' && <HandOver account={account} onClose={() => setDialog(undefined)} />}
      {dialog === 'edit' && <EditAccount account={account} onClose={() => setDialog(undefined)} />}
      {dialog === 'grant' && <GrantDialog account={account} UnitPick={Units} onClose={() => setDialog(undefined)} />}
      <Reasons account={account} dialog={dialog} onClose={() => setDialog(undefined)} onIssued={setIssued} />
      {issued && <OnceCode issued={issued} onClose={() => setIssued(undefined)} />}
    </>
  )
}

interface ReasonsProps {
  account: AccountView
  dialog: Dialog | undefined
  onClose: () => void
  onIssued: (issued: Issued) => void
}

/** Acts that ask for a reason and nothing else. */
function Reasons({ account, dialog, onClose, onIssued }: ReasonsProps) {
  const t = useWords(adminWords)
  const disable = useDisable()
  const enable = useEnable()
  const code = useIssueCode()
  const reset = useAskReset()
  const phones = useRevokePhones()
  const params = { id: account.id }
  if (dialog === 'disable') {
    return (
      <WhyDialog
        title={`${t('disable')} ${account.shown}`}
        note={t('disableNote')}
        okText={t('disable')}
        doneText={t('disabledDone')}
        onClose={onClose}
        send={(body) => disable.mutateAsync({ params, body })}
      />
    )
  }
  if (dialog === 'phones') {
    return (
      <WhyDialog
        title={t('revokePhones')}
        note={t('revokePhonesNote')}
        okText={t('revokePhonesOk')}
        doneText={t('revokePhonesDone')}
        onClose={onClose}
        send={(body) => phones.mutateAsync({ params, body })}
      />
    )
  }
  if (dialog === 'enable') {
    return (
      <WhyDialog
        title={`${t('enable')} ${account.shown}`}
        note={t('issueNote')}
        okText={t('enable')}
        onClose={onClose}
        send={async (body) => onIssued(await enable.mutateAsync({ params, body }))}
      />
    )
  }
  if (dialog === 'code') {
    return (
      <WhyDialog
        title={t('issueCode')}
        note={t('issueNote')}
        okText={t('issueCode')}
        onClose={onClose}
        send={async (body) => onIssued(await code.mutateAsync({ params, body }))}
      />
    )
  }
  if (dialog === 'reset') {
    return (
      <WhyDialog
        title={t('resetFactor')}
        note={t('resetNote')}
        okText={t('resetFactor')}
        doneText={t('asked')}
        onClose={onClose}
        send={(body) => reset.mutateAsync({ params, body })}
      />
    )
  }
  return null
}
