import { useState } from 'react'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { HoursLine } from './HoursLine.tsx'
import { Objecting } from './Objecting.tsx'
import { useConfirm, useServed } from './queries.ts'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import './volunteer.css'
import { words } from './words.ts'

type Served = NonNullable<ReturnType<typeof useServed>['items']>[number]

/** Who helped: yes, it was so; or what is not. */
export function HelpedPage() {
  const t = useWords(words)
  return (
    <Page title={t('helped')} lead={t('helpedLead')} back={{ name: t('backHere'), to: '/volunteer' }}>
      <SignedIn>{() => <All />}</SignedIn>
    </Page>
  )
}

function All() {
  const t = useWords(words)
  const of = useServed()
  const none = <EmptyState icon="done" title={t('helpedNone')} hint={t('helpedNoneDo')} />
  return (
    <>
      <Answering
        of={{ data: of.items, error: of.error, refetch: of.refetch }}
        empty={(items) => items.length === 0 && none}
      >
        {(items) => (
          <ul className="flat vol-list">
            {items.map((h) => (
              <li key={h.id}>
                <One of={h} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {of.more && <Btn onClick={of.loadMore}>{t('more')}</Btn>}
    </>
  )
}

function One({ of: h }: { of: Served }) {
  const t = useWords(words)
  const lang = useLanguage()
  const name = useCatalogueNames()
  const confirm = useConfirm()
  const [id] = useState(mint)
  return (
    <>
      <b>{h.name}</b>
      <small className="hint">{[h.item && name(h.item, lang), h.unitName].filter(Boolean).join(' · ')}</small>
      <HoursLine of={h} />
      {h.mayVerify && (
        <Btn icon="ok" busy={confirm.isPending} onClick={() => confirm.mutate({ params: { id: h.id }, body: { id } })}>
          {t('yes')}
        </Btn>
      )}
      {confirm.data && <p role="status">{t('yesTold')}</p>}
      {confirm.error !== undefined && <ErrorState error={confirm.error} />}
      {(h.state === 'entered' || h.state === 'notice' || h.state === 'counted') && <Objecting hours={h.id} />}
    </>
  )
}
