import { defineWords } from '../../kit/words.ts'

/** How whoever reports is answered, and who may know: asked on a page of its own. */
export const contactWords = defineWords({
  askContact: { zh: '办好了，怎么告诉您？', en: 'How shall we tell you?' },
  phone: { zh: '手机号', en: 'Phone number' },
  phoneHint: {
    zh: '只用来回话。没有手机，网格员上门告诉您。',
    en: 'Only for the answer. Without a phone, somebody comes.',
  },
  phoneOther: { zh: '本人的手机号', en: 'Their phone number' },
  noPhone: { zh: '没有手机，请上门告诉我', en: 'No phone: please come and tell me' },
  havePhone: { zh: '有手机，写号码', en: 'I have a phone after all' },
  comes: { zh: '好，办好了有人上门告诉您。', en: 'Good: somebody will come and tell you.' },
  name: { zh: '怎么称呼您', en: 'Your name' },
  nameOther: { zh: '怎么称呼本人', en: 'Their name' },
  publicAsk: { zh: '要不要让邻居看到？', en: 'May neighbours see it?' },
  private: { zh: '不公开', en: 'Not public' },
  privateHint: { zh: '只有办事的人看得到', en: 'Only those who handle it see it' },
  public: { zh: '公开', en: 'Public' },
  publicHint: { zh: '不写姓名、电话和门牌', en: 'Without name, phone or door number' },
  confidential: { zh: '不让被反映的单位知道是我', en: 'The unit concerned must not learn who I am' },
  forOther: { zh: '我替别人说', en: 'I speak for somebody else' },
  forOtherHint: { zh: '本人同意了才行，两个人的名字都会记下', en: 'With their consent; both names are kept' },
  myName: { zh: '您叫什么', en: 'Your own name' },
  myPhone: { zh: '您的手机号', en: 'Your own phone number' },
  relation: { zh: '您是本人的什么人', en: 'You are their' },
  consent: { zh: '本人同意吗？', en: 'Do they agree?' },
  toCheck: { zh: '去核对', en: 'Check and send' },
})
