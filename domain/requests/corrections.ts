/** Corrections by replay: a corrected act is read with its new body, one that was taken back is left out. Both stay in the stream. */
import type { Act, ActOf } from './acts.ts'

/** The stream as it counts now. Acts keep their places, so whatever came later is derived anew. */
export function effective(acts: readonly Act[]): Act[] {
  const fixes = new Map<string, ActOf<'correct'>>()
  const gone = new Set<string>()
  for (const act of acts) {
    if (act.kind === 'correct') fixes.set(act.body.of, act)
    if (act.kind === 'take-back') gone.add(act.body.of)
  }
  if (fixes.size === 0 && gone.size === 0) return [...acts]
  return acts.filter((a) => !gone.has(a.id)).map((a) => withFix(a, fixes.get(a.id)))
}

function withFix(act: Act, fix: ActOf<'correct'> | undefined): Act {
  if (!fix) return act
  // The new body was checked by the schema of the corrected kind when it came in.
  return { ...act, body: { ...fix.body.fixed, id: act.id } } as unknown as Act
}

/** The stream as it would count with one more correction or retraction. */
export const withChange = (acts: readonly Act[], change: ActOf<'correct'> | ActOf<'take-back'>): Act[] =>
  effective([...acts, change])
