import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  title: { zh: '看望情况', en: 'Who is looked in on' },
  lead: { zh: '哪天有人来看过、都好。', en: 'On which day somebody looked in, and that all was well.' },
  back: { zh: '我的诉求', en: 'My requests' },
  backList: { zh: '看望情况', en: 'Looked in on' },
  none: { zh: '还没有和您的登记对上', en: 'Not matched with the register yet' },
  noneDo: {
    zh: '请带身份证到社区，或请网格员核实是您的亲属，之后就能在这里看。',
    en: 'Show your identity card at the community office or to the grid worker; then it is here.',
  },
  self: { zh: '本人', en: 'Yourself' },
  guardian: { zh: '您监护的孩子', en: 'Your ward' },
  relative: { zh: '您的亲属', en: 'Your relative' },
  notAgreed: { zh: '对方没有同意让亲属看到', en: 'They have not agreed that relatives see this' },
  notAgreedDo: {
    zh: '请本人在自己的手机上同意，或者当面告诉网格员。同意了随时也能收回。',
    en: 'They can agree on their own phone or tell the grid worker, and take it back at any time.',
  },
  ground: {
    zh: '{day} 本人同意让亲属看到。只有日子和“都好”，不写谁来过、说了什么；本人随时可以收回。',
    en: 'They agreed on {day} that relatives see the day and that all was well; not who came or what was said. They can take it back at any time.',
  },
  visits: { zh: '最近', en: 'Lately' },
  well: { zh: '都好', en: 'All well' },
  notMet: { zh: '没见到', en: 'Not met' },
  mine: { zh: '您自己看过', en: 'It was you' },
  empty: { zh: '还没有记录', en: 'Nothing recorded yet' },
  emptyDo: { zh: '有人来看过，就会出现在这里。', en: 'As soon as somebody looked in, it stands here.' },
  confirm: { zh: '您自己去看过了？', en: 'Have you been there yourself?' },
  confirmLead: {
    zh: '本人的照看计划允许亲属看望算数。记一次，社区就不用再跑同一趟。',
    en: 'Their plan lets a visit of the family count. Note it, and nobody need come for the same.',
  },
  confirmDo: { zh: '我刚看过，都好', en: 'I have just seen them: all well' },
  confirmed: { zh: '记下了，这一次算数。', en: 'Noted; it counts.' },
  confirmedNot: { zh: '记下了。眼下没有到期的看望。', en: 'Noted. Nothing was due just now.' },
  way: { zh: '怎么看的', en: 'How' },
  notWell: { zh: '看到不对劲，请打下面的电话。', en: 'If something is wrong, call one of the numbers below.' },
  share: { zh: '让亲属知道您都好', en: 'Let relatives know that you are well' },
  shareLead: {
    zh: '已核实身份的亲属能看到哪天有人来过、“都好”，别的都看不到。',
    en: 'Relatives whose identity was checked see the day and that all was well, and nothing else.',
  },
  shareOn: { zh: '{day} 起，亲属能看到。', en: 'Relatives see it since {day}.' },
  shareOff: { zh: '现在亲属看不到。', en: 'Relatives do not see it.' },
  shareDo: { zh: '让亲属看到', en: 'Let relatives see' },
  shareEnd: { zh: '不再让亲属看到', en: 'No more for relatives' },
  rest: {
    zh: '您说过这段时间不用来，{day} 前不会上门。想早点恢复，告诉网格员一声。',
    en: 'You said nobody need come; nobody will until {day}. To have visits sooner tell the grid worker.',
  },
})
