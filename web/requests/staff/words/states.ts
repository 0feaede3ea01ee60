/** Whom a request waits for, short enough for a column. */
import { states } from '../../../../domain/requests/said.ts'
import { defineWords } from '../../../kit/words.ts'

export const stateWords = defineWords(states)
