import { defineWords } from '../../kit/words.ts'

export const linkWords = defineWords({
  title: { zh: '请您帮忙办一件事', en: 'You are asked to help with a matter' },
  lead: {
    zh: '先用手机验证码说明您是谁，就能看到这件事。不收费，不用密码。',
    en: 'Prove your phone by a code and you see the matter. It costs nothing and needs no password.',
  },
  as: { zh: '身份', en: 'You act as' },
  who: { zh: '诉求人', en: 'Whose matter' },
  building: { zh: '楼栋', en: 'Building' },
  until: { zh: '{when}前有效，办结就失效', en: 'Good until {when}, and no longer than the matter' },
  phone: { zh: '您的手机号', en: 'Your phone' },
  name: { zh: '您的姓名', en: 'Your name' },
  sendCode: { zh: '获取验证码', en: 'Send the code' },
  code: { zh: '验证码', en: 'Code' },
  codeHint: {
    zh: '发到尾号 {tail} 的手机，5 分钟内有效。没收到，可能是号码和给链接的人留的不一样。',
    en: 'Sent to the phone ending in {tail}, good for 5 minutes. None came? It may be another number than the one the link was given to.',
  },
  open: { zh: '打开', en: 'Open' },
  otherPhone: { zh: '换一个号码', en: 'Another number' },
  matter: { zh: '这件事', en: 'The matter' },
  number: { zh: '编号', en: 'Number' },
  item: { zh: '类别', en: 'Kind' },
  what: { zh: '内容', en: 'What it is' },
  where: { zh: '地点', en: 'Where' },
  task: { zh: '请您做的', en: 'What is asked' },
  due: { zh: '请在这之前', en: 'Please by' },
  appointment: { zh: '约好的时间', en: 'Appointment' },
  mine: { zh: '您做过的', en: 'What you did' },
  files: { zh: '{n} 张照片', en: { one: '{n} picture', other: '{n} pictures' } },
  note: { zh: '说一句，或者发照片', en: 'Say something, or send a picture' },
  verify: { zh: '去看过了', en: 'I went and looked' },
  finish: { zh: '办好了', en: 'It is done' },
  going: { zh: '我去', en: 'I go' },
  said: { zh: '说明', en: 'In words' },
  found: { zh: '看到的情况', en: 'What you saw' },
  send: { zh: '提交', en: 'Send' },
  sent: { zh: '已经记下，谢谢', en: 'Noted, thank you' },
  nothing: { zh: '现在不用您再做什么。', en: 'Nothing is asked of you now.' },
  over: { zh: '办好了，谢谢您', en: 'Done, thank you' },
  overLead: {
    zh: '这个链接到此为止，可以关掉这一页。',
    en: 'With this the link has ended; you may close this page.',
  },
  gone: { zh: '这个链接不能用了', en: 'This link does not work' },
  goneDo: {
    zh: '事情已经办结，或者链接过期、收回了。要接着办，请向给您链接的人要一个新的，或者拨打下面的电话。',
    en: 'The matter is settled, or the link is late or was taken back. To go on, ask whoever gave it to you for a new one, or call below.',
  },
})

export const linkFaults = defineWords({
  'code-refused': { zh: '验证码不对或者过期了', en: 'The code is wrong or too old' },
  'six-digits': { zh: '请填 6 位数字', en: 'Six digits' },
  mobile: { zh: '请填 11 位手机号', en: 'A mobile number of 11 digits' },
  required: { zh: '请填写', en: 'Please fill in' },
})
