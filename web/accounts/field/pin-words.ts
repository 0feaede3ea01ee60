/** Words of the device PIN. */
import { defineWords } from '../../kit/words.ts'

export const pinWords = defineWords({
  setTitle: { zh: '设一个本机密码', en: 'Choose a PIN for this phone' },
  setLead: {
    zh: '没有网也能打开看今天的事。只存在这部手机里，忘了就联网重新登录。',
    en: 'It opens your day without a network. It stays on this phone; if you forget it, sign in again with a network.',
  },
  pin: { zh: '本机密码', en: 'PIN' },
  pinHint: {
    zh: '六位数字，不要用生日、连号、同一个数字。',
    en: 'Six digits; no birthday, no run, not one digit repeated.',
  },
  twice: { zh: '再输一遍', en: 'Once more' },
  set: { zh: '设好，进去', en: 'Set it and enter' },
  other: { zh: '换人登录', en: 'Somebody else' },
  'pin-digits': { zh: '要六位数字', en: 'Six digits are needed' },
  'pin-plain': { zh: '太容易猜到，换一个', en: 'Too easy to guess; choose another' },
  'pin-date': { zh: '像是一个日期，容易猜到，换一个', en: 'It looks like a date, easy to guess; choose another' },
  pinDiffers: { zh: '两遍不一样', en: 'The two are not the same' },
  askTitle: { zh: '输入本机密码', en: 'Enter the PIN of this phone' },
  askLead: { zh: '这部手机存着的名单是加密的。', en: 'What this phone holds is encrypted.' },
  open: { zh: '打开', en: 'Open' },
  wrong: {
    zh: '不对，还能试 {n} 次。试完后手机里的名单会清掉，没上传的不会丢。',
    en: {
      one: 'Wrong; one try left. After that what is held here is wiped; what waits to be sent is not lost.',
      other: 'Wrong; {n} tries left. After that what is held here is wiped; what waits to be sent is not lost.',
    },
  },
  forgot: { zh: '忘了密码，或换人用', en: 'Forgotten, or somebody else' },
  forgetSure: { zh: '清掉名单，重新登录', en: 'Wipe and sign in again' },
  forgetLead: {
    zh: '重新登录要有网。手机里的名单会清掉；没上传的封存着，有网就交上去，不会丢。',
    en: 'Signing in needs a network. What is held here is wiped; what waits stays sealed, goes in with a network, and is not lost.',
  },
  full: {
    zh: '手机存满了，打不开。请清理手机空间再试，存着的都还在。',
    en: 'The phone is full and cannot open this. Free some space and try again; all that is here stays.',
  },
  clockTitle: { zh: '手机时间不对', en: 'The clock of this phone is wrong' },
  clockLead: {
    zh: '手机时间被往回调了。把时间调准，连一次网就能打开，存着的都还在。',
    en: 'It was set back. Put it right and connect once; everything is still here.',
  },
  clockAgain: { zh: '已连网，再看', en: 'Connected, look again' },
  // why there is no key any more
  'why-tries': {
    zh: '本机密码错了十次，手机里的名单已清掉。请重新登录；没上传的都在。',
    en: 'The PIN was wrong ten times: what was held here is wiped. Sign in again; what waits is still here.',
  },
  'why-over': {
    zh: '太久没有连网，离线授权期已过，手机里的名单已清掉。请连网登录；没上传的都在。',
    en: 'It was too long without a network: what was held here is wiped. Sign in; what waits is still here.',
  },
  'why-revoked': {
    zh: '这部手机已停用，手机里的名单已清掉。没上传的交给上级处理。',
    en: 'This phone was revoked: what was held here is wiped. What waits goes to the supervisor.',
  },
  sealedN: {
    zh: '{n} 封封存信件在这部手机里，谁也打不开，有网就自己交上去。',
    en: {
      one: 'One sealed letter lies on this phone; nobody can open it here, and it goes in with a network.',
      other: '{n} sealed letters lie on this phone; nobody can open them here, and they go in with a network.',
    },
  },
})
