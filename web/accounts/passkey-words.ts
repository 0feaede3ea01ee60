/** Words of passkeys, in the console and in the field. */
import { defineWords } from '../kit/words.ts'

export const passkeyWords = defineWords({
  byPasskey: { zh: '用通行密钥登录', en: 'Sign in by passkey' },
  usePasskey: { zh: '用通行密钥', en: 'Use a passkey' },
  stopped: {
    zh: '没有用成。这台设备上可能没有您的通行密钥，可以再试一次，或者换个办法。',
    en: 'Nothing was given. This device may hold no passkey of yours: try again, or another way.',
  },
})
