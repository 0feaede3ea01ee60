/** Words of care and visits on the page of a person. */
import { defineWords } from '../../kit/words.ts'

export const careWords = defineWords({
  title: { zh: '照看和探访', en: 'Care and visits' },
  none: { zh: '没有建档', en: 'Under no plan' },
  plan: { zh: '{plan}，{rhythm}，{helper}', en: '{plan}, {rhythm}, {helper}' },
  last: { zh: '上次：{when} {who} {way}', en: 'Last: {when}, {who}, {way}' },
  door: { zh: '上门须知', en: 'At the door' },
  doorNote: {
    zh: '同住的人有一位要两人同去，这一户就都两人同去。去之前在当天名单和卡片上看得到。',
    en: 'Where it is said of one of a household it holds at that door. It stands on the list of the day and on the card before anybody goes.',
  },
  doorOf: { zh: '上门须知', en: 'What is minded at the door' },
  two: { zh: '两人同去', en: 'Two go together' },
  twoHint: { zh: '为了探访人安全，不写原因', en: 'For the safety of who visits; no reason is written' },
  twoByHome: { zh: '同住的人已注明两人同去', en: 'Said of somebody of the same household' },
  alone: { zh: '一个人去就行', en: 'One may go alone' },
  withhold: { zh: '以前探访人写的话不给接手的人看', en: 'Notes of helpers before are kept from the next' },
  withholdHint: {
    zh: '本人不愿意，或不宜转述时勾选；今天以前的备注只有写的人看得到。',
    en: 'Where the person does not want it: what was written before today stays with who wrote it.',
  },
  withheld: { zh: '{day} 以前的备注不给接手的人看', en: 'Notes before {day} are kept from the next' },
  rest: { zh: '暂不探访', en: 'No visits for a while' },
  restNote: {
    zh: '到日子自动恢复，单独计数，不算没去。',
    en: 'It ends by itself, is counted apart and never as missed.',
  },
  restUntil: { zh: '{reason}，{from} 到 {to} 不用来', en: '{reason}: nobody need come from {from} to {to}' },
  restEnd: { zh: '提前恢复', en: 'Visits again' },
  restEndOf: { zh: '提前恢复探访', en: 'Visits again from today' },
  restEndNote: { zh: '从明天起照计划探访。', en: 'From tomorrow visits go by the plan again.' },
  reason: { zh: '为什么', en: 'Why' },
  from: { zh: '从哪天', en: 'From' },
  to: { zh: '到哪天', en: 'Until' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
})

/** Visits as they were received. */
export const pastWords = defineWords({
  title: { zh: '探访记录', en: 'Visits' },
  none: { zh: '还没有探访记录', en: 'No visit is recorded yet' },
  one: { zh: '{when} {who} {way}，{outcome}', en: '{when}, {who}, {way}: {outcome}' },
  someone: { zh: '其他人', en: 'somebody' },
  met: { zh: '见到了', en: 'met' },
  attempted: { zh: '没见到人', en: 'nobody met' },
  refused: { zh: '本人不要', en: 'not wanted' },
  times: { zh: '记录时间 {captured}，收到时间 {received}', en: 'written {captured}, received {received}' },
  skewed: { zh: '手机时间不准', en: 'The phone’s clock was off' },
  entered: { zh: '由 {who} 照纸单补记', en: 'written down from paper by {who}' },
  more: { zh: '再看 10 次', en: 'Ten more' },
})
