/** Words of signing in. */
import { defineWords } from '../kit/words.ts'

export const words = defineWords({
  title: { zh: '用手机号登录', en: 'Sign in by phone' },
  lead: {
    zh: '不用密码。登录是为了看自己的事，反映问题不用登录。',
    en: 'No password. Signing in shows what is yours; reporting needs none.',
  },
  phone: { zh: '手机号', en: 'Phone number' },
  sendCode: { zh: '发验证码', en: 'Send the code' },
  codeTitle: { zh: '填短信里的验证码', en: 'Enter the code from the message' },
  codeLead: {
    zh: '发到尾号 {tail} 的手机，几分钟内有效。我们不会打电话问您验证码。',
    en: 'Sent to the phone ending {tail}; it holds for some minutes. Nobody will ever call and ask for it.',
  },
  code: { zh: '验证码', en: 'Code' },
  enter: { zh: '登录', en: 'Sign in' },
  again: { zh: '没收到，再发一次', en: 'Not received: send again' },
  otherPhone: { zh: '换一个手机号', en: 'Another number' },
  already: { zh: '已经登录', en: 'You are signed in' },
  toMine: { zh: '看我反映的', en: 'See what I reported' },
  demo: { zh: '演示县：短信不会真发，在这里看', en: 'Demonstration county: messages are not sent, read them here' },
  messages: { zh: '演示短信与邮件', en: 'Demonstration messages' },
  messagesLead: {
    zh: '只有演示县有这一页。真的县里，短信只发到手机上，邮件只发到单位邮箱。',
    en: 'Only a demonstration county has this page. In a real one messages go to the phone alone, letters to the unit’s mailbox alone.',
  },
  toPhone: { zh: '短信发往', en: 'Message to' },
  toMail: { zh: '邮件发往', en: 'Letter to' },
  messagesEmpty: { zh: '还没有短信', en: 'No messages yet' },
  messagesEmptyDo: {
    zh: '发一次验证码，或者交一件事，再来看。',
    en: 'Send a code or report something, then look again.',
  },
  // staff and field
  staffTitle: { zh: '工作人员登录', en: 'Sign in' },
  user: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  withPassword: { zh: '用密码登录', en: 'Sign in by password' },
  withCode: { zh: '第一次用，或忘了密码', en: 'First time, or forgotten password' },
  paperCode: { zh: '一次性登录码', en: 'One-time code' },
  paperHint: {
    zh: '管理员当面给的，或者短信里的。字母大小写都行。',
    en: 'Given face to face by an administrator, or in a message. Case does not matter.',
  },
  sendForgotten: { zh: '忘了密码，把登录码发到我的手机', en: 'Forgotten: send a code to my phone' },
  forgottenSent: {
    zh: '如果这个用户名登记了手机，登录码已经发出。',
    en: 'If this name has a phone on file, a code is on its way.',
  },
  chooseTitle: { zh: '设一个新密码', en: 'Choose a new password' },
  chooseLead: {
    zh: '10 个字以上，好记的一句话最好；不要用别处用过的。',
    en: 'Ten characters or more; a sentence is best, and none you use elsewhere.',
  },
  newPassword: { zh: '新密码', en: 'New password' },
  set: { zh: '就用这个', en: 'Use this one' },
  factorTitle: { zh: '再确认一次是您', en: 'Once more, to be sure it is you' },
  totp: { zh: '验证器上的 6 位数字', en: 'Six digits of your authenticator' },
  sms: { zh: '短信验证码', en: 'Code by message' },
  recovery: { zh: '备用码', en: 'Recovery code' },
  useTotp: { zh: '用验证器', en: 'Use the authenticator' },
  useSms: { zh: '发短信到我的手机', en: 'Send a message to my phone' },
  useRecovery: { zh: '用备用码', en: 'Use a recovery code' },
  verify: { zh: '确认', en: 'Confirm' },
  enrolTitle: { zh: '先设好验证器', en: 'First set up an authenticator' },
  enrolLead: {
    zh: '您的岗位每次登录都要验证器。把下面的密钥填进验证器，再输入它显示的 6 位数字。',
    en: 'Your role needs an authenticator at every sign-in. Enter this key in it, then the six digits it shows.',
  },
  secret: { zh: '密钥', en: 'Key' },
  openApp: { zh: '在验证器里打开', en: 'Open in the authenticator' },
  recoveryTitle: { zh: '备用码，只显示这一次', en: 'Recovery codes, shown this once' },
  recoveryLead: {
    zh: '抄在纸上收好。手机丢了靠它登录，每个只能用一次。',
    en: 'Write them down and keep them safe. Each opens once when the phone is lost.',
  },
  kept: { zh: '抄好了，进去', en: 'Written down, go on' },
  adminTitle: { zh: '请找管理员', en: 'Please see an administrator' },
  adminLead: {
    zh: '这部手机没验证过，您也没有登记第二种验证方式。请当面向管理员要一次性登录码。',
    en: 'This device was never proved, and you have no second factor. An administrator gives you a one-time code, face to face.',
  },
  startAgain: { zh: '重新登录', en: 'Start again' },
})

/** Why a password is not good enough; the codes of `domain/accounts/passwords.ts`. */
export const passwordFaults = defineWords({
  'password-short': { zh: '太短了，至少 10 个字', en: 'Too short: at least 10 characters' },
  'password-digits': { zh: '不能全是数字', en: 'Not digits alone' },
  'password-common': { zh: '这个太常见，别人一猜就中', en: 'Too common: it would be guessed' },
  'password-repeats': { zh: '重复太多，换一个', en: 'Too much repetition' },
  'password-about-you': { zh: '里面有您的名字或用户名，换一个', en: 'It holds your name or user name' },
})
