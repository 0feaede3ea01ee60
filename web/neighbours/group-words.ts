import type { GroupLevel } from '../../domain/neighbours/groups-api.ts'
import { defineWords, type Word } from '../kit/words.ts'

export const groupLevelWords = defineWords({
  building: { zh: '楼院', en: 'Building' },
  estate: { zh: '小区', en: 'Estate' },
  grid: { zh: '网格', en: 'Grid' },
  group: { zh: '居（村）民小组', en: 'Residents’ group' },
}) satisfies Record<GroupLevel, Word>

export const groupWords = defineWords({
  title: { zh: '互助小组', en: 'Groups' },
  toGroups: { zh: '互助小组', en: 'Groups' },
  toGroupsHint: { zh: '同楼、同院、同网格的，谁愿意谁来', en: 'Of your building, estate or grid; whoever likes' },
  lead: {
    zh: '自己愿意就加入，想退就退。小组里的人互相看得到怎么称呼，外面的人只看得到几个人。',
    en: 'Join if you like, leave when you like. Those in a group see what each wants to be called; others see how many there are.',
  },
  backBoard: { zh: '互助板', en: 'The board' },
  none: { zh: '附近还没有互助小组', en: 'No group near you yet' },
  noneDo: { zh: '可以自己起一个。', en: 'You can found one.' },
  people: { zh: '{n} 人', en: { one: 'One', other: '{n} people' } },
  inIt: { zh: '您在里面', en: 'You are in it' },
  who: { zh: '组里的人：{who}', en: 'In it: {who}' },
  join: { zh: '加入', en: 'Join' },
  joinOf: { zh: '加入{name}', en: 'Join {name}' },
  leave: { zh: '退出', en: 'Leave' },
  leaveOf: { zh: '退出{name}', en: 'Leave {name}' },
  found: { zh: '起一个小组', en: 'Found a group' },
  name: { zh: '小组叫什么', en: 'What is it called' },
  nameHint: {
    zh: '附近的人都看得到，例如“二单元买菜搭把手”',
    en: 'Everybody near reads it, e.g. “Shopping for stairway two”',
  },
  level: { zh: '是哪里的', en: 'Of where' },
  called: { zh: '怎么称呼您', en: 'What to call you' },
  calledHint: { zh: '只有组里的人看得到；退出就删去', en: 'Only those in it see it; gone when you leave' },
  cancel: { zh: '算了', en: 'Not now' },
  note: {
    zh: '居民自愿起的小组：几个人、今年双方都确认办完的互助有几次。不看是谁，按地图的次序排。',
    en: 'Groups that residents founded: how many are in each, and how many helps of the year both sides confirmed. Nobody is named; in the order of the map.',
  },
  place: { zh: '地域', en: 'Place' },
  group: { zh: '小组', en: 'Group' },
  kind: { zh: '单元', en: 'Unit' },
  members: { zh: '人数', en: 'In it' },
  helps: { zh: '今年互助', en: 'Helps this year' },
  since: { zh: '起于', en: 'Since' },
  noneHere: { zh: '这里还没有互助小组', en: 'No group here yet' },
  kindSum: { zh: '{kind} {n} 个', en: '{kind}: {n}' },
  end: { zh: '解散', en: 'End' },
  endOf: { zh: '解散{name}', en: 'End {name}' },
  endWhy: { zh: '为什么', en: 'Why' },
  ended: { zh: '已解散', en: 'Ended' },
})
