import { Button } from 'antd'
import { useState } from 'react'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { isEndedStatus } from '../ended.ts'
import { useOfCaller, usePerform, type ListItem } from '../queries.ts'
import { DueOf, StateOf } from '../state.tsx'
import { deskWords } from '../words/desk.ts'

/** Earlier matters of whoever calls, open at once: who calls about an old one need not tell it again. */
export function Caller({ phone }: { phone: string | undefined }) {
  const t = useWords(deskWords)
  return (
    <section>
      <h2>{t('caller')}</h2>
      {phone ? <Earlier key={phone} phone={phone} /> : <p className="none">{t('callerWait')}</p>}
    </section>
  )
}

function Earlier({ phone }: { phone: string }) {
  const t = useWords(deskWords)
  const earlier = useOfCaller(phone)
  const nobody = <p className="none">{t('callerNone')}</p>
  const none = ({ items }: { items: readonly unknown[] }) => items.length === 0 && nobody
  return (
    <Answering of={earlier} lines={4} empty={none}>
      {({ items }) => (
        <>
          <ul className="earlier">
            {items.map((item) => (
              <One key={item.id} item={item} />
            ))}
          </ul>
          <p className="hint">{t('callerLogged')}</p>
        </>
      )}
    </Answering>
  )
}

function One({ item }: { item: ListItem }) {
  const t = useWords(deskWords)
  const f = useFormat()
  const perform = usePerform()
  const [urged, setUrged] = useState<'no' | 'busy' | 'yes'>('no')
  const urge = async () => {
    setUrged('busy')
    try {
      await perform(item.id, 'urge', { id: mint() })
      setUrged('yes')
    } catch {
      setUrged('no')
    }
  }
  return (
    <li>
      <p>
        <RefNo no={item.refNo} to={`/requests/${item.id}`} />
        <StateOf item={item} />
        <span className="grow" />
        {!isEndedStatus(item.status) && (
          <Button size="small" loading={urged === 'busy'} disabled={urged === 'yes'} onClick={() => void urge()}>
            {urged === 'yes' ? t('urged') : t('urge')}
          </Button>
        )}
      </p>
      <p>{item.brief ?? item.item?.name}</p>
      <small>{[f.day(item.receivedAt), item.place.name, item.lead?.name].filter(Boolean).join(' · ')}</small>
      {!isEndedStatus(item.status) && <DueOf item={item} />}
    </li>
  )
}
