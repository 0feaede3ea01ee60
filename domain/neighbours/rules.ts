/** What may become of an entry on the board and of each answer to it. Pure. */

/**
 * `sent`: a wish that the desk has not looked at yet; `taken`: an ask to which both have agreed; `ended`: by its author or by its date;
 * `closed`: by the desk, with a reason.
 */
export const postStates = ['sent', 'open', 'taken', 'done', 'ended', 'closed'] as const
export type PostState = (typeof postStates)[number]

/**
 * `proposed`: somebody on duty asked a volunteer. `waiting`: whoever answers has agreed, the author has not yet. `agreed`: both have,
 * and from then on each is shown how to reach the other.
 */
export const answerStates = ['proposed', 'waiting', 'agreed', 'done', 'declined', 'left'] as const
export type AnswerState = (typeof answerStates)[number]

export type Party = 'author' | 'answerer'

/** @returns where it stands once this party has agreed; undefined: it is not theirs to agree now */
export function agreed(state: AnswerState, by: Party): AnswerState | undefined {
  if (state === 'proposed') return by === 'answerer' ? 'waiting' : undefined
  return state === 'waiting' && by === 'author' ? 'agreed' : undefined
}

/** Nobody needs a reason; what was done stays done. */
export function parted(state: AnswerState, by: Party): AnswerState | undefined {
  if (state === 'agreed') return 'left'
  if (state === 'waiting') return by === 'author' ? 'declined' : 'left'
  return state === 'proposed' && by === 'answerer' ? 'declined' : undefined
}

export interface SaidTime {
  by: Party
  from: number
  to: number
}

/** The longest that one help lasts. */
const longest = 12 * 3_600_000

/** Over, in its order, and not before both agreed. */
export const timeFault = (t: Pick<SaidTime, 'from' | 'to'>, agreedAt: number, now: number) => {
  if (t.from >= t.to) return 'ends-before-start'
  if (t.to > now) return 'not-yet'
  if (t.to - t.from > longest) return 'help-too-long'
  // A minute is as fine as a clock on a phone is set.
  return t.to < agreedAt - 60_000 ? 'before-agreed' : undefined
}

/** Done once both say the same; whoever says otherwise is waited for anew. */
export const confirmed = (said: SaidTime | null, now: SaidTime): boolean =>
  said !== null && said.by !== now.by && said.from === now.from && said.to === now.to

/**
 * `wish`: a small wish 微心愿 of a resident, looked at by the desk before anybody reads it; `post`: a post 岗位 of the community.
 * Both are claimed by units that registered there, or answered by whoever lives there.
 */
export const sides = ['offer', 'ask', 'wish', 'post'] as const
export type Side = (typeof sides)[number]

/** Those that units claim. */
export const isClaimed = (side: Side): boolean => side === 'wish' || side === 'post'

interface Standing {
  side: Side
  state: PostState
  /** How many may take it. */
  places: number
}

/**
 * An ask and a wish are one help each; an offer stands until it ends; a post is taken once all its places are.
 * @param others how its other answers stand
 */
export function afterAnswer(post: Standing, answer: AnswerState, others: readonly AnswerState[] = []): PostState {
  if (post.side === 'offer' || (post.state !== 'open' && post.state !== 'taken')) return post.state
  const all = [...others, answer]
  const done = all.filter((a) => a === 'done').length
  const taken = done + all.filter((a) => a === 'agreed').length
  if (done >= post.places) return 'done'
  return taken >= post.places ? 'taken' : 'open'
}

/** 楼院, 小区, 网格, 居（村）民小组: of what a group who help each other is [S1-14]. */
export const groupLevels = ['building', 'estate', 'grid', 'group'] as const

/** How far an entry came: nobody, somebody answered, both agreed, done. */
export const reaches = ['made', 'answered', 'agreed', 'done'] as const
export type Reach = (typeof reaches)[number]

export const reachOf = (answer: AnswerState): number =>
  answer === 'done' ? 3 : answer === 'agreed' ? 2 : answer === 'proposed' ? 0 : 1
