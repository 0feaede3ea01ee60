import { defineWords } from '../../../kit/words.ts'

export const sumWords = defineWords({
  year: { zh: '{y}年', en: '{y}' },
  brands: { zh: '品牌项目', en: 'Brand projects' },
  brandsNote: {
    zh: '办结的品牌项目活动，按项目名归到一起；满意率是问到的人里说满意的。',
    en: 'Closed activities of brand projects, by the name of the project; content are those who said so of those asked.',
  },
  brandsNone: {
    zh: '这一年这里没有办结品牌项目的活动',
    en: 'No activity of a brand project was closed here in this year',
  },
  brandsTarget: {
    zh: '要求：全年 {least}—{most} 个，每个至少办 {repeats} 次。办够次数的有 {n} 个。',
    en: 'Wanted: {least} to {most} in a year, each held {repeats} times or more. So often were held: {n}.',
  },
  project: { zh: '项目', en: 'Project' },
  held: { zh: '办了几次', en: 'Held' },
  asked: { zh: '问了几人', en: 'Asked' },
  content: { zh: '说满意', en: 'Content' },
  share: { zh: '满意率', en: 'Share' },
  repeated: { zh: '次数', en: 'Often enough' },
  enough: { zh: '够了', en: 'yes' },
  notEnough: { zh: '还不够', en: 'not yet' },
  pledges: { zh: '认领统计', en: 'Pledges in numbers' },
  pledgesNote: {
    zh: '一人一棵树或一盆花：一年里认领、做好的人数（一人只算一次）和居民数相比。只有数，没有名字。',
    en: 'A tree or a pot each: who pledged and did it in a year, each once, against residents. Counts alone, no names.',
  },
  pledgesNone: { zh: '这里没有社区（村）', en: 'There is no community here' },
  community: { zh: '社区（村）', en: 'Community' },
  residents: { zh: '居民', en: 'Residents' },
  pledged: { zh: '认领', en: 'Pledged' },
  done: { zh: '做好了', en: 'Done' },
  rate: { zh: '做好的占居民', en: 'Done ÷ residents' },
  total: { zh: '合计', en: 'Total' },
  goods: { zh: '物品发放统计', en: 'Goods handed over' },
  goodsNote: {
    zh: '一段日子里每样给了多少、有几笔签收；冲销的已减去。',
    en: 'How much of each was handed over in a span of days, and by how many receipts; what was reversed is taken off.',
  },
  goodsNone: { zh: '这段日子里没有发放', en: 'Nothing was handed over in these days' },
  good: { zh: '物品', en: 'Good' },
  n: { zh: '数量', en: 'How many' },
  receipts: { zh: '签收笔数', en: 'Receipts' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
})
