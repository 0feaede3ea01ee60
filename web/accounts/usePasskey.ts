import { useState } from 'react'

/** A press that asks the device: how it stands, and what came of it. */
export function usePasskey<T>(ask: () => Promise<T | undefined>, done: (answer: T) => unknown) {
  const [state, setState] = useState<'idle' | 'busy' | 'stopped'>('idle')
  const [error, setError] = useState<unknown>()
  const press = async () => {
    setState('busy')
    setError(undefined)
    try {
      const answer = await ask()
      if (answer !== undefined) await done(answer)
      setState(answer === undefined ? 'stopped' : 'idle')
    } catch (thrown) {
      setError(thrown)
      setState('idle')
    }
  }
  return { state, error, press: () => void press() }
}
