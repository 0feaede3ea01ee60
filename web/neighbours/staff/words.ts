import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  title: { zh: '邻里互助', en: 'Neighbours help' },
  crumbs: { zh: '位置', en: 'You are here' },
  note: {
    zh: '居民自己发、自己约；这里只看内容，看不到是谁。有人反映的，看一眼，撤下要写原因。',
    en: 'Residents write and agree by themselves; here is what stands on the board, and not whose it is. What was reported is looked at; taking it off wants a reason.',
  },
  toMatch: { zh: '谁能帮谁', en: 'Who might help' },
  toRate: { zh: '办成多少', en: 'What came of it' },
  place: { zh: '地域', en: 'Place' },
  viewOpen: { zh: '在板上的', en: 'On the board' },
  viewReported: { zh: '有人反映', en: 'Reported' },
  viewOver: { zh: '已经结束', en: 'Over' },
  caption: { zh: '互助板上的条目', en: 'Entries' },
  what: { zh: '写的什么', en: 'Words' },
  side: { zh: '类别', en: 'Kind' },
  level: { zh: '范围', en: 'Level' },
  state: { zh: '状态', en: 'State' },
  until: { zh: '到期', en: 'Until' },
  answers: { zh: '回应', en: 'Answers' },
  reports: { zh: '反映', en: 'Reports' },
  emptied: { zh: '内容已清除', en: 'words are gone' },
  all: { zh: '共 {n} 条', en: { one: 'One entry', other: '{n} entries' } },
  empty: { zh: '这里没有', en: 'Nothing here' },
  emptyDo: { zh: '居民在手机的“志愿服务”里发。', en: 'Residents write on their phones, under volunteering.' },
  reported: { zh: '反映的问题', en: 'What was reported' },
  settled: { zh: '已看过', en: 'looked at' },
  why: { zh: '撤下原因', en: 'Why it was taken off' },
  close: { zh: '撤下', en: 'Take it off' },
  closeWhy: { zh: '原因（发的人会看到）', en: 'Why (its author reads it)' },
  closed: { zh: '已撤下', en: 'Taken off' },
  stand: { zh: '没有问题，留着', en: 'It stays' },
  standWhy: { zh: '看过以后的意见', en: 'What was found' },
  stood: { zh: '已留下', en: 'It stays' },
  skill: { zh: '哪一类', en: 'What kind' },
})

export const rateWords = defineWords({
  title: { zh: '邻里互助办成多少', en: 'What came of help between neighbours' },
  note: {
    zh: '按发出的日子算。办成率＝双方都确认办完的 ÷ 发出的；点数字看是哪些。',
    en: 'By the day of writing. The match rate is what both say was done ÷ what was written; press a number for its list.',
  },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  made: { zh: '发出', en: 'Written' },
  answered: { zh: '有人回应', en: 'Answered' },
  agreed: { zh: '双方同意', en: 'Agreed' },
  done: { zh: '办完', en: 'Done' },
  rate: { zh: '办成率', en: 'Match rate' },
  total: { zh: '合计', en: 'Together' },
  none: { zh: '这段时间没有人发', en: 'Nothing was written in that time' },
  behind: { zh: '这个数是哪些', en: 'What stands behind the number' },
})

export const matchWords = defineWords({
  title: { zh: '谁能帮谁', en: 'Who might help' },
  note: {
    zh: '把没人应的求助和志愿者放在一起算：会不会、远不远、有没有空、以前帮过没有、手上有几件。算出来只是建议：您来提，志愿者愿意、求助的人同意，才算数。',
    en: 'Asks nobody answered and volunteers are looked at together: skill, distance, time, who was there before, how many they help already. It is advice: you propose, the volunteer is willing, whoever asked agrees.',
  },
  seek: { zh: '算一算', en: 'Look' },
  none: { zh: '没有合适的：没人求助，或者没有合适的志愿者', en: 'Nothing fits: nobody asks, or no volunteer fits' },
  found: {
    zh: '{needs} 条求助，{volunteers} 名志愿者，配上 {n} 对',
    en: '{needs} asks, {volunteers} volunteers, {n} pairs',
  },
  proven: { zh: '离最好的最多差 {gap}', en: 'at most {gap} from the best there is' },
  notProven: { zh: '时间不够，没有证明是不是最好', en: 'not proven to be the best: time was up' },
  ask: { zh: '求助', en: 'Ask' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  why: { zh: '为什么', en: 'Why' },
  propose: { zh: '问问愿不愿意', en: 'Ask them' },
  proposed: { zh: '已经问了，等志愿者答复', en: 'Asked; it waits for the volunteer' },
})

export const settingWords = defineWords({
  parts: { zh: '邻里互助', en: 'Neighbours help' },
  partsNote: {
    zh: '开不开互助板，要不要帮着配对，一条最多挂多久。关上以后，已经写下的都在，只是看不到、也不能再发。',
    en: 'Whether there is a board, whether needs and volunteers are brought together, and how long an entry stands. Off, what was written stays and nobody reads or writes.',
  },
  board: { zh: '开通互助板', en: 'There is a board' },
  matching: { zh: '帮着配对（人来提，双方同意才算）', en: 'Matching (a person proposes, both agree)' },
  days: { zh: '一条最多挂几天', en: 'Most days of an entry' },
  daysN: { zh: '{n} 天', en: '{n} days' },
  on: { zh: '已开', en: 'on' },
  off: { zh: '没开', en: 'off' },
})
