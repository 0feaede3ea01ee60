import { useNavigate, useParams } from '../../kit/router.tsx'
import { EmptyState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Btns } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { pickedHome } from './picked.ts'
import { useArea } from './area.ts'
import { PersonLine } from './PersonLine.tsx'
import { words } from './words.ts'

/** One door: who lives behind it, and what can be done there. */
export function HomePage() {
  const t = useWords(words)
  const { home: id } = useParams<{ home: string }>()
  const navigate = useNavigate()
  const { homes, none } = useArea()
  const home = homes?.find((h) => h.id === id)
  const back = { name: t('homes'), to: '/homes' }
  if (!home)
    return (
      <Page title={t('home')} back={back}>
        {homes || none ? <EmptyState icon="home" title={t('gone')} hint={t('goneDo')} /> : <Skeleton lines={5} />}
      </Page>
    )
  const here = home.people.find((p) => !p.away)
  return (
    <Page
      title={home.address ?? t('noAddress')}
      back={back}
      foot={
        here && (
          <BtnLink primary to={`/visits/${here.id}/new`} icon="pen">
            {t('visit')}
          </BtnLink>
        )
      }
    >
      <ul className="flat list">
        {home.people.map((person) => (
          <li key={person.id}>
            <PersonLine person={person} to={`/visits/${person.id}`} />
          </li>
        ))}
      </ul>
      <Btns>
        <Btn icon="camera" onClick={() => navigate('/report', { state: { where: pickedHome(home) } })}>
          {t('report')}
        </Btn>
        <BtnLink to={`/homes/${home.id}/new`} icon="plus">
          {t('addHere')}
        </BtnLink>
      </Btns>
    </Page>
  )
}
