import { inThrees } from '../../../domain/kernel/refno.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { HoursLine } from './HoursLine.tsx'
import { Objecting } from './Objecting.tsx'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useMine, useShown } from './queries.ts'
import './volunteer.css'
import { words } from './words.ts'

/** Hours of one's own community that were found true: whoever knows better says so. */
export function ShownPage() {
  const t = useWords(words)
  return (
    <Page title={t('shown')} lead={t('shownLead')} back={{ name: t('backHere'), to: '/volunteer' }}>
      <SignedIn>{() => <ForVolunteers />}</SignedIn>
    </Page>
  )
}

/** Hours are shown to those who volunteer: whoever does not is told so, and nothing is asked. */
function ForVolunteers() {
  const t = useWords(words)
  const not = <EmptyState icon="lock" title={t('notVolunteer')} hint={t('notVolunteerDo')} />
  return (
    <Answering
      of={useMine()}
      empty={({ items }) =>
        !items.some((m) => m.volunteer?.state === 'active' || m.volunteer?.state === 'paused') && not
      }
    >
      {() => <All />}
    </Answering>
  )
}

function All() {
  const t = useWords(words)
  const of = useShown()
  const none = <EmptyState icon="list" title={t('shownNone')} hint={t('shownNoneDo')} />
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

function One({ of: h }: { of: NonNullable<ReturnType<typeof useShown>['items']>[number] }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const name = useCatalogueNames()
  const what = h.item ? name(h.item, lang) : t('secretItem')
  return (
    <>
      <b>
        {h.name} {inThrees(h.number)}
      </b>
      <HoursLine of={h} />
      <small className="hint">{[what, h.placeName].join(' · ')}</small>
      {h.until && <small className="hint">{t('noticeUntil', { day: f.fullDate(h.until) })}</small>}
      <Objecting hours={h.id} />
    </>
  )
}
