/** What phones, the letters on them and pages of an earlier build are told. */
import { titled, type Reason } from './reason.ts'

export const phoneWords: Readonly<Record<string, Reason>> = {
  // field phones and sealed letters
  'phone-revoked': titled(
    ['这部手机已停用', '请联网重新登录；手机里没上传的会交给上级处理，不会丢。'],
    ['This phone was revoked', 'Sign in again; what was not sent goes to your supervisor and is not lost.'],
  ),
  'letter-unreadable': titled(
    ['这封信打不开', '内容读不出来，请问写信的人。'],
    ['This letter cannot be opened', 'Its content cannot be read; ask whoever wrote it.'],
  ),
  'letter-before': titled(
    ['前面还有没处理的', '同一件事先写的那封还没处理，请先处理那封。'],
    ['An earlier letter is not settled', 'Settle the earlier letter on the same matter first.'],
  ),
  // health files
  'no-consent': titled(
    ['本人还没有同意', '先问本人，同意后在居民页面的“同意事项”里记下。'],
    ['They have not agreed', 'Ask them first, and note their word under “consents” on their page.'],
  ),
  // pages
  'old-page': titled(
    ['系统更新了，这个页面是旧的', '请重新打开本页再办；写的内容还在，长的文字先复制下来。'],
    [
      'Linli was renewed, and this page is old',
      'Open it again and go on; what you wrote is still there, and a long text is best copied first.',
    ],
  ),
}
