/** Papers of a matter, and its file. */
import { defineWords } from '../../../kit/words.ts'

export const paperWords = defineWords({
  papers: { zh: '单据', en: 'Papers' },
  none: { zh: '派单以后可以打印', en: 'There is something to print once it was dispatched' },
  pdf: { zh: '打印（PDF）', en: 'Print (PDF)' },
  docx: { zh: 'Word 文档', en: 'Word document' },
  archive: { zh: '一事一档', en: 'Whole file' },
  archiveNote: {
    zh: '单据、办理经过和附件装在一个压缩包里，不用本系统也能打开。姓名、电话已脱敏；谁在什么时候导出，会留下记录。',
    en: 'Papers, every step and the evidence in one archive, to be opened without this system. Names and numbers are masked; who took it and when is kept.',
  },
  why: { zh: '用途', en: 'What for' },
  whyHint: { zh: '例如：年终归档', en: 'For example: the yearly archive' },
  take: { zh: '导出', en: 'Take it out' },
  archived: { zh: '已导出', en: 'Taken out' },
  required: { zh: '请填写', en: 'Please fill in' },
})
