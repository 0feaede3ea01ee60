import { defineWords } from '../../kit/words.ts'

/** What everybody's first page takes. */
export const entryWords = defineWords({
  title: { zh: '社区活动', en: 'Activities' },
  hint: { zh: '义诊、讲座、演出，怎么参加', en: 'Clinics, talks, shows' },
})
