/** What a request would be closed as, read from its page: the strongest first. The server says the last word. Pure. */
import type { Evaluation } from '../../../../domain/requests/vocabulary.ts'
import type { RequestView } from '../queries.ts'

export function likelyEvaluation(view: RequestView): Evaluation | undefined {
  if (view.status === 'rectifying') return 'rated'
  const resolved = view.timeline.find((e) => e.kind === 'resolve')
  if (!resolved) return undefined
  const since = view.timeline.filter((e) => e.seq > resolved.seq && !e.takenBackBy)
  if (view.ratings.some((r) => !r.struck)) return 'rated'
  if (since.some((e) => e.kind === 'confirm')) return 'confirmed'
  if (since.some((e) => e.kind === 'call-back' && e.facts['reached'] === true && e.facts['solved'] !== 'no'))
    return 'called-back'
  if (since.some((e) => e.kind === 'verify' && e.facts['found'] === 'done')) return 'verified'
  return view.waiting === 'closing' ? 'unrated' : undefined
}
