/** What a page of an earlier build is told. */
import { titled, type Reason } from './reason.ts'

export const oldPageWords: Readonly<Record<string, Reason>> = {
  'old-page': titled(
    ['系统更新了，这个页面是旧的', '请重新打开本页再办；写的内容还在，长的文字先复制下来。'],
    [
      'Linli was renewed, and this page is old',
      'Open it again and go on; what you wrote is still there, and a long text is best copied first.',
    ],
  ),
}
