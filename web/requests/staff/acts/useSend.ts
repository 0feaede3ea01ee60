/** Sending an act: ids that stay the same on a repeat, faults at their fields, and what is said when it is done. */
import { useRef } from 'react'
import type { StaffAct } from '../../../../domain/requests/acts.ts'
import { mint } from '../../../kit/mint.ts'
import { faultsOf, ProblemError } from '../../../kit/problem.ts'
import { useFormat } from '../../../kit/now.ts'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import { usePerform, type Acted } from '../queries.ts'
import { words } from '../words.ts'
import { atFields } from './body.ts'
import { retractable } from './table.ts'

/** The same ids in the same order each time it is begun anew: what may have arrived is not done twice. */
export function useIds(): { again: () => () => string } {
  const pool = useRef<string[]>([])
  return {
    again: () => {
      let n = 0
      return () => (pool.current[n++] ??= mint())
    },
  }
}

/** @throws ProblemError whose faults stand at the named fields */
export async function faultsAt<T>(names: readonly string[], doing: Promise<T>): Promise<T> {
  try {
    return await doing
  } catch (error) {
    if (!(error instanceof ProblemError) || faultsOf(error).length === 0) throw error
    throw new ProblemError({ ...error.problem, faults: atFields(faultsOf(error), names) })
  }
}

/** `482 175 036 已派单`, and 撤销 while nobody has built on it. */
export function useDid(): (request: { id: string; refNo: string }, kind: StaffAct, acted: Acted) => void {
  const t = useWords(words)
  const act = useWords(actWords)
  const f = useFormat()
  const say = useDone()
  const perform = usePerform()
  return ({ id, refNo }, kind, acted) => {
    const undo = async () => {
      try {
        await perform(id, 'take-back', { id: mint(), of: acted.act })
        say(t('undone'))
      } catch {
        say(t('undoFailed', { n: 1 }))
      }
    }
    say(
      t('did', { no: f.ref(refNo), act: act(kind) }),
      acted.undoUntil && retractable.includes(kind) ? () => void undo() : undefined,
    )
  }
}
