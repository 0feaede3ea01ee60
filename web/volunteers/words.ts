import type { Flaw } from '../../domain/volunteers/hours.ts'
import type { HoursState } from '../../domain/volunteers/hours-states.ts'
import type { HowFar, NotYet, VolunteerState } from '../../domain/volunteers/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const stateWords = defineWords({
  applied: { zh: '申请中', en: 'Applied' },
  active: { zh: '在服务', en: 'Active' },
  paused: { zh: '暂停', en: 'Paused' },
  ended: { zh: '已退出', en: 'Left' },
}) satisfies All<VolunteerState>

export const farWords = defineWords({
  grid: { zh: '就在网格里', en: 'Within the grid' },
  community: { zh: '本社区（村）', en: 'Within the community' },
  town: { zh: '本乡镇街道', en: 'Within the town' },
  county: { zh: '全县（区）', en: 'Anywhere in the county' },
}) satisfies All<HowFar>

/** What stands in the way, said to whoever it concerns. */
export const notYetWords = defineWords({
  'not-active': { zh: '现在不在服务', en: 'Not active now' },
  'age-unknown': { zh: '没有登记出生日期', en: 'No date of birth is held' },
  'too-young': { zh: '年龄还不够', en: 'Too young' },
  'no-guardian': { zh: '监护人还没有同意', en: 'No guardian has agreed yet' },
  'no-lead': { zh: '要有成年志愿者带领', en: 'An adult volunteer has to lead' },
  'risky-minor': { zh: '有风险的服务，未成年人不参加', en: 'Risky: nobody under age takes part' },
  'not-insured': { zh: '当天没有有效的保险', en: 'Not insured that day' },
  'not-vetted': { zh: '与孩子有关的服务，要先核查', en: 'Work with children: vetting first' },
  'no-course': { zh: '还没参加过“{course}”培训', en: 'Has not taken “{course}” yet' },
}) satisfies All<NotYet['code']>

export const hoursWords = defineWords({
  entered: { zh: '待核实', en: 'To be found true' },
  notice: { zh: '公示中', en: 'Open to objection' },
  objected: { zh: '有异议', en: 'Objected to' },
  counted: { zh: '已计入', en: 'Counted' },
  void: { zh: '不计', en: 'Does not count' },
}) satisfies All<HoursState>

export const flawWords = defineWords({
  'no-time': { zh: '记录里没写服务了多久', en: 'The record does not say how long' },
  'beyond-span': { zh: '写的时长比到场时间还长', en: 'More minutes than the time there' },
  'before-joining': { zh: '在加入志愿者之前', en: 'Before joining' },
  overlap: { zh: '同一时间另有一条记录', en: 'Another record says elsewhere at that time' },
  'over-day': { zh: '超过一天能计的时长', en: 'More than a day may have' },
}) satisfies All<Flaw>

/** What is wrong with what was typed. */
export const volunteerFaults = defineWords({
  'ages-turned': { zh: '不能小于最低年龄', en: 'Not below the least age' },
  'levels-turned': { zh: '每一级要比上一级多', en: 'Each level wants more than the one below' },
  'code-twice': { zh: '写了两次', en: 'Said twice' },
  'national-no': { zh: '6 到 32 位字母或数字', en: 'Six to thirty-two letters or digits' },
  'is-id-number': { zh: '这是身份证号，请填志愿者编号', en: 'That is an identity number; enter the volunteer number' },
  'guardian-unfit': { zh: '监护人要是另一位成年人', en: 'The guardian is another person, of age' },
  'no-guardian': { zh: '未成年人要有监护人同意', en: 'Under age: a guardian agrees first' },
  'only-of-training': { zh: '只有培训才填课程和时长', en: 'Only a training has a course and minutes' },
  'course-unknown': { zh: '没有这门课程', en: 'No such course' },
  'skill-unknown': { zh: '不在可选的项目里', en: 'Not in the list' },
  'category-unknown': { zh: '这一类不能在这里登记', en: 'This category cannot be entered here' },
  'consent-needed': { zh: '要先同意用于统计', en: 'Agree to being counted first' },
  'age-unknown': { zh: '请先登记出生日期', en: 'Enter the date of birth first' },
  'too-young': { zh: '年龄还不够', en: 'Too young' },
  'number-taken': { zh: '这个编号是别人的', en: 'Somebody else has this number' },
  'lead-unfit': { zh: '带领人要是在服务的成年志愿者', en: 'Whoever leads is an active adult volunteer' },
  'person-gone': { zh: '这个人已去世或迁出', en: 'This person has died or left' },
  'own-objection': { zh: '提出异议的人不能裁定', en: 'Whoever objected does not decide' },
  'day-ahead': { zh: '还没到这一天', en: 'This day has not come' },
  'day-past': { zh: '生效日不能在过去', en: 'It cannot begin in the past' },
  'definition-in-force': { zh: '已经生效的不改，请另定生效日', en: 'It is in force: choose a later day' },
  'ends-before-start': { zh: '结束早于开始', en: 'It ends before it begins' },
})
