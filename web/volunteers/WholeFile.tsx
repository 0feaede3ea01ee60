import { useState, type ReactNode } from 'react'
import type { callFile } from '../kit/client.ts'
import { saveFile } from '../kit/save.ts'
import { ErrorState } from '../kit/ui/Answering.tsx'

/** Fetches the whole record and saves it. @param children the button, given what it does */
export function WholeFile({
  fetch,
  children,
}: {
  fetch: () => ReturnType<typeof callFile>
  children: (go: () => void) => ReactNode
}) {
  const [error, setError] = useState<unknown>()
  const go = () => {
    setError(undefined)
    fetch()
      .then(({ file, name }) => saveFile(file, name ?? 'linli.pdf'))
      .catch(setError)
  }
  return (
    <>
      {children(go)}
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
