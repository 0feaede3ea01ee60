import { papersApi } from '../../../domain/volunteers/papers-api.ts'
import type { CheckedPaper } from '../../../domain/volunteers/papers.ts'
import { inThrees } from '../../../domain/kernel/refno.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { useRead } from '../../kit/query.ts'
import { useParams } from '../../kit/router.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Flat } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { PaperMark, usePaperSaid } from '../PaperParts.tsx'
import { paperWords as words } from '../paper-words.ts'
import { Facts } from './Facts.tsx'
import './volunteer.css'

/** Behind the square of a paper: how it stands, and what stands on it; nothing else of anybody. */
export function PaperCheck() {
  const t = useWords(words)
  const { token } = useParams<{ token: string }>()
  const of = useRead(papersApi.check, { params: { token } }, { fresh: 0, gate: false })
  const gone = ['not-found', 'validation'].includes(problemOf(of.error)?.code ?? '')
  return (
    <Page title={t('checkTitle')} lead={t('checkLead')}>
      {gone ? (
        <EmptyState icon="warn" title={t('checkNone')} hint={t('checkNoneDo')} />
      ) : (
        <Answering of={of}>{(p) => <Found paper={p} />}</Answering>
      )}
    </Page>
  )
}

function Found({ paper: p }: { paper: CheckedPaper }) {
  const t = useWords(words)
  const f = useFormat()
  const said = usePaperSaid()
  return (
    <Flat>
      <p>
        <PaperMark state={p.state} />
      </p>
      <Facts
        className="vol-facts"
        rows={[
          [t('number'), inThrees(p.number)],
          [t('name'), p.name],
          [t('county'), p.county],
          [t('madeOn'), f.fullDate(p.madeOn)],
          [t('time'), said.span(p)],
          [t('sum'), said.total(p)],
          [t('by'), p.sealedBy ?? t('notSealed')],
        ]}
      />
    </Flat>
  )
}
