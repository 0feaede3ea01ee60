import { Button, Checkbox, Popover } from 'antd'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { useColumns, type Column } from './columns.ts'
import { staffWords } from './words.ts'

/** Which columns stand; remembered on this device. */
export function ColumnButton<T>({ name, columns }: { name: string; columns: readonly Column<T>[] }) {
  const t = useWords(staffWords)
  const { isShown, toggle, reset } = useColumns(name, columns)
  const list = (
    <div className="column-list">
      {columns.map((c) => (
        <Checkbox key={c.key} checked={isShown(c.key)} disabled={c.always ?? false} onChange={() => toggle(c.key)}>
          {c.title}
        </Checkbox>
      ))}
      <Button size="small" onClick={reset}>
        {t('columnsReset')}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={list}>
      <Button type="text" icon={<Icon name="columns" />}>
        {t('columns')}
      </Button>
    </Popover>
  )
}
