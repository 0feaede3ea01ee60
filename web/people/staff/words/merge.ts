import type { MergeFault, MergeField } from '../../../../domain/people/merge.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const mergeFieldWords = defineWords({
  name: { zh: '姓名', en: 'Name' },
  sex: { zh: '性别', en: 'Sex' },
  born: { zh: '出生日期', en: 'Date of birth' },
  idNumber: { zh: '证件号', en: 'ID number' },
  addressNote: { zh: '上门提示', en: 'Finding the door' },
}) satisfies All<MergeField>

export const mergeWords = defineWords({
  title: { zh: '合并重复档案', en: 'Merge two records' },
  note: {
    zh: '同一个人登记了两份，就合成一份。合错了可以拆开，什么也不会丢。',
    en: 'One person entered twice becomes one. A mistake can be undone; nothing is lost.',
  },
  kept: { zh: '留下的这一份', en: 'The record that stays' },
  old: { zh: '并进来的那一份', en: 'The record that goes into it' },
  other: { zh: '另一份档案', en: 'The other record' },
  otherHint: { zh: '看年龄、电话和住处，认准是哪一位', en: 'Look at age, phone and home: which one is it' },
  compare: { zh: '并排看', en: 'Compare' },
  compareNote: {
    zh: '两份都会完整显示，谁看过会记下，本人查得到。',
    en: 'Both are shown in full; who looked is recorded, and the person can see it.',
  },
  choose: { zh: '哪一项用哪一份的', en: 'Whose value stays' },
  what: { zh: '项目', en: 'What' },
  phones: { zh: '电话', en: 'Phones' },
  address: { zh: '住址', en: 'Address' },
  died: { zh: '去世', en: 'Died' },
  same: { zh: '一样', en: 'alike' },
  useKept: { zh: '{what}用留下的', en: '{what}: of the record that stays' },
  useOld: { zh: '{what}用并进来的', en: '{what}: of the other record' },
  both: { zh: '都留', en: 'both' },
  addressStays: { zh: '住处以留下的那份为准', en: 'The home is that of the record that stays' },
  empty: { zh: '没有', en: 'none' },
  why: { zh: '怎么认定是同一个人', en: 'How it is known that they are one' },
  merge: { zh: '合成一份', en: 'Merge' },
  merged: { zh: '已合成一份', en: 'Merged' },
  waits: { zh: '已合成一份；有几项等另一位同意', en: 'Merged; some values wait for a second person' },
  done: { zh: '合并过的', en: 'What was merged' },
  doneLine: { zh: '{name}，{day} 由{by}合并', en: '{name}, merged by {by} on {day}' },
  undone: { zh: '{day} 已拆开', en: 'taken apart on {day}' },
  open: {
    zh: '合并过 {n} 份档案',
    en: { one: 'One record was merged into this', other: '{n} records were merged into this' },
  },
  undo: { zh: '拆开', en: 'Take apart' },
  undoOf: { zh: '拆开{name}', en: 'Take {name} apart' },
  undoNote: {
    zh: '两份各回各的。合并以后新添的，请在下面勾出属于另一份的。',
    en: 'Each gets back its own. Tick what came since and belongs to the other.',
  },
  added: { zh: '合并以后新添的，勾上的归另一份', en: 'Added since: what is ticked goes to the other' },
  addedNone: { zh: '合并以后没有新添的。', en: 'Nothing was added since.' },
  staysNote: { zh: '下面这些留在这一份；不对的，拆开后再改。', en: 'These stay here; put them right afterwards.' },
  staysField: { zh: '{what}后来又改过', en: '{what} was changed since' },
  staysHome: { zh: '{day} 加入的住户', en: 'a household joined on {day}' },
  account: { zh: '关联账号', en: 'an account' },
  category: { zh: '{name}，{day} 起', en: '{name}, from {day}' },
  phone: { zh: '电话 {masked}', en: 'Phone {masked}' },
})

export const mergeFaultWords = defineWords({
  'same-record': { zh: '这就是同一份档案', en: 'This is the same record' },
  'merged-already': { zh: '已经并进别的档案了', en: 'It was merged already' },
  'one-died': {
    zh: '一份已登记去世，另一份没有，请先改对',
    en: 'One has died and the other has not: put that right first',
  },
  'kept-away': {
    zh: '留下的这份已离开本县，请打开另一份，反过来合并',
    en: 'The record that stays has left: open the other and merge this into it',
  },
  'kept-no-home': {
    zh: '留下的这份没有住处，请打开另一份，反过来合并',
    en: 'The record that stays has no home: open the other and merge this into it',
  },
  'old-heads': {
    zh: '另一份还是别的户的户主，请先给那一户换户主',
    en: 'The other still heads a household: give that one another head first',
  },
}) satisfies All<MergeFault | 'kept-no-home' | 'old-heads'>
