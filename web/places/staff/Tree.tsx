import { Checkbox, Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { lineage } from '../../../domain/kernel/place-path.ts'
import type { PlaceNode } from '../../../domain/places/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { nested, type TreeNode } from '../nested.ts'
import type { useTree } from './queries.ts'
import { words } from './words.ts'

export interface TreeProps {
  of: ReturnType<typeof useTree>
  /** The place that is shown beside. */
  at: string
  closed: boolean
  onClosed: (on: boolean) => void
  linkOf: (path: string) => string
}

/** County, town, local level, community, grid: each level as it is called there. What is open stays open while one walks. */
export function Tree({ of, at, closed, onClosed, linkOf }: TreeProps) {
  const t = useWords(words)
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  return (
    <nav className="place-tree" aria-label={t('tree')}>
      <Input
        aria-label={t('find')}
        placeholder={t('find')}
        prefix={<Icon name="search" />}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <Checkbox checked={closed} onChange={(e) => onClosed(e.target.checked)}>
        {t('showClosed')}
      </Checkbox>
      <Answering of={of} lines={10}>
        {({ items }) =>
          q ? <Found items={items} q={q} at={at} linkOf={linkOf} /> : <Whole items={items} at={at} linkOf={linkOf} />
        }
      </Answering>
    </nav>
  )
}

interface ListProps extends Pick<TreeProps, 'at' | 'linkOf'> {
  items: readonly PlaceNode[]
}

const most = 50

function Found({ items, q, at, linkOf }: ListProps & { q: string }) {
  const t = useWords(words)
  const names = useMemo(() => new Map(items.map((n) => [n.path, n.name])), [items])
  const all = items.filter((n) => n.name.includes(q) || n.path.includes(`/${q}/`))
  const above = (path: string) =>
    lineage(path)
      .slice(1, -1)
      .map((p) => names.get(p))
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <p className="hint" role="status">
        {all.length > 0 ? t('found', { n: all.length }) : t('foundNone')}
      </p>
      <ul>
        {all.slice(0, most).map((node) => (
          <li key={node.path}>
            <NodeLink node={node} at={at} to={linkOf(node.path)} above={above(node.path)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Whole({ items, at, linkOf }: ListProps) {
  const tops = useMemo(() => nested(items), [items])
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(lineage(at)))
  // Who comes by a link from elsewhere sees where it lies.
  useEffect(() => setOpen((old) => new Set([...old, ...lineage(at)])), [at])
  const toggle = (path: string) =>
    setOpen((old) => {
      const next = new Set(old)
      if (!next.delete(path)) next.add(path)
      return next
    })
  return <Branch nodes={tops} open={open} toggle={toggle} at={at} linkOf={linkOf} />
}

interface BranchProps extends Pick<TreeProps, 'at' | 'linkOf'> {
  nodes: readonly TreeNode[]
  open: ReadonlySet<string>
  toggle: (path: string) => void
}

function Branch({ nodes, open, toggle, at, linkOf }: BranchProps) {
  const t = useWords(words)
  return (
    <ul>
      {nodes.map(({ node, children }) => {
        const unfolded = open.has(node.path)
        return (
          <li key={node.path}>
            <div className="node">
              {children.length > 0 ? (
                <button
                  type="button"
                  className="fold"
                  aria-expanded={unfolded}
                  aria-label={unfolded ? t('fold', { name: node.name }) : t('unfold', { name: node.name })}
                  onClick={() => toggle(node.path)}
                >
                  <Icon name={unfolded ? 'down' : 'next'} />
                </button>
              ) : (
                <span className="fold" />
              )}
              <NodeLink node={node} at={at} to={linkOf(node.path)} />
            </div>
            {unfolded && children.length > 0 && (
              <Branch nodes={children} open={open} toggle={toggle} at={at} linkOf={linkOf} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function NodeLink({ node, at, to, above }: { node: PlaceNode; at: string; to: string; above?: string }) {
  const t = useWords(words)
  const f = useFormat()
  const here = node.path === at
  const row = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    <Link to={to} className={here ? 'on' : ''} aria-current={here ? 'page' : undefined}>
      <span ref={row}>{node.name}</span>
      <small>{node.closed ? t('closedOn', { day: f.fullDate(node.closed) }) : node.level}</small>
      {above && <small className="below">{above}</small>}
    </Link>
  )
}
