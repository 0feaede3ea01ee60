/** Apart from the rest: the first page loads these, and no more of the room. */
import { defineWords } from '../../kit/words.ts'

export const entryWords = defineWords({
  entry: { zh: '孩子受到伤害？马上报告', en: 'A child harmed? Report it now' },
  call: { zh: '现在就打 110', en: 'Call 110 now' },
  away: {
    zh: '这一页打不开。孩子有危险就打 110，打电话不用网络。',
    en: 'This page cannot open. If a child is in danger call 110: calling needs no network.',
  },
  entryHint: { zh: '不用登录，可以不说自己是谁', en: 'No sign-in, no name needed' },
})
