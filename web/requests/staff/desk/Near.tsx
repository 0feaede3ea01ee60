import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { Answering, ErrorState } from '../../../kit/ui/Answering.tsx'
import { useSettled } from '../../../kit/settled.ts'
import { useWords } from '../../../kit/words.ts'
import { statusWords } from '../../words.ts'
import { useNearbyForStaff, usePerform, type NearItem } from '../queries.ts'
import { deskWords } from '../words/desk.ts'
import { whereOf, wholePhone, type DeskDraft } from './draft.ts'

/** Already reported nearby: following saves a duplicate. */
export function Near({ draft, onFollowed }: { draft: DeskDraft; onFollowed: () => void }) {
  const t = useWords(deskWords)
  const { address, place, what, item } = draft
  const said = useSettled(what, 600)
  const body = useMemo(() => {
    const where = whereOf({ address, place, described: '' })
    return where && { where, ...(item && { item }), ...(said.trim() && { what: said.trim() }) }
  }, [address, place, item, said])
  const near = useNearbyForStaff(body ?? { where: { place: '' } }, body !== undefined)
  const nobody = <p className="none">{t('nearNone')}</p>
  const none = ({ items }: { items: readonly unknown[] }) => items.length === 0 && nobody
  return (
    <section>
      <h2>{t('near')}</h2>
      {body ? (
        <Answering of={near} lines={2} empty={none}>
          {({ items }) => (
            <ul className="earlier">
              {items.map((n) => (
                <One key={n.request} item={n} draft={draft} onFollowed={onFollowed} />
              ))}
            </ul>
          )}
        </Answering>
      ) : (
        <p className="none">{t('nearWait')}</p>
      )}
    </section>
  )
}

function One({ item, draft, onFollowed }: { item: NearItem; draft: DeskDraft; onFollowed: () => void }) {
  const t = useWords(deskWords)
  const status = useWords(statusWords)
  const f = useFormat()
  const perform = usePerform()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const follow = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const phone = wholePhone(draft.phone)
      await perform(item.request, 'follow', {
        id: mint(),
        ...(phone && { contact: { phone, ...(draft.name.trim() && { name: draft.name.trim() }) } }),
      })
      onFollowed()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <li>
      <p>
        {item.refNo && <RefNo no={item.refNo} to={`/requests/${item.request}`} />}
        <span>{item.brief ?? item.item?.name}</span>
      </p>
      <small>
        {[
          status(item.status),
          f.day(item.receivedAt),
          item.label,
          item.followers > 0 && t('sameMatter', { n: item.followers }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      <Button size="small" loading={busy} onClick={() => void follow()}>
        {t('follow')}
      </Button>
      {error !== undefined && <ErrorState error={error} />}
    </li>
  )
}
