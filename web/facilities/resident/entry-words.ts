import { defineWords } from '../../kit/words.ts'

/** What everybody's first page takes. */
export const entryWords = defineWords({
  title: { zh: '身边的设施', en: 'What is near you' },
  hint: { zh: '在哪里、几点开、打什么电话', en: 'Where, when, phone' },
})
