import { defineWords } from '../../../kit/words.ts'

export const settingWords = defineWords({
  approval: { zh: '要另一位同意的身份信息', en: 'Particulars that ask for a second person' },
  approvalNote: {
    zh: '改这些信息时，先记成“待核实”，由另一位工作人员看过改前改后再定；第一次填写不用。',
    en: 'A change of these is laid beside what is held, and another person decides; filling in what was empty needs nobody.',
  },
  approvalNone: { zh: '都不用另一位同意', en: 'None asks for a second person' },
  approvalFields: { zh: '哪些信息', en: 'Which particulars' },
})
