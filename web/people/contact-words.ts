import type { Agreed, ContactKind } from '../../domain/people/contacts.ts'
import { defineWords, type Word } from '../kit/words.ts'

/** 邻居 紧急联系人 亲属 其他. */
export const contactKindWords = defineWords({
  neighbour: { zh: '邻居', en: 'Neighbour' },
  emergency: { zh: '紧急联系人', en: 'Emergency contact' },
  relative: { zh: '亲属', en: 'Relative' },
  other: { zh: '其他人', en: 'Somebody else' },
}) satisfies Record<ContactKind, Word>

export const agreedWords = defineWords({
  'in-person': { zh: '本人当面同意', en: 'Agreed in person' },
  'by-phone': { zh: '本人电话里同意', en: 'Agreed on the phone' },
  'passed-on': { zh: '由这位居民转达同意', en: 'Agreement passed on' },
}) satisfies Record<Agreed, Word>

/** Whom to call about somebody: the same at the desk and on the phone. */
export const contactWords = defineWords({
  title: { zh: '亲友邻居', en: 'Whom to call' },
  add: { zh: '添加亲友邻居', en: 'Add a contact' },
  lead: {
    zh: '找不到本人时，按本人选的顺序打给他们。先问过人家愿意再登记。',
    en: 'Called in the order the person chose when they cannot be reached. Ask each of them first.',
  },
  none: { zh: '还没有登记亲友邻居', en: 'No contact yet' },
  kind: { zh: '是谁', en: 'Who they are' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  agreed: { zh: '怎么同意的', en: 'How they agreed' },
  since: { zh: '{day} 起', en: 'since {day}' },
  end: { zh: '不再联系', en: 'Take off' },
  endOf: { zh: '不再联系 {name}', en: 'Take off {name}' },
  endNote: {
    zh: '姓名和电话随即删除，只留下登记过和停止的日期。',
    en: 'Name and number are erased at once; only the dates stay.',
  },
  save: { zh: '登记', en: 'Enter' },
  saved: { zh: '已登记', en: 'Entered' },
  kept: { zh: '记下了，有网自动上传。', en: 'Noted; it goes up by itself.' },
  ended: { zh: '已停止联系', en: 'Taken off' },
})

export const contactFaultWords = defineWords({
  name: { zh: '请填姓名', en: 'Enter a name' },
  phone: { zh: '号码不对', en: 'This is no phone number' },
  masked: { zh: '不能填带星号的内容', en: 'A masked value cannot be kept' },
  required: { zh: '请填写', en: 'Needed' },
  'contact-held': { zh: '这个号码已经登记过', en: 'This number is there already' },
  'contacts-most': { zh: '最多登记 6 位，请先停止一位', en: 'Six at most: take one off first' },
})
