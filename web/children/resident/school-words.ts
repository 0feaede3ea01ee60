import { defineWords } from '../../kit/words.ts'

export const schoolWords = defineWords({
  title: { zh: '确认学生返校', en: 'Confirm a return to school' },
  lead: {
    zh: '请学校填写。不用登录，只确认这一名学生。',
    en: 'For the school to fill in: no sign-in, this pupil alone.',
  },
  pupil: { zh: '学生', en: 'Pupil' },
  school: { zh: '学校', en: 'School' },
  until: { zh: '{when}前有效', en: 'good until {when}' },
  day: { zh: '哪天返校', en: 'Back since' },
  class: { zh: '在哪个班', en: 'In which class' },
  send: { zh: '确认已返校', en: 'Confirm' },
  thanks: { zh: '已经确认，谢谢', en: 'Confirmed, thank you' },
  thanksLead: { zh: '不用再做什么，可以关掉这一页。', en: 'Nothing more is needed; you may close this page.' },
  gone: { zh: '这个链接不能用了', en: 'This link no longer works' },
  goneDo: {
    zh: '可能过期，或者换了新的。请向村（社区）儿童主任要新链接。',
    en: 'It has expired or was replaced. Please ask the children’s director for a new one.',
  },
})

export const schoolFaults = defineWords({
  'day-to-come': { zh: '日期不能晚于今天', en: 'The day is yet to come' },
  'before-it-began': { zh: '返校日期早于没上学的日期', en: 'Before the pupil was out of school' },
})
