/** Words of the last look at a report before it is sent. */
import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  askCheck: { zh: '请核对，没错就提交', en: 'Please check, then send' },
  qWhat: { zh: '什么事', en: 'What' },
  qMedia: { zh: '照片和录音', en: 'Pictures and voice' },
  qWhere: { zh: '在哪里', en: 'Where' },
  qContact: { zh: '怎么联系', en: 'Contact' },
  qFor: { zh: '替谁说', en: 'On behalf' },
  qPublic: { zh: '要不要公开', en: 'Public or not' },
  photos: { zh: '照片 {n} 张', en: { one: '{n} picture', other: '{n} pictures' } },
  voice: { zh: '录音 {n} 秒', en: 'Voice note, {n} s' },
  spotNoted: { zh: '位置已记下', en: 'Spot noted' },
  tail: { zh: '手机尾号 {tail}', en: 'Phone ending {tail}' },
  byVisit: { zh: '上门告诉您', en: 'Somebody comes and tells you' },
  forWho: { zh: '{me}（{relation}）代办，{consent}', en: '{me} ({relation}); {consent}' },
  publicNo: { zh: '不公开，只有办事的人看得到', en: 'Not public; only those who handle it see it' },
  publicYes: { zh: '公开，不写姓名、电话和门牌', en: 'Public, without name, phone or door number' },
  hidden: { zh: '不让被反映的单位知道是您', en: 'The unit concerned does not learn who you are' },
  send: { zh: '提交', en: 'Send' },
  sending: { zh: '正在提交……', en: 'Sending …' },
  uploading: { zh: '正在传第 {n} 个，共 {all} 个……', en: 'Sending {n} of {all} …' },
  unanswered: {
    zh: '刚才没有收到回音。再按一次就行，不会变成两件。要改的，收到编号后可以补充。',
    en: 'There was no answer. Press again: it will not be filed twice. What you want to change can be added once you have the number.',
  },
  sendAgain: { zh: '再交一次', en: 'Send again' },
  voiceOnly: { zh: '（请听录音）', en: '(Please listen to the voice note)' },
  photoOnly: { zh: '（请看照片）', en: '(Please see the picture)' },
})
