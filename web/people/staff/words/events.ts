import type { EventKind } from '../../../../domain/people/population.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const eventKindWords = defineWords({
  found: { zh: '建档', en: 'Entered' },
  arrive: { zh: '迁入', en: 'Moved in' },
  birth: { zh: '出生', en: 'Born' },
  move: { zh: '县内搬家', en: 'Moved within the county' },
  leave: { zh: '迁出', en: 'Moved away' },
  death: { zh: '去世', en: 'Died' },
}) satisfies All<EventKind>

export const eventWords = defineWords({
  title: { zh: '来去记录', en: 'Comings and goings' },
  happen: { zh: '登记变动', en: 'Enter a change' },
  happenDo: { zh: '登记', en: 'Enter' },
  what: { zh: '发生了什么', en: 'What happened' },
  move: { zh: '搬到县内别处', en: 'Moved within the county' },
  leave: { zh: '离开本县', en: 'Left the county' },
  arrive: { zh: '回到本县', en: 'Came back' },
  death: { zh: '去世', en: 'Died' },
  moveNote: { zh: '只这一个人搬；整户搬请用“整户搬家”。', en: 'This person alone; a whole household moves as one.' },
  leaveNote: {
    zh: '户口在这里的，记为户在人不在；应办的事随之停下。',
    en: 'Whoever is registered here stays in the household; what is owed stops.',
  },
  arriveNote: { zh: '选现在住的地方和住户。', en: 'Choose where they live now.' },
  deathNote: {
    zh: '登记后，关爱类别从这天结束，应办的事随之停下。',
    en: 'Categories end on this day and what is owed stops.',
  },
  head: { zh: '新户主', en: 'New head' },
  headHint: { zh: '户主走了，这一户由谁当户主', en: 'Who heads the household now' },
  strike: { zh: '登记错了', en: 'It was a slip' },
  strikeDo: { zh: '撤回这次登记', en: 'Take it back' },
  strikeNote: {
    zh: '记录留着，写明已撤回；人数按撤回后的算。',
    en: 'It stays in the log, struck out; numbers follow.',
  },
  struck: { zh: '已撤回', en: 'taken back' },
  why: { zh: '原因', en: 'Reason' },
  left: { zh: '{day} 离开本县', en: 'Left {day}' },
  came: { zh: '怎么来的', en: 'How they came' },
})

export const populationWords = defineWords({
  title: { zh: '人口变动', en: 'Population' },
  note: {
    zh: '期末 = 期初 + 迁入 + 出生 − 迁出 − 去世；各处看到的是同一个数。',
    en: 'Closing = opening + in + births − out − deaths; the same number everywhere.',
  },
  month: { zh: '月份', en: 'Month' },
  place: { zh: '地方', en: 'Place' },
  whole: { zh: '合计', en: 'All' },
  opening: { zh: '期初', en: 'Opening' },
  arrivals: { zh: '迁入', en: 'In' },
  movedIn: { zh: '（县内搬来 {n}）', en: '({n} from within)' },
  births: { zh: '出生', en: 'Births' },
  departures: { zh: '迁出', en: 'Out' },
  movedOut: { zh: '（搬到县内别处 {n}）', en: '({n} within)' },
  closing: { zh: '期末', en: 'Closing' },
  empty: { zh: '这里还没有人', en: 'Nobody here yet' },
  below: { zh: '下属 {n} 处', en: { one: 'One place below', other: '{n} places below' } },
})
