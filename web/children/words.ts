import type { ReporterPart } from '../../domain/children/harm.ts'
import { defineWords, type Word } from '../kit/words.ts'

/** The page for reporting harm to a minor, alike in every shell. */
export const harmWords = defineWords({
  title: { zh: '孩子受到伤害，马上报告', en: 'A child is being harmed: report it' },
  callFirst: {
    zh: '正在发生、或者孩子马上有危险：先打 110，再回来填。',
    en: 'If it is happening now, or a child is in danger: call 110 first, then come back.',
  },
  lead: {
    zh: '看到、听到、怀疑都可以报告，不用有把握。不用登录，能说多少说多少。',
    en: 'Seen, heard or only suspected: say so. No sign-in; as much as you know.',
  },
  tells: {
    zh: '发出后马上告诉：{offices}。本平台不代替您报警。',
    en: 'Told at once: {offices}. This platform does not call the police for you.',
  },
  tellsNobody: {
    zh: '本县还没有设定接收单位，报告会留给未成年人保护负责人。请同时打 110。',
    en: 'No office is named in this county yet; it goes to those who answer for minors. Please call 110 as well.',
  },
  what: { zh: '看到了什么、发生了什么', en: 'What you saw, what happened' },
  whatHint: { zh: '什么时候、怎么知道的、还会不会发生。', en: 'When, how you know, whether it may happen again.' },
  signs: { zh: '看到哪些情况', en: 'What you noticed' },
  photos: { zh: '照片', en: 'Pictures' },
  photosHint: {
    zh: '有就附上，没有也行。文字先发，照片随后发，只有接到报告的单位能打开。',
    en: 'If you have any. The words go first, the pictures after; only the offices that are told open them.',
  },
  photosSending: {
    zh: '正在发第 {n} 张照片，共 {all} 张。请先不要关这一页。',
    en: 'Sending picture {n} of {all}. Please keep this page open.',
  },
  photosSent: { zh: '照片也收到了', en: 'The pictures were received too' },
  photosNot: {
    zh: '有 {n} 张照片没有收下',
    en: { one: 'One picture was not taken', other: '{n} pictures were not taken' },
  },
  childTitle: { zh: '哪个孩子', en: 'Which child' },
  name: { zh: '姓名或者怎么称呼', en: 'Name, or how you would tell them' },
  age: { zh: '大约几岁', en: 'About how old' },
  where: { zh: '在哪里', en: 'Where' },
  whereHint: { zh: '地址、学校班级、附近有什么都行。', en: 'An address, a school and class, or what is near.' },
  byTitle: { zh: '谁在报告', en: 'Who reports' },
  by: { zh: '您是', en: 'You are' },
  myName: { zh: '您的姓名', en: 'Your name' },
  myPhone: { zh: '您的电话', en: 'Your phone' },
  secret: { zh: '不要让接收单位知道我是谁', en: 'Do not tell the offices who I am' },
  secretHint: {
    zh: '只有县里指定的未成年人保护负责人能看到。',
    en: 'Only those who answer for minors in danger in this county can see it.',
  },
  promise: {
    zh: '报告发出后谁也不能删除。家里人、网格员、村（社区）看不到。不会安排调解。',
    en: 'Once sent nobody can delete it. The family, grid worker and committee do not see it. No mediation is arranged.',
  },
  send: { zh: '报告', en: 'Report' },
  waiting: {
    zh: '还没有送到，正在自动再发。请先不要关这一页；等不及就打 110。',
    en: 'Not there yet; it is being sent again. Keep this page open, or call 110.',
  },
  leave: { zh: '离开这一页', en: 'Leave this page' },
  thanks: { zh: '报告已经收到', en: 'Your report was received' },
  keep: {
    zh: '记下编号，可以查看送到了哪里。这部手机上不留记录。',
    en: 'Note the number: it shows whom it reached. Nothing stays on this phone.',
  },
  kept: { zh: '没有网络，先存在这部手机里', en: 'No network: it waits on this phone' },
  keptLead: {
    zh: '有网就自动发出。现在就能打 110，不需要网络。',
    en: 'It goes by itself once there is a network. Calling 110 needs none.',
  },
  reached: { zh: '送到了哪里', en: 'Whom it reached' },
  told: { zh: '{when} 送达，还没有人确认', en: 'told {when}, not confirmed yet' },
  confirmed: { zh: '{when} 有人确认接手', en: 'confirmed {when}' },
  number: { zh: '报告编号', en: 'Number of the report' },
  follow: { zh: '查报告送到了哪里', en: 'See whom a report reached' },
  followLead: {
    zh: '只显示送到哪里、什么时候，不显示内容。',
    en: 'It shows whom it reached and when, never what it says.',
  },
  look: { zh: '查看', en: 'Show' },
  received: { zh: '{when} 收到', en: 'received {when}' },
  another: { zh: '再报告一件', en: 'Report another' },
  boxWho: { zh: '限阅', en: 'Restricted' },
  boxWhat: { zh: '报告一件', en: 'A report' },
  boxPicture: { zh: '报告的照片', en: 'Picture of a report' },
})

export const partWords = defineWords({
  school: { zh: '老师、学校', en: 'School' },
  doctor: { zh: '医生、护士', en: 'Doctor, nurse' },
  worker: { zh: '社区、村工作人员', en: 'Community worker' },
  neighbour: { zh: '邻居、路人', en: 'Neighbour, passer-by' },
  family: { zh: '亲属', en: 'Relative' },
  child: { zh: '我就是这个孩子', en: 'I am this child' },
  other: { zh: '其他', en: 'Other' },
}) satisfies Record<ReporterPart, Word>

export const harmFaultWords = defineWords({
  'what-or-where': {
    zh: '请写一句发生了什么，或者在哪里',
    en: 'Please say what happened, or where',
  },
  refno: { zh: '编号是九位数字', en: 'A number of nine digits' },
  'no-report': { zh: '没有这个编号', en: 'There is no such number' },
})
