import { county } from '../../kit/county.ts'
import { useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Square } from '../../kit/ui/Square.tsx'
import { useWords } from '../../kit/words.ts'
import { useActivity, useDoor } from '../queries.ts'
import './activities.css'
import { rosterWords } from './roster-words.ts'
import { words } from './words.ts'

/** The sign that stands at the door: it opens the activity's page, with a code that is another half a minute later. [E5] */
export function DoorPage() {
  const t = useWords(words)
  const r = useWords(rosterWords)
  const { id } = useParams<{ id: string }>()
  const title = useActivity(id).data?.title ?? '…'
  const door = useDoor(id)
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[
          { name: t('title'), to: '/activities' },
          { name: title, to: `/activities/${id}` },
          { name: r('door') },
        ]}
      />
      <section className="door-sign">
        <h1>{title}</h1>
        <Answering of={door} lines={6}>
          {({ code }) => (
            <>
              <Square text={`${location.origin}/${county()}/activities/${id}?door=${code}`} label={r('doorTitle')} />
              <p>{r('doorDo')}</p>
            </>
          )}
        </Answering>
      </section>
    </>
  )
}
