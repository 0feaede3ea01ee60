import { useEffect, useState } from 'react'
import type { Next } from './next.ts'

export interface Held {
  /** The act whose form is shown. */
  doing: Next | undefined
  /** The matter has moved on since: somebody else was faster. */
  stale: boolean
  /** Called on the first key and on sending. */
  hold: () => void
  letGo: () => void
}

const same = (a: Next | undefined, b: Next | undefined) => a?.kind === b?.kind && a?.order === b?.order

/** A form somebody has begun stays, with what was typed, when the matter moves on under it. @param id of the matter */
export function useHeld(id: string | undefined, next: Next | undefined): Held {
  const [held, setHeld] = useState<Next>()
  useEffect(() => setHeld(undefined), [id])
  const doing = held ?? next
  return {
    doing,
    stale: held !== undefined && !same(held, next),
    hold: () => doing && setHeld(doing),
    letGo: () => setHeld(undefined),
  }
}
