import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from '../router.tsx'
import { ErrorState, Skeleton } from '../ui/Answering.tsx'
import { useWords } from '../words.ts'
import type { MoreRows } from './DataTable.tsx'
import { staffWords } from './words.ts'

export interface CardListProps<T> {
  of: MoreRows<T>
  keyOf: (row: T) => string
  linkOf: (row: T) => string
  empty: ReactNode
  children: (row: T) => ReactNode
}

/** A list on a phone: one block a row, drawn by its room, that leads to the row's page. */
export function CardList<T>({ of, keyOf, linkOf, empty, children }: CardListProps<T>) {
  const t = useWords(staffWords)
  if (of.items === undefined)
    return of.error ? <ErrorState error={of.error} retry={() => void of.refetch()} /> : <Skeleton lines={6} />
  if (of.items.length === 0) return <>{empty}</>
  return (
    <>
      <ul className="cards">
        {of.items.map((row) => (
          <li key={keyOf(row)}>
            <Link to={linkOf(row)}>{children(row)}</Link>
          </li>
        ))}
      </ul>
      {of.more && (
        <Button block loading={of.isFetchingNextPage ?? false} onClick={of.loadMore}>
          {t('loadMore')}
        </Button>
      )}
    </>
  )
}
