import { useEffect, useRef, useState } from 'react'
import { useLocation, useParams } from '../kit/router.tsx'
import { arrive, type Arrival } from './platforms.ts'

/** Hands in once what the platform gave along, and takes it out of the address bar. */
export function useArrival(): { arrival?: Arrival; error?: unknown } {
  const { code } = useParams<{ code: string }>()
  const { search } = useLocation()
  const [state, setState] = useState<{ arrival?: Arrival; error?: unknown }>({})
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    history.replaceState(history.state, '', location.pathname)
    arrive(code, search).then(
      (arrival) => setState({ arrival }),
      (error: unknown) => setState({ error }),
    )
  }, [code, search])
  return state
}
