import { evaluationApi } from '../../../domain/teams/evaluation-api.ts'
import { callFile } from '../../kit/client.ts'
import { TakeOut } from '../../kit/staff/TakeOut.tsx'
import { useWords } from '../../kit/words.ts'
import { evaluationWords } from './evaluation-words.ts'

/** The year of a team as a file. */
export function TakeYearOut({ team, year, of }: { team: string; year: number; of: 'year' | 'evaluation' }) {
  const t = useWords(evaluationWords)
  return (
    <TakeOut
      label={t(of === 'year' ? 'takeYear' : 'takeEvaluation')}
      note={t('fileNote')}
      send={(asked) => callFile(evaluationApi.yearFile, { params: { id: team }, body: { ...asked, year, of } })}
    />
  )
}
