/** Signing in by a platform: the buttons, the way there, and coming back. */
import { useCallback, useState } from 'react'
import { platformsApi } from '../../domain/accounts/platforms-api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { call } from '../kit/client.ts'
import { mint } from '../kit/mint.ts'
import { useRead } from '../kit/query.ts'

export type Arrival = Answer<typeof platformsApi.arrive>

const open = { gate: false } as const

export const usePlatformButtons = () => useRead(platformsApi.buttons, {}, { ...open, fresh: Infinity })

/** Leaves this page for the platform's. */
async function goThere(code: string, shell: 'staff' | 'field'): Promise<void> {
  const { to } = await call(platformsApi.setOut, { params: { code }, body: { id: mint(), shell } }, open)
  location.assign(to)
}

/** What the platform gave along is good once: it is never sent twice. */
export const arrive = (code: string, search: string): Promise<Arrival> =>
  call(platformsApi.arrive, { params: { code }, body: { search } }, { ...open, repeats: 0 })

/** Which platform somebody is on their way to, and why they could not go. */
export function useWayThere(shell: 'staff' | 'field') {
  const [going, setGoing] = useState<string>()
  const [error, setError] = useState<unknown>()
  const go = useCallback(
    (code: string) => {
      setGoing(code)
      setError(undefined)
      goThere(code, shell).catch((thrown: unknown) => {
        setError(thrown)
        setGoing(undefined)
      })
    },
    [shell],
  )
  return { going, error, go }
}
