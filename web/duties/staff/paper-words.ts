import { defineWords } from '../../kit/words.ts'

export const paperWords = defineWords({
  crumbs: { zh: '所在位置', en: 'Where you are' },
  care: { zh: '关爱服务', en: 'Care and visits' },
  title: { zh: '打印当天的单子', en: 'Print the day' },
  note: {
    zh: '没有手机或没有网络时用纸：打勾、写上日期和时间，回来由本人在手机上照实际时间补记。',
    en: 'Paper where there is no phone or signal: tick, write day and time; whoever went enters it on the phone with its real time.',
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
