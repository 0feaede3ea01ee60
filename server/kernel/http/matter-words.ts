/** Reasons about the papers of a matter and the links to it. */
import { only, type Reason } from './reason.ts'

export const matterWords: Readonly<Record<string, Reason>> = {
  'paper-empty': only('这张单子上还没有可印的内容。', 'There is nothing to print on this paper yet.'),
  'link-restricted': only('这类事不能用链接交给别人办。', 'A matter of this kind is not given away by a link.'),
  'link-matter-over': only(
    '这件事已经答复或者结束，不用再给链接。',
    'It was answered or has ended: there is nothing to give a link for.',
  ),
  'link-many': only('这件事已有十个有效的链接，先收回用不着的。', 'It has ten open links: take one back first.'),
  'link-no-address': only(
    '系统还没有设好对外网址，印不了二维码；请把链接复制出来发给对方。',
    'This house does not know its address yet: copy the link and send it.',
  ),
  'link-over': only('这个链接已经失效，请重新给一个。', 'This link holds no more; give a new one.'),
  'matter-open': only('还没有结束，结束后再归档。', 'It is not finished; its file is made when it is.'),
}
