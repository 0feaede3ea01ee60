import { defineWords } from '../../../kit/words.ts'

export const settingWords = defineWords({
  quiet: { zh: '夜里不发短信', en: 'Quiet hours' },
  quietNote: {
    zh: '这段时间里不给居民发短信，也不给单位发邮件，等过了再发。急事照样发。起止相同就是整天都发。',
    en: 'Between these hours residents get no messages and units no letters; they go out afterwards. What is urgent goes at once. The same hour twice means no quiet hours.',
  },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
})
