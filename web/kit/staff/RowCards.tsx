import type { ReactNode } from 'react'
import type { Column } from './columns.ts'

export interface RowCardsProps<T> {
  rows: readonly T[]
  columns: readonly Column<T>[]
  rowKey: (row: T) => string
  caption: string
  empty: ReactNode
}

/** The rows of a table on a phone: one block each, every column with its title, what is empty left out. */
export function RowCards<T>({ rows, columns, rowKey, caption, empty }: RowCardsProps<T>) {
  if (rows.length === 0) return empty
  return (
    <ul className="row-cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <dl>
            {columns.map((c) => {
              const shown = c.render(row)
              return shown === null || shown === undefined || shown === '' || shown === false ? null : (
                <div key={c.key} className={c.act ? 'act' : ''}>
                  <dt className={c.act ? 'sr' : ''}>{c.title}</dt>
                  <dd>{shown}</dd>
                </div>
              )
            })}
          </dl>
        </li>
      ))}
    </ul>
  )
}
