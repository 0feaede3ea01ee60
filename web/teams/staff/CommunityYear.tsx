import { Link, useSearch } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useCommunityYear } from '../queries.ts'
import './teams.css'
import { words } from './words.ts'
import { useWhichYear, YearSwitch } from './YearSwitch.tsx'
import { YearTable } from './YearTable.tsx'

/** What all teams did in one community, and what was promised to it. */
export function CommunityYear() {
  const t = useWords(words)
  const [search, setSearch] = useSearch()
  const place = search.get('place') ?? undefined
  const [year, setYear] = useWhichYear()
  const found = useCommunityYear(place, year)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/teams' }, { name: t('atTitle') }]} />
      <PageHead title={t('atTitle')} note={t('atNote')}>
        <YearSwitch year={year} onYear={setYear} />
      </PageHead>
      <p>
        <PlaceSelect
          id="f-at"
          label={t('atChoose')}
          optional
          only={(n) => n.kind === 'community' || n.kind === 'village'}
          value={place ?? null}
          onChange={(path) => setSearch({ place: path ?? undefined })}
        />
      </p>
      {place === undefined ? (
        <p className="none">{t('atChoose')}</p>
      ) : (
        <Answering of={found} lines={10}>
          {({ teams }) => (
            <>
              {teams.length === 0 && <p className="none">{t('atNone')}</p>}
              {teams.map((team) => (
                <section key={team.id} className="team-at">
                  <h2>
                    <Link to={`/teams/${team.id}`}>{team.name}</Link>
                  </h2>
                  <YearTable team={team.id} name={team.name} sealed={false} quotas={team.quotas} place={place} />
                </section>
              ))}
            </>
          )}
        </Answering>
      )}
    </>
  )
}
