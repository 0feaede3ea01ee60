/** Why somebody was not let in by a passkey or a platform, another system by its signature, or a phone of the field. */
import { titled, type Reason } from './reason.ts'

export const signInWords: Readonly<Record<string, Reason>> = {
  // passkeys
  'passkey-refused': titled(
    ['通行密钥没有通过', '它可能已经移除，或者不是这个网址的。可以换个办法登录。'],
    ['The passkey does not hold', 'It may have been removed, or belongs to another address. Try another way.'],
  ),
  'passkeys-many': titled(['最多 10 个', '先移除用不着的。'], ['Ten at most', 'Remove one that is not needed.']),
  'city-signature': titled(
    ['签名不对', '密钥已停用、签名不符，或者时间差超过 5 分钟。'],
    ['The signature does not hold', 'The key has ended, the signature differs, or the clocks are five minutes apart.'],
  ),
  'platform-nobody': titled(
    [
      '这里没有绑定您的账号',
      '平台认得您，但本县没有可用的账号与之绑定。请用账号口令登录后在“我的账号”里绑定，或找系统管理员。',
    ],
    [
      'No account here is linked to you',
      'The platform knows you, but no open account here is linked. Sign in by password and link it under “My account”, or see the administrator.',
    ],
  ),
  'platform-declined': titled(
    ['平台没有放行', '您在平台上取消了，或者平台不同意。可以再试一次，或用账号口令登录。'],
    [
      'The platform did not let you through',
      'You stopped there, or the platform refused. Try again, or use your password.',
    ],
  ),
  'platform-unproven': titled(
    ['身份没有得到证实', '平台的回答核对不上，没有登录。请重新登录；还是这样，请告诉系统管理员。'],
    ['Nobody was proved', 'The platform’s answer does not hold. Begin again; if it stays so, tell the administrator.'],
  ),
  'platform-silent': titled(
    ['平台没有回应', '请稍后再试，或用账号口令登录。'],
    ['The platform does not answer', 'Try again later, or use your password.'],
  ),
  'platform-taken': titled(
    ['那边的账号已经绑定给别人', '一个平台账号只能绑定这里的一个账号，请找系统管理员。'],
    ['Linked to somebody else', 'One name there is one account here; see the administrator.'],
  ),
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
}
