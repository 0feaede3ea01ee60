/** Words of the desk of sealed letters, and of field phones. */
import { defineWords } from '../../../kit/words.ts'

export const letterWords = defineWords({
  title: { zh: '封存信件', en: 'Sealed letters' },
  lead: {
    zh: '网格员没网时写的、没能自动办成的，在这里处理。通过就以写信人的名义办理，您的名字记在旁边；退回要说原因，写信人看得到。',
    en: 'Written on the way without a network and not performed by themselves. What you accept is done as its author, with your name beside; what you refuse needs a reason, which the author reads.',
  },
  open: { zh: '待处理', en: 'Open' },
  settled: { zh: '已处理', en: 'Settled' },
  none: { zh: '没有待处理的信件', en: 'No letters wait' },
  noneDo: { zh: '没能自动办成的会自己出现在这里。', en: 'Letters that were not performed appear here by themselves.' },
  written: { zh: '{when} 写，{came} 收到', en: 'written {when}, received {came}' },
  look: { zh: '打开', en: 'Open' },
  'phone-revoked': { zh: '写信的手机已停用', en: 'The phone it was written on was revoked' },
  'account-closed': { zh: '写信人的账号已停用', en: 'The account of its author was closed' },
  'letter-unreadable': { zh: '内容读不出来，请问写信人', en: 'It cannot be read; ask its author' },
  refused: { zh: '没能办成：{detail}', en: 'Not performed: {detail}' },
  accepted: { zh: '{who} 已通过', en: 'Accepted by {who}' },
  refusedBy: { zh: '{who} 已退回：{why}', en: 'Refused by {who}: {why}' },
  would: { zh: '要办的', en: 'What it would do' },
  wrote: { zh: '写了', en: 'What was written' },
  nothing: { zh: '没有文字', en: 'No words' },
  file: { zh: '照片或语音', en: 'A picture or a voice note' },
  before: {
    zh: '同一件事先写的还有 {n} 封没处理，先处理那些。',
    en: {
      one: 'One earlier letter on this matter is not settled; settle it first.',
      other: '{n} earlier letters on this matter are not settled; settle them first.',
    },
  },
  accept: { zh: '通过，替他办理', en: 'Accept and perform' },
  refuse: { zh: '退回', en: 'Refuse' },
  refuseNote: { zh: '信不会丢，写信人看得到原因。', en: 'Nothing is lost; its author reads the reason.' },
  done: { zh: '已办理', en: 'Performed' },
  back: { zh: '已退回', en: 'Refused' },
  close: { zh: '关上', en: 'Close' },
  // the county's setting
  field: { zh: '外勤手机', en: 'Field phones' },
  fieldNote: {
    zh: '没网时手机能打开多久、存多少。改短了，手机下次连网时生效。',
    en: 'How long a phone opens without a network, and what it holds. A change holds from its next contact on.',
  },
  leaseHours: { zh: '离线授权期', en: 'Lease' },
  lockMinutes: { zh: '多久没动要再输密码', en: 'PIN asked again after' },
  purgeDays: { zh: '名单最多存', en: 'What is held is wiped after' },
  megabytes: { zh: '名单最多占', en: 'What is held, at most' },
  mega: { zh: '兆', en: 'MB' },
})
