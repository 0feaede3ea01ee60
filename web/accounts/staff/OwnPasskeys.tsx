import { Button, Modal } from 'antd'
import { useState } from 'react'
import { passkeysApi } from '../../../domain/accounts/passkeys-api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { staffWords } from '../../kit/staff/words.ts'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { accountsApi } from '../../../domain/accounts/api.ts'
import { passkeyWords } from '../passkey-words.ts'
import { canPasskey, make } from '../passkeys.ts'
import { ownPasskeyWords } from './words/passkeys.ts'
import { faultWords } from './words.ts'

const changes = [passkeysApi.mine, accountsApi.ownFactors]

/** My passkeys: by name, never by when they were used. */
export function OwnPasskeys() {
  const t = useWords(ownPasskeyWords)
  const f = useFormat()
  const say = useDone()
  const own = useRead(passkeysApi.mine, {})
  const remove = useAct(passkeysApi.remove, { changes })
  const [adding, setAdding] = useState(false)
  const drop = async (id: string) => {
    await remove.mutateAsync({ params: { id }, body: {} })
    say(t('removed'))
  }
  return (
    <Answering of={own} lines={1}>
      {({ items }) => (
        <>
          <h2>{t('passkeys')}</h2>
          <p className="hint">{t('lead')}</p>
          {items.length === 0 && <p className="none">{t('none')}</p>}
          <ul className="quiet-list">
            {items.map((p) => (
              <li key={p.id}>
                <span>
                  {p.name}
                  <small className="below">{t('since', { day: f.fullDate(p.since) })}</small>
                </span>
                <span className="grow" />
                <Button
                  size="small"
                  aria-label={t('removeOf', { name: p.name })}
                  onClick={() => void drop(p.id).catch(() => undefined)}
                >
                  {t('remove')}
                </Button>
              </li>
            ))}
          </ul>
          {remove.error != null && <ErrorState error={remove.error} />}
          {canPasskey() && (
            <p className="row">
              <Button onClick={() => setAdding(true)}>{t('add')}</Button>
            </p>
          )}
          {adding && <Adding onClose={() => setAdding(false)} />}
        </>
      )}
    </Answering>
  )
}

function Adding({ onClose }: { onClose: () => void }) {
  const t = useWords(ownPasskeyWords)
  const both = useWords(passkeyWords)
  const kit = useWords(staffWords)
  const say = useDone()
  const begin = useAct(passkeysApi.beginAdd)
  const add = useAct(passkeysApi.add, { changes })
  const [stopped, setStopped] = useState(false)
  const form = useForm({
    start: { name: '' },
    words: faultWords,
    check: (v) => (v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
  })
  const send = async ({ name }: { name: string }) => {
    setStopped(false)
    const id = mint()
    const { options } = await begin.mutateAsync({ body: { id } })
    const made = await make(options)
    if (!made) return setStopped(true)
    await add.mutateAsync({ body: { id, name: name.trim(), made: made as never } })
    say(t('added'))
    onClose()
  }
  return (
    <Modal
      open
      title={t('add')}
      width={440}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <StaffForm
        form={form}
        okText={t('goOn')}
        onSend={send}
        beside={<Button onClick={onClose}>{kit('cancel')}</Button>}
      >
        <TextInput form={form} name="name" label={t('name')} hint={t('nameHint')} maxLength={30} first />
        {stopped && (
          <p className="note" role="status">
            {both('stopped')}
          </p>
        )}
      </StaffForm>
    </Modal>
  )
}
