import { defineWords } from '../../kit/words.ts'

export const summaryWords = defineWords({
  title: { zh: '本月小结', en: 'The month in words' },
  choose: { zh: '先在上面选一个地域或一个主办单位。', en: 'Choose a place or a unit above first.' },
  open: {
    zh: '其中 {n} 场还没办结，人次按签到和计数算；办结后会更准。',
    en: {
      one: 'One is not closed yet and counted by what was marked.',
      other: '{n} are not closed yet and counted by what was marked.',
    },
  },
  copy: { zh: '复制，发到群里', en: 'Copy for the group' },
  copied: { zh: '已复制', en: 'Copied' },
})
