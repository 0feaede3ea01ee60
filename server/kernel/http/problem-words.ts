/** Titles of problems in both languages; what to do stands beside what went wrong. */
import type { ProblemCode } from '../../../domain/kernel/errors.ts'

type Words = Record<'zh' | 'en', { title: string; detail: string }>

export const problemWords: Record<ProblemCode, Words> = {
  validation: {
    zh: { title: '有几处需要修改', detail: '请看标出的地方，改好后再提交；已填的内容都还在。' },
    en: {
      title: 'Some fields need attention',
      detail: 'See the marked fields and submit again; nothing you entered is lost.',
    },
  },
  malformed: {
    zh: { title: '收到的内容读不懂', detail: '请刷新页面再试；若仍如此，请把编号告诉管理员。' },
    en: {
      title: 'The request could not be read',
      detail: 'Reload and try again; if it stays, tell the administrator the trace number.',
    },
  },
  'not-signed-in': {
    zh: { title: '请先登录', detail: '登录后会回到这里，已填的内容都还在。' },
    en: { title: 'Please sign in', detail: 'You will return here; nothing you entered is lost.' },
  },
  'second-factor-needed': {
    zh: { title: '需要再验证一次身份', detail: '请输入动态口令后继续。' },
    en: { title: 'Second factor needed', detail: 'Enter the one-time code to go on.' },
  },
  'not-permitted': {
    zh: { title: '您的角色不能做这件事', detail: '需要时请联系管理员。' },
    en: { title: 'Your role does not allow this', detail: 'Ask your administrator if you need it.' },
  },
  'not-found': {
    zh: { title: '没有找到', detail: '可能编号有误，或不在您的范围内。' },
    en: { title: 'Not found', detail: 'The number may be wrong, or it lies outside your area.' },
  },
  'out-of-turn': {
    zh: { title: '现在不能办这一步', detail: '这件事的状态已经变了，请看现在可以做什么。' },
    en: { title: 'Not possible now', detail: 'The state has changed; see what may be done now.' },
  },
  'id-reused': {
    zh: { title: '这个编号已用于另一份内容', detail: '请重新打开表单再提交。' },
    en: { title: 'This id was used for something else', detail: 'Open the form again and submit.' },
  },
  conflict: {
    zh: { title: '别人刚刚办过', detail: '请看最新情况后再决定。' },
    en: { title: 'Somebody was faster', detail: 'Look at the latest state and decide again.' },
  },
  gone: {
    zh: { title: '已经失效', detail: '请重新取得链接或验证码。' },
    en: { title: 'No longer valid', detail: 'Ask for a new link or code.' },
  },
  'too-large': {
    zh: { title: '内容太大', detail: '请减小图片或文件后再试。' },
    en: { title: 'Too large', detail: 'Make the picture or file smaller and try again.' },
  },
  'unsupported-file': {
    zh: { title: '这种文件收不了', detail: '请换成常见的图片或文档。' },
    en: { title: 'This kind of file is not accepted', detail: 'Use a common picture or document.' },
  },
  'too-many': {
    zh: { title: '太频繁了', detail: '请稍等一会儿再试。' },
    en: { title: 'Too many attempts', detail: 'Please wait a moment and try again.' },
  },
  internal: {
    zh: { title: '系统出了问题', detail: '已经记下，没有保存不完整的内容。请稍后再试，并把编号告诉管理员。' },
    en: {
      title: 'Something went wrong',
      detail: 'It has been recorded and nothing was half saved. Try later and tell the administrator the trace number.',
    },
  },
  unavailable: {
    zh: { title: '系统正忙', detail: '请过一会儿再试，已填的内容都还在。' },
    en: { title: 'Busy right now', detail: 'Try again shortly; nothing you entered is lost.' },
  },
}
