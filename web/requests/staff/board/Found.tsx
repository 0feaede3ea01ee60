import { useEffect } from 'react'
import { Link, useNavigate } from '../../../kit/router.tsx'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { PageHead } from '../../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useFound } from '../queries.ts'
import { words } from '../words.ts'
import { useBoardColumns } from './columns.tsx'

const digits = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '')

/** What bears a number; the only one is opened at once. */
export function Found({ number }: { number: string }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const columns = useBoardColumns()
  const found = useFound(digits(number))
  const only = found.data?.items.length === 1 ? found.data.items[0]!.id : undefined
  useEffect(() => {
    if (only) navigate(`/requests/${only}`, { replace: true })
  }, [only, navigate])
  return (
    <>
      <PageHead title={t('foundFor', { q: number })}>
        <Link to="/board">{t('backToBoard')}</Link>
      </PageHead>
      <DataTable
        name="found"
        caption={t('foundFor', { q: number })}
        of={{
          items: found.data?.items,
          more: false,
          loadMore: () => undefined,
          error: found.error,
          refetch: found.refetch,
        }}
        columns={columns}
        rowKey={(r) => r.id}
        onOpen={(id) => navigate(`/requests/${id}`)}
        empty={<EmptyState icon="search" title={t('foundNone', { q: number })} hint={t('foundNoneDo')} />}
      />
    </>
  )
}
