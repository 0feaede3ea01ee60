/** Parts around a list: head, saved views as tabs, filters (three and more), batch bar, key hints. */
import { App, Button, Input, Popover } from 'antd'
import { useState, type ReactNode } from 'react'
import { useLocation, useNavigate } from '../router.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import type { Filters } from './filters.ts'
import { sameSearch, useViews, type SavedView } from './views.ts'
import { staffWords } from './words.ts'

export interface PageHeadProps {
  title: ReactNode
  /** Count, order, freshness. */
  note?: ReactNode
  /** Right: acts that are not the one filled button. */
  children?: ReactNode
}

export const PageHead = ({ title, note, children }: PageHeadProps) => (
  <div className="head">
    <h1>{title}</h1>
    {note && <p>{note}</p>}
    <span className="grow" />
    {children}
  </div>
)

export interface ViewTabsProps {
  /** Name of the list under which own views are kept. */
  list: string
  given: readonly (SavedView & { count?: number })[]
  /** Keys of the address that make a view. */
  names: readonly string[]
}

export function ViewTabs({ list, given, names }: ViewTabsProps) {
  const t = useWords(staffWords)
  const { views, save, drop } = useViews(list, given)
  const { search } = useLocation()
  const navigate = useNavigate()
  const now = only(search, names)
  return (
    <div className="views">
      <ul>
        {views.map((view) => {
          const on = sameSearch(view.search, now)
          return (
            <li key={view.name} className={on ? 'on' : ''}>
              <button type="button" aria-current={on || undefined} onClick={() => navigate(`?${view.search}`)}>
                {view.name}
                {'count' in view && view.count !== undefined && <em>{view.count as number}</em>}
              </button>
              {on && view.own && (
                <button type="button" className="quiet" aria-label={t('dropView')} onClick={() => drop(view.name)}>
                  <Icon name="close" />
                </button>
              )}
            </li>
          )
        })}
      </ul>
      <SaveView onSave={(name) => save(name, now)} />
    </div>
  )
}

const only = (search: string, names: readonly string[]) => {
  const params = new URLSearchParams(search)
  return new URLSearchParams([...params].filter(([k]) => names.includes(k))).toString()
}

function SaveView({ onSave }: { onSave: (name: string) => void }) {
  const t = useWords(staffWords)
  const [open, setOpen] = useState(false)
  const done = (name: string) => {
    if (name.trim()) onSave(name.trim())
    setOpen(false)
  }
  const form = (
    <Input.Search
      maxLength={12}
      aria-label={t('viewName')}
      placeholder={t('viewName')}
      enterButton={t('saveView')}
      onSearch={done}
    />
  )
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={form} destroyOnHidden>
      <Button type="text" size="small" icon={<Icon name="plus" />}>
        {t('saveView')}
      </Button>
    </Popover>
  )
}

export interface FilterBarProps {
  filters: Filters<string>
  /** The three that always stand. */
  children: ReactNode
  /** The others, behind 更多条件. */
  more?: ReactNode
  moreCount?: number
  /** Columns, export. */
  end?: ReactNode
}

export function FilterBar({ filters, children, more, moreCount, end }: FilterBarProps) {
  const t = useWords(staffWords)
  const [open, setOpen] = useState(false)
  return (
    <div className="filters" role="search" aria-label={t('filters')}>
      <div className="filter-row">
        {children}
        {more && (
          <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('fewerFilters') : t('moreFilters')} {!open && moreCount}
          </Button>
        )}
        {filters.count > 0 && (
          <Button type="link" onClick={filters.clear}>
            {t('clearFilters')}
          </Button>
        )}
        <span className="grow" />
        {end}
      </div>
      {open && <div className="filter-row">{more}</div>}
    </div>
  )
}

export interface BatchBarProps {
  count: number
  onClear: () => void
  /** The acts that fit all selected. */
  children: ReactNode
}

export function BatchBar({ count, onClear, children }: BatchBarProps) {
  const t = useWords(staffWords)
  if (count === 0) return null
  return (
    <div className="batch" role="status">
      <b>{t('selected', { n: count })}</b>
      {children}
      <Button type="link" onClick={onClear}>
        {t('selectNone')}
      </Button>
    </div>
  )
}

/** `say('刚并入 3 件', undo)`: what was done, and 撤销 beside it, for ten seconds. */
export function useDone(): (text: string, undo?: () => void) => void {
  const t = useWords(staffWords)
  const { message } = App.useApp()
  return (text, undo) => {
    const key = String(Date.now())
    const back = () => {
      message.destroy(key)
      undo?.()
    }
    void message.open({
      key,
      type: 'success',
      duration: undo ? 10 : 3,
      content: (
        <>
          {text}
          {undo && (
            <Button type="link" size="small" onClick={back}>
              {t('undo')}
            </Button>
          )}
        </>
      ),
    })
  }
}

/** An export is made in the background; its maker is told when it is ready. */
export function ExportButton({ start }: { start: () => Promise<unknown> }) {
  const t = useWords(staffWords)
  const done = useDone()
  const [busy, setBusy] = useState(false)
  const go = () => {
    setBusy(true)
    start()
      .then(() => done(t('exporting')))
      .finally(() => setBusy(false))
      .catch(() => undefined)
  }
  return (
    <Button type="text" icon={<Icon name="save" />} loading={busy} onClick={go}>
      {t('export')}
    </Button>
  )
}

/** Which keys work here. */
export const KeyHints = ({ keys }: { keys: readonly (readonly [string, string])[] }) => (
  <p className="keys">
    {keys.map(([key, what]) => (
      <span key={key}>
        {key.split(' ').map((k) => (
          <kbd key={k}>{k}</kbd>
        ))}
        {what}
      </span>
    ))}
  </p>
)
