/** What a call can fail with: an answer that says no, or no answer. */
import type { FieldFault, Problem } from '../../domain/kernel/errors.ts'
import type { Word } from './words.ts'

/** The server said no, in the reader's language, with what to do and a trace id. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** Nothing came back: no network, or the server is away. What was sent may or may not have arrived; its id makes a repeat harmless. */
export class NoAnswer extends Error {
  constructor() {
    super('no answer')
  }
}

/** An error that brings its own words: no page that cannot meet it carries them. */
export interface Told {
  words: { title: Word; hint: Word }
}

export const problemOf = (error: unknown): Problem | undefined =>
  error instanceof ProblemError ? error.problem : undefined

export const faultsOf = (error: unknown): FieldFault[] => problemOf(error)?.faults ?? []

/** Is it worth while to try the same again? */
export const passing = (error: unknown): boolean =>
  error instanceof NoAnswer || [502, 503, 504].includes(problemOf(error)?.status ?? 0)
