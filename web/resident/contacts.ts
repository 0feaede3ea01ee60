/** Whom a resident calls from where they live. */
import { useMemo } from 'react'
import { lineage } from '../../domain/kernel/place-path.ts'
import { placesApi } from '../../domain/places/api.ts'
import { county } from '../kit/county.ts'
import { useRead } from '../kit/query.ts'
import { useHere } from '../places/queries.ts'

export interface Contacts {
  worker: string | undefined
  community: string | undefined
  hotline: string | undefined
}

const hour = 3_600_000

/** Numbers of the own grid and community and of the county; a grid without one is reached through its community. */
export function useContacts(): Contacts {
  const here = useHere()
  const own = useRead(
    placesApi.tree,
    { query: { under: here?.place ?? '', depth: 0 } },
    { enabled: here !== undefined, fresh: hour, gate: false },
  )
  const top = useRead(placesApi.tree, { query: { under: `${county()}/`, depth: 0 } }, { fresh: hour, gate: false })
  return useMemo(() => {
    const numbers = new Map([...(own.data?.items ?? []), ...(top.data?.items ?? [])].map((p) => [p.path, p.helpLine]))
    const hotline = numbers.get(`${county()}/`)
    const nearest = lineage(here?.place ?? '')
      .reverse()
      .map((path) => numbers.get(path))
      .find(Boolean)
    const community = nearest === hotline ? undefined : nearest
    return { worker: community, community, hotline }
  }, [here, own.data, top.data])
}
