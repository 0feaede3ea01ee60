import { useEffect, useRef, useState } from 'react'
import type { peopleApi } from '../../../domain/people/api.ts'
import type { Ask } from '../../kit/client.ts'
import type { MoreRows } from '../../kit/staff/DataTable.tsx'
import { findPeople, type Found, type Masked } from '../queries.ts'

type Narrow = Omit<Ask<typeof peopleApi.search>['body'], 'q' | 'after' | 'size'>

export interface Searching {
  /** Undefined while nothing is searched for. */
  found: MoreRows<Masked> | undefined
  /** What it was asked for. */
  q: string | undefined
  busy: boolean
  ask: (q: string) => void
  over: () => void
}

interface State {
  q: string
  items?: Found['items']
  next?: string | undefined
  error?: unknown
}

/**
 * A search and its pages, kept on this screen alone: no address and no cache holds the words. It is asked by a press, for
 * another page, and anew when what narrows it changes; never by itself, because a search by a number is a look.
 */
export function useSearching(narrow: Narrow): Searching {
  const [state, setState] = useState<State>()
  const [busy, setBusy] = useState(false)
  const turn = useRef(0)
  const fetch = async (q: string, before: Found['items'], after?: string) => {
    const mine = ++turn.current
    setBusy(true)
    const next = await findPeople({ q, ...narrow, size: 50, ...(after && { after }) }).then(
      (page): State => ({ q, items: [...before, ...page.items], next: page.next }),
      (error: unknown): State => ({ q, error, ...(after && { items: before, next: after }) }),
    )
    if (mine !== turn.current) return
    setState(next)
    setBusy(false)
  }
  const ask = (q: string) => {
    setState({ q })
    void fetch(q, [])
  }
  const narrowed = JSON.stringify(narrow)
  const last = useRef(narrowed)
  useEffect(() => {
    if (last.current === narrowed) return
    last.current = narrowed
    if (state) ask(state.q)
  })
  return {
    found: state && {
      items: state.items,
      more: state.next !== undefined,
      loadMore: () => state.next && void fetch(state.q, state.items ?? [], state.next),
      isFetchingNextPage: busy && state.items !== undefined,
      error: state.error,
      refetch: () => ask(state.q),
    },
    q: state?.q,
    busy,
    ask,
    over: () => {
      turn.current++
      setBusy(false)
      setState(undefined)
    },
  }
}
