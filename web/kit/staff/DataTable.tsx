import { Button, Table, type TableColumnType } from 'antd'
import { useEffect, useRef, type CSSProperties, type ReactNode, type RefObject } from 'react'
import { EmptyState, ErrorState, Skeleton } from '../ui/Answering.tsx'
import { useWords } from '../words.ts'
import { useColumns, type Column } from './columns.ts'
import { RowCards } from './RowCards.tsx'
import { useRowKeys } from './keys.ts'
import { useNarrow } from './useNarrow.ts'
import { staffWords } from './words.ts'

/** What `useMore` answers. */
export interface MoreRows<T> {
  items: T[] | undefined
  more: boolean
  loadMore: () => void
  isFetchingNextPage?: boolean
  error: unknown
  refetch: () => unknown
}

/** Rows of an answer that comes whole. */
export const whole = <T,>(
  items: T[] | undefined,
  { error, refetch }: { error: unknown; refetch: () => unknown },
): MoreRows<T> => ({ items, more: false, loadMore: () => undefined, error, refetch })

export interface DataTableProps<T> {
  /** Under which this reader's choice of columns is remembered on this device. */
  name: string
  of: MoreRows<T>
  columns: readonly Column<T>[]
  rowKey: (row: T) => string
  /** The row shown in the panel beside; j and k move it. */
  current?: string | undefined
  onCurrent?: (key: string) => void
  onOpen?: (key: string) => void
  /** Boxes to select many. */
  selected?: readonly string[]
  /** How a row is called in the name of its box: the reference number. */
  rowName?: (row: T) => string
  onSelect?: (keys: string[]) => void
  empty?: ReactNode
  /** `false` while keys belong to something else. */
  keys?: boolean
  caption: string
  /** How rows are counted below, where they are no matters: people, households, places. */
  counted?: (n: number, more: boolean) => string
  /** On a phone each row is a block of its own, where a table would have to be pushed from side to side. */
  cards?: boolean
}

/** A table that loads more by its last row's key; columns are remembered; j/k/Enter move through it. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { of, rowKey, current, onCurrent, onOpen, columns, name, empty, keys = true } = props
  const t = useWords(staffWords)
  const { shown } = useColumns(name, columns)
  const narrow = useNarrow()
  const table = usePushable()
  useRowKeys({
    rows: of.items ?? [],
    keyOf: rowKey,
    current,
    onCurrent: onCurrent ?? (() => undefined),
    ...(onOpen && { onOpen }),
    active: keys && onCurrent !== undefined,
  })
  if (of.items === undefined)
    return of.error ? <ErrorState error={of.error} retry={() => void of.refetch()} /> : <Skeleton lines={8} />
  if (props.cards && narrow)
    return (
      <>
        <RowCards
          rows={of.items}
          columns={shown}
          rowKey={rowKey}
          caption={props.caption}
          empty={empty ?? <Nothing />}
        />
        <More of={of} counted={props.counted} />
      </>
    )
  return (
    // Nothing in it: nothing to push from side to side.
    <div
      ref={table}
      className="data-table"
      style={{ '--least': of.items.length > 0 ? `${widthOf(shown)}px` : 0 } as CSSProperties}
    >
      <Table<T>
        size="small"
        tableLayout="fixed"
        pagination={false}
        rowKey={rowKey}
        columns={shown.map(asAntd)}
        dataSource={of.items}
        locale={{ emptyText: empty ?? <Nothing /> }}
        aria-label={props.caption}
        rowClassName={(row) => (rowKey(row) === current ? 'ant-table-row-selected current' : '')}
        onRow={(row) =>
          ({
            onClick: () => onCurrent?.(rowKey(row)),
            onDoubleClick: () => onOpen?.(rowKey(row)),
            'aria-current': rowKey(row) === current || undefined,
          }) as never
        }
        {...(props.onSelect && {
          rowSelection: {
            selectedRowKeys: [...(props.selected ?? [])],
            onChange: (chosen) => props.onSelect?.(chosen.map(String)),
            columnWidth: 30,
            getCheckboxProps: (row) => ({ 'aria-label': `${t('select')} ${props.rowName?.(row) ?? rowKey(row)}` }),
          },
        })}
      />
      <More of={of} counted={props.counted} />
    </div>
  )
}

/** Wider than its place, it can be pushed by the keys: it takes the focus then. */
function usePushable(): RefObject<HTMLDivElement | null> {
  const table = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const content = table.current?.querySelector('.ant-table-content')
    if (!content) return
    const look = () =>
      content.scrollWidth > content.clientWidth
        ? content.setAttribute('tabindex', '0')
        : content.removeAttribute('tabindex')
    const watch = new ResizeObserver(look)
    watch.observe(content)
    look()
    return () => watch.disconnect()
  })
  return table
}

/** A column without a width takes what is left, and this at least. */
const least = 160

const widthOf = <T,>(columns: readonly Column<T>[]) => columns.reduce((sum, c) => sum + (c.width ?? least), 30)

const asAntd = <T,>({ key, title, width, align, render, sort }: Column<T>): TableColumnType<T> => ({
  key,
  title,
  render: (_, row) => render(row),
  ...(width && { width }),
  ...(align && { align }),
  ...(sort && {
    sortOrder: sort,
    onHeaderCell: () => ({ 'aria-sort': sort === 'ascend' ? 'ascending' : 'descending' }),
  }),
})

function Nothing() {
  const t = useWords(staffWords)
  return <EmptyState title={t('emptyList')} hint={t('emptyListDo')} icon="search" />
}

function More<T>({ of, counted }: { of: MoreRows<T>; counted: DataTableProps<T>['counted'] }) {
  const t = useWords(staffWords)
  const n = of.items?.length ?? 0
  if (n === 0) return null
  return (
    <p className="more">
      <span>{counted ? counted(n, of.more) : of.more ? t('shown', { n }) : t('shownAll', { n })}</span>
      {of.more && (
        <Button size="small" loading={of.isFetchingNextPage ?? false} onClick={of.loadMore}>
          {t('loadMore')}
        </Button>
      )}
    </p>
  )
}
