import { useEffect, useRef, useState } from 'react'
import { useSearch } from '../../kit/router.tsx'

export interface Current {
  /** Key of the row in the panel. */
  current: string | undefined
  choose: (key: string | undefined) => void
  /** What was just done leaves the list: the one that takes its place is shown. The last stays, with how it stands now. */
  goOn: () => void
}

/** The row in the panel stands in the address; on a wide screen the first one is shown at once, and then stays whatever moves. */
export function useCurrent(keys: readonly string[] | undefined): Current {
  const [search, change] = useSearch()
  const [closed, setClosed] = useState(() => !matchMedia('(min-width: 1200px)').matches)
  const current = search.get('row') ?? undefined
  const first = keys?.[0]
  const last = useRef(0)
  const here = current === undefined ? -1 : (keys?.indexOf(current) ?? -1)
  if (here >= 0) last.current = here
  useEffect(() => {
    if (!current && !closed && first) change({ row: first })
  }, [current, closed, first, change])
  const choose = (key: string | undefined) => {
    setClosed(key === undefined)
    change({ row: key })
  }
  const goOn = () => {
    const next = here >= 0 ? (keys?.[here + 1] ?? keys?.[here - 1]) : (keys?.[last.current] ?? keys?.at(-1))
    if (next !== undefined) choose(next)
  }
  return { current, choose, goOn }
}
