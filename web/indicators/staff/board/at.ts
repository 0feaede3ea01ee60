/** Where the reader looks: place, month, indicator and the list that is open. All of it stands in the address. */
import { useEffect } from 'react'
import { Side, type AsOf, type Counted, type Month } from '../../../../domain/indicators/schema.ts'
import { contains } from '../../../../domain/kernel/place-path.ts'
import { useRoot } from '../../../accounts/queries.ts'
import { useNow } from '../../../kit/now.ts'
import { useSearch } from '../../../kit/router.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { monthAt, monthFrom, monthParam } from './month.ts'

/** A number that was pressed. */
export interface Opened {
  code: string
  side: Side
  counted: Counted
  place: string
  month: Month
  /** Of a closed month: what stood at its closing, or what stands today. */
  as: AsOf
}

export interface BoardAt {
  place: string
  month: Month
  /** The newest month that can be chosen. */
  newest: Month
  indicator: string | undefined
  opened: Opened | undefined
  choosePlace: (path: string) => void
  chooseMonth: (month: Month) => void
  /** The address of a list, or of the board with this indicator chosen. */
  to: (change: Partial<Opened> & { code: string }) => string
  turn: (change: Partial<Pick<Opened, 'side' | 'counted'>>) => void
  close: () => void
}

const closed = { side: undefined, counted: undefined, in: undefined, when: undefined, as: undefined }

export function useBoardAt(): BoardAt {
  const root = useRoot()
  const [place, choosePlace] = usePlace(root)
  const [search, change] = useSearch()
  const newest = monthAt(useNow())
  const month = monthFrom(search.get('month')) ?? newest
  const indicator = search.get('indicator') ?? undefined
  // A link means the same to whoever opens it: what was only remembered here is written down.
  const said = search.get('place') === place && search.get('month') === monthParam(month)
  useEffect(() => {
    if (!said) change({ place, month: monthParam(month) })
  }, [said, place, month, change])
  return {
    place,
    month,
    newest,
    indicator,
    opened: openedIn(search, place, month),
    choosePlace,
    chooseMonth: (next) => change({ ...closed, month: monthParam(next) }),
    to: (wanted) => `/dashboard?${paramsOf(wanted, place, month)}`,
    turn: (next) => change({ ...next, ...(next.counted === 'whole' && { counted: undefined }) }),
    close: () => change(closed),
  }
}

function openedIn(search: URLSearchParams, place: string, month: Month): Opened | undefined {
  const code = search.get('indicator')
  const side = Side.safeParse(search.get('side'))
  if (!code || !side.success) return undefined
  const inside = search.get('in')
  return {
    code,
    side: side.data,
    counted: search.get('counted') === 'rates' ? 'rates' : 'whole',
    place: inside && contains(place, inside) ? inside : place,
    month: monthFrom(search.get('when')) ?? month,
    as: search.get('as') === 'today' ? 'today' : 'closing',
  }
}

function paramsOf(o: Partial<Opened> & { code: string }, place: string, month: Month): string {
  const params = new URLSearchParams({ place, month: monthParam(month), indicator: o.code })
  if (o.side) params.set('side', o.side)
  if (o.counted === 'rates') params.set('counted', o.counted)
  if (o.place && o.place !== place) params.set('in', o.place)
  if (o.month && o.month !== month) params.set('when', monthParam(o.month))
  if (o.as === 'today') params.set('as', o.as)
  return params.toString()
}
