import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { placesApi } from '../../domain/places/api.ts'
import type { PlaceNode } from '../../domain/places/schema.ts'
import { county } from '../kit/county.ts'
import { useRead } from '../kit/query.ts'
import { useWords } from '../kit/words.ts'
import { nested, type TreeNode } from './nested.ts'
import { selectWords } from './select-words.ts'

export interface PlaceSelectProps {
  id: string
  value: string | null
  onChange: (path: string | null) => void
  /** Only at or below this place. */
  root?: string
  /** Which kinds may be chosen; all by default. */
  only?: (node: PlaceNode) => boolean
  status?: '' | 'error'
  optional?: boolean
  label?: string
}

/** The tree of places with a search by name. */
export function PlaceSelect({
  id,
  value,
  onChange,
  root = `${county()}/`,
  only,
  status = '',
  optional,
  label,
}: PlaceSelectProps) {
  const t = useWords(selectWords)
  const { data, isFetching } = useRead(placesApi.tree, { query: { under: root } }, { fresh: Infinity, gate: false })
  const tree = useMemo(() => nested(data?.items ?? [], root).map((n) => asOption(n, only)), [data, root, only])
  return (
    <TreeSelect
      id={id}
      status={status}
      aria-label={label}
      showSearch={{ treeNodeFilterProp: 'title' }}
      loading={isFetching}
      allowClear={optional ?? false}
      popupMatchSelectWidth={320}
      placeholder={t('searchPlace')}
      treeDefaultExpandedKeys={[root]}
      value={value ?? undefined}
      treeData={tree}
      onChange={(path: string | undefined) => onChange(path ?? null)}
    />
  )
}

interface Option {
  value: string
  title: string
  disabled: boolean
  children: Option[]
}

const asOption = (n: TreeNode, only: PlaceSelectProps['only']): Option => ({
  value: n.node.path,
  title: n.node.name,
  disabled: only ? !only(n.node) : false,
  children: n.children.map((c) => asOption(c, only)),
})
