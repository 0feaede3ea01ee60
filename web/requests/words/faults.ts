/** What the server finds wrong with an act, wherever it was written. */
import { defineWords } from '../../kit/words.ts'

export const actFaults = defineWords({
  'evidence-needed': { zh: '这件要有一张照片', en: 'A picture is asked for here' },
  'file-not-sent': {
    zh: '照片或录音没传上来，请再放一次',
    en: 'A picture or voice note did not arrive; please add it again',
  },
  'file-hash': {
    zh: '照片或录音没传上来，请再放一次',
    en: 'A picture or voice note did not arrive; please add it again',
  },
  'handler-present': { zh: '等办事的人走了再评吧，这样更自在', en: 'Please rate when they have left' },
  key: {
    zh: '这部手机认不出来了，请用编号和手机尾号',
    en: 'This phone is not recognised; please use number and phone ending',
  },
  'never-off': { zh: '这个动作不能关掉', en: 'This act cannot be switched off' },
  'only-narrows': { zh: '只能减少，不能增加', en: 'This can only be narrowed' },
  'narrow-the-place': { zh: '地方太多，请选小一点的范围', en: 'Too many places; please choose a smaller one' },
  'no-such-item': { zh: '没有这个事项了，请重新选', en: 'There is no such matter any more; please choose again' },
  'own-page': {
    zh: '未成年人疑似受侵害不走普通诉求，请用“未成年人保护”那一页报告',
    en: 'Harm to a minor is no ordinary request: use the page for minors in danger',
  },
  'number-known': {
    zh: '市里的这个编号已经有一件了，请按编号找到那一件',
    en: 'A matter with this number of the city is here already; find it by that number',
  },
  'no-city-table': {
    zh: '这份文件里没有看到工单编号一列，不像市里的工单表',
    en: 'No column with the city’s number was found: this does not look like its table',
  },
  'nothing-asked': {
    zh: '没有向市里申请过，不用登记同不同意',
    en: 'Nothing was asked of the city, so nothing can be granted or refused',
  },
  'nothing-answered': {
    zh: '选中的都还没有办结，没有可以回复的',
    en: 'None of those chosen is resolved yet: there is nothing to answer with',
  },
  signature: { zh: '签名应是 64 位十六进制', en: 'A signature is 64 hexadecimal digits' },
  'no-json': { zh: '内容不是约定的 JSON', en: 'Not the JSON that was agreed on' },
  'no-number-column': {
    zh: '请先指出哪一列是工单编号',
    en: 'Please say first which column holds the city’s number',
  },
  'no-such-place': { zh: '没有这个地方了，请重新选', en: 'There is no such place any more; please choose again' },
  'not-text': { zh: '这里要写字', en: 'Words are asked for here' },
  'not-number': { zh: '这里要填数字', en: 'A number is asked for here' },
  'not-whole': { zh: '这里要填整数', en: 'A whole number is asked for here' },
  'not-yes-no': { zh: '请选是或否', en: 'Please choose yes or no' },
  'too-short': { zh: '至少 {limit} 个字', en: 'At least {limit} characters' },
  'too-small': { zh: '不能小于 {limit}', en: 'Not less than {limit}' },
  'too-large': { zh: '不能大于 {limit}', en: 'Not more than {limit}' },
  'whole-months': { zh: '只能按整月看', en: 'Whole months only' },
  'not-yours-or-too-late': { zh: '不是您写的，或者过了能改的时间', en: 'Not yours, or it is too late to change it' },
})
