/** Apart from the rest: the first page loads these, and no more of the room. */
import { defineWords } from '../../kit/words.ts'

export const entryWords = defineWords({
  entry: { zh: '孩子受到伤害？马上报告', en: 'A child harmed? Report it now' },
  entryHint: { zh: '不用登录，可以不说自己是谁', en: 'No sign-in, no name needed' },
})
