import { Suspense, useEffect, useState } from 'react'
import { ClockPage, contact, PinAsk } from '../accounts/FieldGate.tsx'
import { later } from '../kit/router.tsx'
import { useVaultState } from '../kit/vault/useVault.ts'
import { Blank } from './Blank.tsx'
import { box } from './box.ts'
import { pinExpected } from './expected.ts'
import { fetchAll } from './fetching.ts'
import { SealedNote } from './SealedNote.tsx'

const { vault } = box

/** Fetched while the PIN is typed: the page that takes it comes first. */
const inside = later(async () => (await import('./Inside.tsx')).Inside)
const arriving = later(async () => (await import('./Arriving.tsx')).Arriving)

/** Nothing is drawn of anybody before the phone is opened; half-typed pages stay behind the PIN as they were. */
export function Gate() {
  const state = useVaultState(vault)
  const [expected] = useState(pinExpected)
  const opened = state === 'open' || state === 'bare'
  const [entered, setEntered] = useState<string>()
  useEffect(() => {
    if (opened) setEntered(vault.which())
  }, [opened])
  useEffect(() => {
    if (state === 'locked') void fetchAll([inside])
  }, [state])
  // What stood here under another key is nobody's any more.
  const within = opened || (entered !== undefined && entered === vault.which())
  return (
    <>
      {state === 'looking' && !expected && <Blank />}
      {(state === 'locked' || (state === 'looking' && expected)) && (
        <PinAsk vault={vault} waiting={<SealedNote />} forget={() => void vault.wipe('forgotten')} />
      )}
      {state === 'clock' && <ClockPage look={() => contact(vault)} />}
      <Suspense fallback={<Blank />}>
        {state === 'none' && <arriving.Screen />}
        {within && (
          <div className="within" hidden={!opened} key={vault.which()}>
            <inside.Screen />
          </div>
        )}
      </Suspense>
    </>
  )
}
