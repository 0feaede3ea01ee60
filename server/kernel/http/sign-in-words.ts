/** Why somebody was not let in by a platform. */
import { titled, type Reason } from './reason.ts'

export const signInWords: Readonly<Record<string, Reason>> = {
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
}
