/** What is wrong with an entry of the catalogue, at its field. */
import { defineWords } from '../../../kit/words.ts'

/** Faults of entries at their fields. */
export const catalogueFaultWords = defineWords({
  code: { zh: '只能用小写字母、数字、点和横线', en: 'Small letters, digits, dots and hyphens only' },
  'code-twice': { zh: '这个编码已经有了', en: 'This code is taken' },
  'code-differs': { zh: '编码对不上', en: 'The code differs' },
  'category-unknown': { zh: '没有这个分类', en: 'No such category' },
  'parent-unknown': { zh: '没有这个上级分类', en: 'No such category above' },
  'category-ring': { zh: '不能放在自己下面', en: 'It cannot stand below itself' },
  'kind-unknown': { zh: '没有这套办理规则', en: 'No such rules' },
  'day-order': { zh: '结束在开始之前', en: 'It ends before it begins' },
  'list-unknown': { zh: '清单上没有这一条', en: 'The list has no such line' },
  'list-no': { zh: '写成 3 或 3.1 这样', en: 'Write it like 3 or 3.1' },
  'organisation-unknown': { zh: '没有这个单位', en: 'No such body' },
  'volunteers-never-charge': { zh: '小队可以认领的，必须免费', en: 'What squads may claim must be free' },
  'lead-needed': { zh: '这张清单要写牵头单位', en: 'This list needs a leading body' },
  'form-required-unknown': { zh: '必答的问题不存在', en: 'A required question is missing' },
  'form-field-name': { zh: '问题的编码不对', en: 'The key of a question is not right' },
  'never-off': { zh: '这是居民的权利，不能关', en: 'A right of the resident: it cannot be switched off' },
  'only-narrows': { zh: '只能减少，不能增加', en: 'It may only be narrowed' },
  'sms-link': { zh: '短信里不能有链接', en: 'No link in a text message' },
  'sms-code': { zh: '不能向居民要验证码', en: 'Never ask for a code' },
  'sms-signature': { zh: '要以“【县名】”开头', en: 'It must begin with the signature' },
  'sms-long': { zh: '太长了，最多 268 字', en: 'Too long: 268 characters at most' },
  'ends-before-start': { zh: '结束在开始之前', en: 'It ends before it begins' },
  'spans-overlap': { zh: '两段时间重叠了', en: 'The hours overlap' },
  'two-choices': { zh: '至少要有两个选项', en: 'At least two choices' },
  'alarm-words': {
    zh: '要写 110、119、120、122 之一和至少两个字的词',
    en: 'One of 110, 119, 120, 122, and words of at least two characters',
  },
  'category-twice': { zh: '这个分类写了两次', en: 'This category stands twice' },
  'day-twice': { zh: '同一天写了两次', en: 'This day stands twice' },
  'work-on-weekday': { zh: '平日本来就上班，不用调休', en: 'A weekday is worked anyway' },
  'year-not-complete': { zh: '这一年的放假安排还不完整', en: 'The holidays of this year are not complete' },
  'item-unknown': { zh: '没有这个事项或分类', en: 'No such item or category' },
  'place-unknown': { zh: '没有这个地方', en: 'No such place' },
  'rule-unreadable': { zh: '这一条办理规则写得不对', en: 'This rule cannot be read' },

  link: { zh: '不能有链接', en: 'No link here' },
  'asks-code': { zh: '不能向居民要验证码', en: 'Never ask for a code' },
  'value-unknown': {
    zh: '双花括号里的词没有对应的内容',
    en: 'Nothing is known to fill in for a word in double braces',
  },
})

/** What can be wrong with a pack, told with file and line. */
export const packFaultWords = defineWords({
  'json-syntax': {
    zh: '格式不对，可能少了逗号、引号或括号',
    en: 'Not well-formed: a comma, quote or bracket may be missing',
  },
  'json-key-twice': { zh: '同一个键写了两次', en: 'A key stands twice' },
  'json-depth': { zh: '套得太深', en: 'Nested too deep' },
  'kind-twice': { zh: '这一种只能有一个文件', en: 'Only one file may hold this kind' },
  'file-name': {
    zh: '文件名只用小写字母、数字和横线，以 .json 结尾',
    en: 'Small letters, digits and hyphens, ending in .json',
  },
  'file-missing': { zh: '没有这个文件', en: 'The file is missing' },
  'no-field': { zh: '至少要有一列是系统里有的项目', en: 'At least one column must be a field of ours' },
  'header-twice': { zh: '这个列名已经有了', en: 'A column is called so already' },
  'text-beside-field': { zh: '有项目的列不能再写固定文字', en: 'A column with a field takes no fixed text' },
  'codes-without-field': { zh: '只有性别和人员类别能写代码', en: 'Only sex and categories take codes' },
  'code-unknown': { zh: '没有这个值，代码对不上', en: 'There is no such value to code' },
  'pack-needed': { zh: '要先装它依赖的包', en: 'The pack it needs must stand first' },
  version: { zh: '版本写成 1.2.3 这样', en: 'Write the version like 1.2.3' },
  limit: { zh: '时限写成 4工作时、2工作日、24小时、7天 这样', en: 'Write limits as the tables of the counties do' },
  login: {
    zh: '账号用小写字母开头，只含字母、数字和横线',
    en: 'Begins with a small letter; letters, digits and hyphens',
  },
  'phone-diallable': { zh: '演示号码要以 000 开头，打不通', en: 'A demo phone begins with 000 and cannot be dialled' },
})
