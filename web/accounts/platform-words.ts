/** Words of signing in by a platform, in the console and in the field. */
import { defineWords } from '../kit/words.ts'

export const platformWords = defineWords({
  or: { zh: '或者用单位的平台登录', en: 'Or by a platform of your office' },
  by: { zh: '用{label}登录', en: 'Sign in by {label}' },
  arriving: { zh: '正在核对身份', en: 'Looking who it is' },
  refused: { zh: '没有登录', en: 'Not signed in' },
  toSignIn: { zh: '返回登录', en: 'Back to signing in' },
  linked: { zh: '绑定好了', en: 'Linked' },
  linkedDo: { zh: '以后可以用这个平台登录。', en: 'You can sign in by this platform from now on.' },
  toAccount: { zh: '回到我的账号', en: 'To my account' },
})
