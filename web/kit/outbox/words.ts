/** What a phone without room says. */
import { defineWords } from '../words.ts'

export const fullWords = defineWords({
  title: { zh: '手机存满了，没有存下', en: 'The phone is full: this was not kept' },
  hint: {
    zh: '填好的都还在这一页，等着上传的也都还在。请清理手机空间，或到有网的地方再按一次。',
    en: 'What you entered is still on this page, and all that waits is still here. Free some space, or press again where there is a network.',
  },
})
