/** What this room sends to phones. No message asks for anything, and none carries a link. */
export const messageWords = {
  'accounts.code': {
    zh: '登录验证码 {code}，{minutes} 分钟内有效。请勿告诉任何人，工作人员不会索要。',
    en: 'Sign-in code {code}, good for {minutes} minutes. Tell nobody; our staff never ask for it.',
  },
  'accounts.factor': {
    zh: '第二重验证码 {code}，{minutes} 分钟内有效。请勿告诉任何人，管理员也不会索要。',
    en: 'Second-factor code {code}, good for {minutes} minutes. Tell nobody; administrators never ask for it.',
  },
  'accounts.forgotten': {
    zh: '一次性登录码 {code}，{minutes} 分钟内有效，用后请重设口令。不是您本人操作请忽略并告知管理员。',
    en: 'One-time code {code}, good for {minutes} minutes; choose a new password with it. If it was not you, ignore it and tell your administrator.',
  },
  'accounts.phone-changed': {
    zh: '您登录用的手机号已在服务窗口更换。不是您本人办理的，请尽快到社区或拨打服务热线。',
    en: 'Your phone number for signing in was changed at a service desk. If it was not you, go to your community or call the help line soon.',
  },
  'accounts.reset': {
    zh: '您账号的第二重验证已由两名管理人员重置。不是您本人申请的，请立即联系管理员。',
    en: 'The second factor of your account was reset by two officers. If you did not ask for it, call your administrator at once.',
  },
} as const

export type Template = keyof typeof messageWords
