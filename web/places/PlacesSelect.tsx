import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { placesApi } from '../../domain/places/api.ts'
import type { PlaceKind } from '../../domain/places/schema.ts'
import { county } from '../kit/county.ts'
import { useRead } from '../kit/query.ts'

export interface PlacesSelectProps {
  id: string
  status: '' | 'error'
  value: string[]
  onChange: (paths: string[]) => void
  /** Which places are offered, by their kind. */
  offers: (kind: PlaceKind) => boolean
}

/** Several places of the county, found by their names. */
export function PlacesSelect({ offers, ...rest }: PlacesSelectProps) {
  const { data, isFetching } = useRead(
    placesApi.tree,
    { query: { under: `${county()}/` } },
    { fresh: Infinity, gate: false },
  )
  const options = useMemo(
    () => (data?.items ?? []).filter((n) => offers(n.kind)).map((n) => ({ value: n.path, title: n.name })),
    [data, offers],
  )
  return (
    <TreeSelect
      {...rest}
      multiple
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      loading={isFetching}
      popupMatchSelectWidth={320}
      treeData={options}
    />
  )
}
