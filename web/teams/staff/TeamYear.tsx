import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useYear, type View } from '../queries.ts'
import { TakeYearOut } from './TakeYearOut.tsx'
import { words } from './words.ts'
import { useWhichYear, YearSwitch } from './YearSwitch.tsx'
import { YearTable } from './YearTable.tsx'

/** What the team promised for a year, and how far it is. */
export function TeamYear({ team }: { team: View }) {
  const t = useWords(words)
  const [year, setYear] = useWhichYear()
  const found = useYear(team.id, year)
  return (
    <section>
      <h2 className="with-act">
        {t('promises')}
        <YearSwitch year={year} onYear={setYear} />
        <TakeYearOut team={team.id} year={year} of="year" />
      </h2>
      <Answering of={found} lines={8}>
        {({ quotas, sealed }) => (
          <>
            {sealed && <p className="note">{t('sealed')}</p>}
            <YearTable team={team.id} name={team.name} sealed={sealed} quotas={quotas} />
          </>
        )}
      </Answering>
    </section>
  )
}
