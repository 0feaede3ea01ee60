import { useMemo } from 'react'
import { shellBase } from '../kit/county.ts'
import { kitWords } from '../kit/kit-words.ts'
import { useFormat } from '../kit/now.ts'
import { OutboxContext, useOnline, useOutboxView } from '../kit/outbox/useOutbox.ts'
import { Link, useLocation, Whereabouts } from '../kit/router.tsx'
import { Boundary } from '../kit/ui/Boundary.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { VaultContext } from '../kit/vault/useVault.ts'
import { useWords } from '../kit/words.ts'
import { box } from './box.ts'
import { ComeOut } from './ComeOut.tsx'
import { Gate } from './Gate.tsx'
import { Newer } from './Newer.tsx'
import { words } from './words.ts'

/** The field worker's frame: the line of the network on top, below it the gate and all that lies behind. */
export function Shell() {
  const base = useMemo(() => shellBase('field'), [])
  return (
    <VaultContext.Provider value={box.vault}>
      <OutboxContext.Provider value={box}>
        <Whereabouts base={base}>
          <Frame />
        </Whereabouts>
      </OutboxContext.Provider>
    </VaultContext.Provider>
  )
}

function Frame() {
  const kit = useWords(kitWords)
  const { path } = useLocation()
  return (
    <div className="phone">
      <a className="skip" href="#main">
        {kit('skip')}
      </a>
      <NetBar />
      <Newer />
      <ComeOut />
      <Boundary at={path}>
        <Gate />
      </Boundary>
    </div>
  )
}

/** Always there, always in the same place; offline is not an alarm. */
function NetBar() {
  const t = useWords(words)
  const f = useFormat()
  const online = useOnline()
  const { waiting: own, refused, sealed, synced } = useOutboxView()
  const waiting = own.length + sealed
  const line = online ? t('online') : t('offline')
  const says =
    refused.length > 0
      ? t('netRefused', { line, n: refused.length })
      : waiting > 0
        ? t('netWaiting', { line, n: waiting })
        : t('netClear', { line })
  return (
    <nav className="net-bar" aria-label={t('net')}>
      <Link to="/waiting" className={online && waiting + refused.length === 0 ? 'net' : 'net away'}>
        <Icon name={online ? 'online' : 'offline'} />
        <span role="status">{says}</span>
        <span>{synced ? t('synced', { time: f.time(synced) }) : t('neverSynced')}</span>
      </Link>
    </nav>
  )
}
