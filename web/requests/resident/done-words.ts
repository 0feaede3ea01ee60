/** Words of the page after a report was sent. */
import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  thanks: { zh: '收到了，谢谢您', en: 'Received, thank you' },
  thanksLead: { zh: '这件事，我们来办。', en: 'We will see to it.' },
  smsSent: {
    zh: '编号也会发短信到尾号 {tail} 的手机。',
    en: 'The number also goes by text to the phone ending {tail}.',
  },
  keepNo: {
    zh: '请记下编号。办好了有人上门告诉您，打电话念编号也能查。',
    en: 'Please keep the number. Somebody will come and tell you; by phone, just say the number.',
  },
  comingTitle: { zh: '接下来', en: 'What happens next' },
  nextAccept: { zh: '有人受理，告诉您谁来办', en: 'It is accepted, and you learn who handles it' },
  nextDispatch: { zh: '交给办事的人', en: 'It goes to those who handle it' },
  nextResolve: { zh: '办好，再问您满不满意', en: 'It is done, and you are asked whether you are content' },
  latest: { zh: '最晚 {when}', en: 'At the latest {when}' },
  provisional: {
    zh: '放假安排还没公布，日期可能会变。',
    en: 'The holidays of that year are not yet known; the date may move.',
  },
  toTrack: { zh: '查进度', en: 'Follow it' },
  savePicture: { zh: '存成图片', en: 'Save as picture' },
  share: { zh: '发给家人', en: 'Send to family' },
  copied: { zh: '已复制，可以贴到微信里', en: 'Copied; you can paste it anywhere' },
  pictureTitle: { zh: '长按图片保存', en: 'Press and hold to save' },
  pictureAlt: { zh: '编号 {no} 的图片', en: 'Picture of number {no}' },
  download: { zh: '下载图片', en: 'Download' },
  shareText: {
    zh: '邻里查询编号 {no}，查进度时还要手机尾号。',
    en: 'Linli number {no}; the last four digits of the phone are needed to follow it.',
  },
  offerSignIn: { zh: '用手机号登录', en: 'Sign in by phone' },
  offerSignInHint: { zh: '以后不用记编号，可以不登录', en: 'Then you need no numbers; it is up to you' },
  nothingSent: { zh: '这里没有刚交的事', en: 'Nothing was sent just now' },
  nothingSentDo: { zh: '有编号的，可以去查进度。', en: 'If you have a number, you can follow it.' },
  followed: { zh: '好，这件事一有进展就告诉您', en: 'Good: you will hear how it goes' },
  followedMore: { zh: '已经有人在办，不用再交一次。', en: 'It is in hand already; no need to file it again.' },
})
