import { defineWords } from '../../kit/words.ts'

export const paperWords = defineWords({
  crumbs: { zh: '所在位置', en: 'Where you are' },
  care: { zh: '关爱服务', en: 'Care and visits' },
  title: { zh: '打印当天的单子', en: 'Print the day' },
  note: {
    zh: '没有手机或没有网络时用纸：打勾、写上日期和时间，回来由本人在手机上照实际时间补记，没有手机的在这里替他补记。',
    en: 'Paper where there is no phone or signal: tick, write day and time; whoever went enters it on the phone with its real time, or has it entered here.',
  },
  place: { zh: '网格', en: 'Grid' },
  helper: { zh: '谁去', en: 'Who goes' },
  everybody: { zh: '这里的所有人', en: 'Everybody here' },
  print: { zh: '打印', en: 'Print' },
  head: { zh: '{day} · {place} · {who}', en: '{day} · {place} · {who}' },
  more: { zh: '人太多，没有全列出来，请选小一点的地方。', en: 'Too many to list: choose a smaller place.' },
  empty: { zh: '这里今天没有要看望的人', en: 'Nobody is due here today' },
  emptyDo: { zh: '换一个网格或换一个人看看', en: 'Try another grid or another person' },
})

/** Written down from a sheet. */
export const enterWords = defineWords({
  enter: { zh: '补记', en: 'Enter' },
  enterOf: { zh: '照纸单补记：{name}', en: 'Enter from paper: {name}' },
  enterNote: {
    zh: '记在去的人名下，写纸上的实际时间；您补记这件事也会留下记录。',
    en: 'It stands under the name of who went, with the real time on the sheet; that you entered it is kept too.',
  },
  entered: { zh: '已补记', en: 'Entered' },
  visitor: { zh: '谁去的', en: 'Who went' },
  when: { zh: '什么时候去的', en: 'When' },
  whenHint: { zh: '照纸上写的日期和时间', en: 'Day and time as on the sheet' },
  outcome: { zh: '见到了吗', en: 'Met?' },
  met: { zh: '见到了', en: 'Met' },
  attempted: { zh: '没见到人', en: 'Nobody met' },
  refused: { zh: '本人不要', en: 'Not wanted' },
  way: { zh: '怎么看望的', en: 'How' },
  items: { zh: '做了什么', en: 'What was done' },
  minutes: { zh: '用了多少分钟', en: 'Minutes' },
  need: { zh: '发现要办的事（会马上报上去）', en: 'Something to be done (it is reported at once)' },
  toNext: { zh: '留给下次的话', en: 'For whoever comes next' },
})

export const enterFaultWords = defineWords({
  'moment-future': { zh: '时间在以后，请照纸上的时间写', en: 'This lies in the future: write the time on the sheet' },
  'day-past': { zh: '超过一年的不能在这里补记', en: 'More than a year ago: not entered here' },
  'helper-unknown': { zh: '这个人现在不是工作人员', en: 'Not one of the staff now' },
})
