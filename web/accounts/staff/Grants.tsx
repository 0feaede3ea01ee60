import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import { useMay, useMe } from '../queries.ts'
import { useEndGrant, type AccountView } from './queries.ts'
import { roleName } from './roles.ts'
import { useUnitName } from './unit-names.ts'
import { WhyDialog } from './WhyDialog.tsx'
import { adminWords } from './words/admin.ts'

type Grant = AccountView['grants'][number]

/** Role × place × unit, from a day to a last day; what has ended stays in sight. */
export function Grants({ account }: { account: AccountView }) {
  const t = useWords(adminWords)
  const f = useFormat()
  const may = useMay()
  const me = useMe().data?.me?.account
  const places = useAllPlaceNames()
  const unitName = useUnitName()
  const end = useEndGrant()
  const [ending, setEnding] = useState<Grant>()
  return (
    <section>
      <h2>{t('grants')}</h2>
      {account.grants.length === 0 && <p className="none">{t('grantsNone')}</p>}
      <ul className="quiet-list">
        {account.grants.map((g) => (
          <li key={g.id} className={g.endedAt ? 'none' : ''}>
            <span>
              <b>{roleName(g.role, f.lang)}</b>{' '}
              {[places.get(g.place) ?? g.place, g.unit && unitName(g.unit)].filter(Boolean).join(' · ')}
              <small className="below">
                {g.endedAt
                  ? t('ended', { time: f.moment(g.endedAt) })
                  : `${f.fullDate(g.from)} – ${g.until ? f.fullDate(g.until) : t('untilNone')}`}
              </small>
            </span>
            <span className="grow" />
            {!g.endedAt && may('accounts.grant') && me !== account.id && (
              <Button size="small" onClick={() => setEnding(g)}>
                {t('endGrant')}…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <WhyDialog
          title={t('endGrantTitle', { role: roleName(ending.role, f.lang) })}
          note={t('endGrantNote')}
          okText={t('endGrant')}
          doneText={t('endedDone')}
          onClose={() => setEnding(undefined)}
          send={(body) => end.mutateAsync({ params: { id: ending.id }, body })}
        />
      )}
    </section>
  )
}
