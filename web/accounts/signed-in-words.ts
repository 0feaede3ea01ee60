import { defineWords } from '../kit/words.ts'

export const signedInWords = defineWords({
  first: { zh: '先用手机号登录', en: 'Sign in first' },
  how: { zh: '用手机收一个验证码，不用密码。', en: 'By a code to your phone; no password.' },
  signIn: { zh: '登录', en: 'Sign in' },
})
