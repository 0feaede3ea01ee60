import type { AnswerState, PostState } from '../../domain/neighbours/rules.ts'
import type { Level, ReportCause, Side } from '../../domain/neighbours/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const sideWords = defineWords({
  offer: { zh: '我能帮', en: 'Offers help' },
  ask: { zh: '想请人帮', en: 'Asks for help' },
  wish: { zh: '微心愿', en: 'Small wish' },
  post: { zh: '社区岗位', en: 'Community post' },
}) satisfies All<Side>

export const levelWords = defineWords({
  building: { zh: '同一栋楼', en: 'This building' },
  estate: { zh: '同一个小区', en: 'This estate' },
  grid: { zh: '同一个网格', en: 'This grid' },
  group: { zh: '同一个村民小组', en: 'This villagers’ group' },
  community: { zh: '全社区（村）', en: 'The whole community' },
}) satisfies All<Level>

export const postStateWords = defineWords({
  sent: { zh: '等社区审核', en: 'The community looks at it first' },
  open: { zh: '在互助板上', en: 'On the board' },
  taken: { zh: '已经约好', en: 'Agreed' },
  done: { zh: '已办完', en: 'Done' },
  ended: { zh: '已撤下', en: 'Taken off' },
  closed: { zh: '社区撤下', en: 'Taken off by the community' },
}) satisfies All<PostState>

export const answerStateWords = defineWords({
  proposed: { zh: '社区想请您帮忙', en: 'The community asks you' },
  waiting: { zh: '等对方同意', en: 'Waits for the other to agree' },
  agreed: { zh: '双方都同意了', en: 'Both agreed' },
  done: { zh: '双方确认办完', en: 'Both say it is done' },
  declined: { zh: '没约成', en: 'Did not come to it' },
  left: { zh: '已退出', en: 'Taken back' },
}) satisfies All<AnswerState>

export const causeWords = defineWords({
  advertising: { zh: '广告、推销', en: 'Advertising' },
  fraud: { zh: '像是诈骗', en: 'May be a fraud' },
  insult: { zh: '骂人、伤人的话', en: 'Insulting' },
  private: { zh: '写了别人的隐私', en: 'Somebody’s private matters' },
  other: { zh: '别的', en: 'Something else' },
}) satisfies All<ReportCause>

/** Why a volunteer was thought of. */
export const whyWords = defineWords({
  grid: { zh: '同一个网格', en: 'same grid' },
  community: { zh: '同一个社区（村）', en: 'same community' },
  town: { zh: '同一个镇（街道）', en: 'same town' },
  county: { zh: '同县', en: 'same county' },
  skill: { zh: '会{skill}', en: 'can do: {skill}' },
  minutes: { zh: '每周都有空的时间 {n} 分钟', en: '{n} minutes a week in common' },
  anyTime: { zh: '时间没写，要问', en: 'times not said: ask' },
  before: { zh: '以前帮过', en: 'was there before' },
  has: { zh: '手上有 {n} 件', en: { one: 'helps one already', other: 'helps {n} already' } },
})

export const neighbourFaults = defineWords({
  'person-unknown': { zh: '没有这个人，或者不在您的范围', en: 'No such person, or not in your area' },
  'organisation-unknown': { zh: '没有这个单位', en: 'No such organisation' },
  'community-needed': { zh: '请选一个社区（村）', en: 'Choose a community' },
  'registered-already': { zh: '这个单位已经在这里报到', en: 'The unit has registered there already' },
  'name-short': { zh: '至少写 2 个字', en: 'At least two characters' },
  'group-there': { zh: '附近已经有叫这个的小组', en: 'A group near is called so already' },
  'too-short': { zh: '至少写 4 个字', en: 'At least four characters' },
  'day-past': { zh: '这一天已经过了', en: 'This day is over' },
  'too-far': { zh: '最多 {days} 天以后', en: 'At most {days} days ahead' },
  'skill-unknown': { zh: '请从列出的里面选', en: 'Choose one of those listed' },
  'level-unknown': { zh: '请从列出的里面选', en: 'Choose one of those listed' },
  'volunteer-unfit': { zh: '这位志愿者现在不合适了，请再算一次', en: 'This volunteer fits no more; look again' },
  'ends-before-start': { zh: '结束要在开始以后', en: 'It ends before it begins' },
  'not-yet': { zh: '还没到这个时间，办完再确认', en: 'Not yet: say so once it is done' },
  'help-too-long': { zh: '一次最多 12 小时', en: 'At most twelve hours' },
  'before-agreed': { zh: '要在双方同意以后', en: 'Before both had agreed' },
})
