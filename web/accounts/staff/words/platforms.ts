/** Sign-in platforms: one's own links, those of an account, and the platforms of the county. */
import { defineWords } from '../../../kit/words.ts'

export const platformStaffWords = defineWords({
  platforms: { zh: '登录平台', en: 'Sign-in platforms' },
  platformsLead: {
    zh: '市里的统一身份认证、单位的工作平台，绑定后可以用来登录。账号仍由管理员开通。',
    en: 'The city’s sign-in or your office’s platform: once linked, people sign in by it. Accounts are still opened by the administrator.',
  },
  none: { zh: '本县没有设登录平台', en: 'The county has no sign-in platform' },
  notLinked: { zh: '没有绑定', en: 'not linked' },
  linkedAs: { zh: '绑定为 {name}', en: 'linked as {name}' },
  byAdmin: { zh: '管理员绑定', en: 'by the administrator' },
  link: { zh: '绑定', en: 'Link' },
  linkTo: { zh: '绑定{label}', en: 'Link {label}' },
  unlink: { zh: '解除', en: 'Unlink' },
  unlinkOf: { zh: '解除{label}', en: 'Unlink {label}' },
  unlinked: { zh: '已解除', en: 'Unlinked' },
  unlinkNote: { zh: '解除后，这个账号登录中的设备都会退出。', en: 'The sessions of this account end with it.' },
  linkDone: { zh: '已绑定', en: 'Linked' },
  nameThere: { zh: '在平台上的名字', en: 'Name there' },
  nameThereHint: {
    zh: '平台设置里选的那一项，比如工号。绑定错了，别人就能登录这个账号。',
    en: 'The claim chosen for the platform, e.g. the staff number. A wrong one lets somebody else in.',
  },
  why: { zh: '理由', en: 'Reason' },
  add: { zh: '增加平台', en: 'Add a platform' },
  edit: { zh: '修改', en: 'Change' },
  editOf: { zh: '修改{label}', en: 'Change {label}' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  active: { zh: '启用', en: 'In use' },
  resting: { zh: '停用', en: 'Resting' },
  code: { zh: '代号', en: 'Code' },
  codeHint: { zh: '写在回调地址里，以后不能改。', en: 'Stands in the return address and never changes.' },
  labelZh: { zh: '按钮上的名称（中文）', en: 'Name on the button (Chinese)' },
  labelEn: { zh: '按钮上的名称（英文）', en: 'Name on the button (English)' },
  issuer: { zh: '签发者地址', en: 'Issuer' },
  issuerHint: {
    zh: '和平台自己公布的一字不差，以 https 开头。',
    en: 'Letter by letter as the platform names itself, beginning with https.',
  },
  client: { zh: '应用标识', en: 'Client id' },
  secret: { zh: '应用密钥', en: 'Client secret' },
  secretKept: { zh: '不填就不变；存好以后不再显示。', en: 'Left empty it stays; it is never shown again.' },
  claim: { zh: '用哪一项认人', en: 'Claim that names people' },
  claimHint: {
    zh: '一个人一个、不会改、不会给别人的那一项，一般是 sub。',
    en: 'One per person, never changed, never given to another; usually sub.',
  },
  scope: { zh: '申请的范围', en: 'Scope' },
  counts: { zh: '算作第二重验证的', en: 'Counts as a second factor' },
  countsHint: {
    zh: '平台回答里 acr 或 amr 的值，用空格分开。不填，平台验证了什么都不算。',
    en: 'Values of acr or amr, with blanks between. Left empty, nothing the platform did counts.',
  },
  returns: { zh: '请在平台上登记这两个回调地址', en: 'Register these two return addresses at the platform' },
})

export const platformFaults = defineWords({
  'platform-code': { zh: '小写字母开头，可以有数字和横线', en: 'Begins with a small letter; letters, digits, hyphens' },
  'plain-letters': { zh: '只能用字母、数字和符号，不能有空格', en: 'Letters, digits and signs, no blanks' },
  'web-address': { zh: '要像 https://login.example.cn', en: 'Must look like https://login.example.cn' },
  'platform-scope': { zh: '以 openid 开头，用空格分开', en: 'Begins with openid, blanks between' },
  'platform-silent': {
    zh: '这个地址没有回答，不是这样的平台，或者不许访问',
    en: 'It does not answer, is no such platform, or may not be asked',
  },
  'linked-already': { zh: '这个账号已经绑定了，请先解除', en: 'The account is linked already; unlink it first' },
  'name-linked': { zh: '那边的名字已经绑定给别的账号', en: 'That name is linked to another account' },
})
