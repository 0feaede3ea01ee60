import { lazy, Suspense } from 'react'
import { useMatters } from './matters.ts'

const OnThisPhone = lazy(async () => ({ default: (await import('./OnThisPhone.tsx')).OnThisPhone }))

/** On the home page: what this device sent. Costs nothing on a device that sent nothing. */
export function HomePart() {
  return useMatters().length > 0 ? (
    <Suspense>
      <OnThisPhone />
    </Suspense>
  ) : null
}
